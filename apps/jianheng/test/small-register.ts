/** A register with a field of every kind that expressions tell apart; people in it are invented. */
export const smallRegister = `register: loan
version: 1
title: { zh: 借用登记, en: Loans }
purpose: { zh: 登记借用, en: Loans of things }
group: act
order: 10
basis:
  - { instrument: 档案法, article: 14、15 }
number: 借〔{year}〕{n}号
recordTitle: 名称 + "（" + 类别 + "）"
fields:
  - { id: name, label: { zh: 名称, en: Name }, type: text }
  - id: kind
    label: { zh: 类别, en: Kind }
    type: choice
    choices:
      - { id: paper, label: { zh: 卷宗, en: file } }
      - { id: thing, label: { zh: 物品, en: thing } }
  - id: topics
    label: { zh: 事由, en: Reasons }
    type: choices
    choices:
      - { id: trial, label: { zh: 出庭, en: trial } }
      - { id: review, label: { zh: 复查, en: review } }
  - { id: amount, label: { zh: 金额, en: Amount }, type: money }
  - { id: count, label: { zh: 件数, en: Pieces }, type: integer }
  - { id: share, label: { zh: 比例, en: Share }, type: number }
  - { id: openedOn, label: { zh: 借出日期, en: Lent on }, type: date }
  - { id: urgent, label: { zh: 是否紧急, en: Urgent }, type: yesNo }
  - { id: handler, label: { zh: 经办人, en: Handler }, type: person }
  - { id: unit, label: { zh: 借用部门, en: Department }, type: department }
  - id: items
    label: { zh: 清单, en: Items }
    type: rows
    columns:
      - { id: what, label: { zh: 品名, en: What }, type: text, required: true }
      - { id: value, label: { zh: 价值, en: Value }, type: money }
      - { id: due, label: { zh: 归还日期, en: Due }, type: date }
      - id: state
        label: { zh: 完好程度, en: Condition }
        type: choice
        choices:
          - { id: good, label: { zh: 完好, en: good } }
          - { id: bad, label: { zh: 破损, en: damaged } }
  - { id: opinion, label: { zh: 意见, en: Opinion }, type: longText }
  - { id: note, label: { zh: 备注, en: Note }, type: text }
  - { id: total, label: { zh: 总价值, en: Total }, type: money, derived: sum(清单.价值) }
  - { id: secret, label: { zh: 内部情况, en: Internal }, type: text, readBy: [role:leadership] }
states:
  - { id: asked, label: { zh: 待批准, en: asked } }
  - { id: lent, label: { zh: 已借出, en: lent } }
  - { id: returned, label: { zh: 已归还, en: returned }, end: true }
create:
  by: [role:prosecutor]
  writes: [name, kind, topics, amount, count, share, openedOn, urgent, handler, unit, items, secret]
  needs: [name]
  guards:
    - when: 件数 > 0
      message: { zh: 件数应大于零, en: There is something to lend }
  to: asked
  example: { name: 卷宗一, count: 3, urgent: true, items: [{ what: 甲, value: 10.50 }] }
acts:
  - id: approve
    label: { zh: 批准, en: Approve }
    from: [asked]
    to: lent
    by: [role:leadership]
    except: [author]
    writes: [opinion, note]
    needs: [opinion]
    guards:
      - when: 金额 > 0
        message: { zh: 金额应大于零, en: There is an amount }
      - when: every o in 清单 satisfies o.完好程度 = "完好"
        message: { zh: 破损的不外借, en: What is damaged is not lent }
    starts: [back, paid, kept]
    prints: [slip]
    example: { opinion: 同意 }
  - id: giveBack
    label: { zh: 归还, en: Give back }
    from: [lent]
    to: returned
    by: [person:handler, head:unit, did:approve]
    stops: [back]
    opens:
      - register: receipt
        relation: { zh: 归还凭证, en: receipt }
        set:
          borrower: 经办人
          registeredBy: 登记人
          kind: 类别
          pieces: 件数
          good: 清单[完好程度 = "完好"]
          when: 借出日期 + duration("P1D")
          title: 名称 + "归还"
readers: [role:caseManagement]
limits:
  - id: back
    label: { zh: 归还, en: give back }
    until: max(清单.归还日期)
    owner: [person:handler]
  - id: paid
    label: { zh: 付款, en: pay }
    workingDays: 10
    warnDays: 2
    from: 借出日期
    owner: [author]
  - { id: kept, label: { zh: 保管, en: keep }, period: P2M, owner: [author] }
documents:
  - id: slip
    label: { zh: 借条, en: Slip }
    layout: letter
    title: 关于借用{{名称}}的借条
    addressee: "{{借用部门}}"
    number: 借条{{编号}}
    body:
      - heading: 一、情况
      - paragraph: 经办人{{经办人}}于{{借出日期}}借出，是否紧急：{{是否紧急}}，{{事由}}，{{件数}}件，{{金额}}，比例{{比例}}。
      - item: "{{品名}}（{{名称}}）价值{{价值}}"
        over: items
      - over: items
        columns:
          - { header: 品名, value: 品名 }
          - { header: 价值, value: 价值 }
          - { header: 类别, value: 类别 }
          - { header: 归还, value: 归还日期 }
    copies: 抄送：{{借用部门}}
list:
  columns: [number, title, kind, due]
  filters: [kind]
`;

/** The text with some of its words replaced; a word that does not stand there is a mistake of the test. */
export function changedText(
  text: string,
  ...changes: readonly (readonly [from: string | RegExp, to: string])[]
): string {
  return changes.reduce((all, [from, to]) => {
    const changed = all.replace(from, () => to);
    if (changed === all) throw new Error(`nothing to change: ${String(from)}`);
    return changed;
  }, text);
}
