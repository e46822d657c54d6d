/** A register with a field of every kind that a workbook can hold; made up. */
export const orderRegister = `register: order
version: 1
title: { zh: 借阅登记, en: Orders }
purpose: { zh: 登记借阅, en: Orders of files }
group: act
order: 910
number: 阅〔{year}〕{n}号
recordTitle: 名称
fields:
  - { id: name, label: { zh: 名称, en: Name }, type: text, help: { zh: 与卷宗封面一致, en: As on the cover } }
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
  - { id: amount, label: { zh: 押金, en: Deposit }, type: money }
  - { id: count, label: { zh: 件数, en: Pieces }, type: integer }
  - { id: openedOn, label: { zh: 借出日期, en: Lent on }, type: date }
  - { id: urgent, label: { zh: 是否紧急, en: Urgent }, type: yesNo }
  - { id: handler, label: { zh: 经办人, en: Handler }, type: person }
  - { id: unit, label: { zh: 借用部门, en: Department }, type: department }
  - { id: court, label: { zh: 调卷单位, en: Office }, type: office }
  - { id: legalCase, label: { zh: 案件, en: Case }, type: case }
  - { id: earlier, label: { zh: 前次借阅, en: Earlier }, type: record, register: order }
  - id: items
    label: { zh: 清单, en: Items }
    type: rows
    columns:
      - { id: what, label: { zh: 品名, en: What }, type: text, required: true }
      - { id: due, label: { zh: 归还日期, en: Due }, type: date }
      - id: state
        label: { zh: 完好程度, en: Condition }
        type: choice
        choices:
          - { id: good, label: { zh: 完好, en: good } }
          - { id: bad, label: { zh: 破损, en: damaged } }
  - { id: itemCount, label: { zh: 品数, en: Number of items }, type: integer, derived: count(清单) }
  - { id: secret, label: { zh: 内部情况, en: Internal }, type: text, readBy: [role:leadership] }
states:
  - { id: asked, label: { zh: 待批准, en: asked } }
  - { id: lent, label: { zh: 已借出, en: lent }, end: true }
create:
  by: [role:prosecutor]
  writes: [name, kind, topics, amount, count, openedOn, urgent, handler, unit, court, legalCase, earlier, items, secret]
  needs: [name, handler]
  guards:
    - when: 件数 > 0
      message: { zh: 件数应大于零, en: There is something to lend }
  to: asked
  starts: [back]
  notifies: [role:leadership]
  example: { name: 卷宗一, count: 3, handler: p-prosecutor }
acts:
  - id: approve
    label: { zh: 批准, en: Approve }
    from: [asked]
    to: lent
    by: [role:leadership]
readers: [role:caseManagement]
limits:
  - { id: back, label: { zh: 归还, en: give back }, until: 借出日期, owner: [author] }
list:
  columns: [number, title, state, kind, due]
  filters: [kind]
`;
