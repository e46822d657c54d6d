/** A register with a field that is kept apart, persons and a department in its fields, and a paper that shows both. */
export const talkRegister = `register: talk
version: 1
title: { zh: 谈话登记, en: Talks }
purpose: { zh: 登记谈话, en: Talks with people }
group: people
order: 900
number: 谈〔{year}〕{n}号
recordTitle: 事由
fields:
  - { id: subject, label: { zh: 事由, en: Subject }, type: text }
  - { id: partner, label: { zh: 谈话对象, en: Partner }, type: person }
  - { id: unit, label: { zh: 所在部门, en: Department }, type: department }
  - { id: words, label: { zh: 谈话内容, en: What was said }, type: longText, readBy: [role:leadership, person:partner] }
  - { id: answer, label: { zh: 表态, en: Answer }, type: text }
states:
  - { id: planned, label: { zh: 待谈话, en: planned } }
  - { id: held, label: { zh: 已谈话, en: held } }
  - { id: closed, label: { zh: 已了结, en: closed }, end: true }
create:
  by: [role:prosecutor, role:supervision]
  writes: [subject, partner, unit, words]
  needs: [subject]
  to: planned
  starts: [hold]
  notifies: [person:partner]
  example: { subject: 工作提醒 }
acts:
  - id: talk
    label: { zh: 谈话, en: Talk }
    from: [planned]
    to: held
    by: [author]
    writes: [words]
    example: { words: 已经提醒 }
  - id: reply
    label: { zh: 表态, en: Reply }
    from: [held]
    by: [person:partner]
    writes: [answer]
    example: { answer: 接受 }
  - id: close
    label: { zh: 了结, en: Close }
    from: [held]
    to: closed
    by: [head:unit]
readers: [role:supervision]
limits:
  - { id: hold, label: { zh: 完成谈话, en: talk }, period: P10D, owner: [author] }
documents:
  - id: minutes
    label: { zh: 谈话记录, en: Minutes }
    layout: minutes
    title: 谈话记录
    body:
      - paragraph: 事由：{{事由}}。内容：{{谈话内容}}。
list:
  columns: [number, title, state, partner]
`;
