import { describe, expect, it } from "vitest";
import { changedText, smallRegister } from "../../../../test/small-register.ts";
import { readDefinitions } from "./read-definition.ts";

function receipt(fields: string): string {
  return `register: receipt
version: 1
title: { zh: 凭证, en: Receipts }
purpose: { zh: 凭证, en: Receipts }
group: act
number: 凭〔{year}〕{n}号
recordTitle: 标题
fields:
  - { id: title, label: { zh: 标题, en: Title }, type: text }
${fields}states:
  - { id: open, label: { zh: 在办, en: open }, end: true }
create: { by: [anyone], writes: [title], to: open, example: { title: 甲 } }
acts: []
readers: []
list: { columns: [title] }
`;
}

const taking = `  - { id: borrower, label: { zh: 借用人, en: Borrower }, type: person }
  - { id: registeredBy, label: { zh: 登记者, en: By }, type: text }
  - id: kind
    label: { zh: 种类, en: Kind }
    type: choice
    choices: [{ id: files, label: { zh: 卷宗, en: files } }, { id: thing, label: { zh: 东西, en: things } }]
  - { id: pieces, label: { zh: 数量, en: Pieces }, type: number }
  - { id: good, label: { zh: 完好的, en: Good }, type: rows, columns: [{ id: what, label: { zh: 品名, en: What }, type: text }] }
  - { id: when, label: { zh: 时间, en: When }, type: date }
`;
function messages(text: string, other: string): readonly (readonly string[])[] {
  const [read] = readDefinitions([text, other]);
  return read?.faults.map(({ start, end, message }) => [text.slice(start, end), message.en]) ?? [];
}

describe("definitions that refer to each other", () => {
  it("have no fault where everything fits", () => {
    expect(messages(smallRegister, receipt(taking))).toEqual([]);
  });

  it("say which register there is not, and which field", () => {
    expect(messages(changedText(smallRegister, ["register: receipt", "register: reciept"]), receipt(taking))).toEqual([
      ["reciept", "There is no register “reciept”"],
    ]);
    expect(messages(changedText(smallRegister, ["          good: ", "          god: "]), receipt(taking))).toEqual([
      ["god", "There is no field “god”"],
    ]);
    const linked = changedText(smallRegister, [
      "{ zh: 备注, en: Note }, type: text",
      "{ zh: 备注, en: Note }, type: record, register: book",
    ]);
    expect(messages(linked, receipt(taking))).toEqual([["book", "There is no register “book”"]]);
  });

  it("say which value does not fit", () => {
    const text = changedText(
      smallRegister,
      ["borrower: 经办人", "borrower: 名称"],
      ["pieces: 件数", "pieces: 名称"],
      ["kind: 类别", "kind: '\"file\"'"],
    );
    expect(messages(text, receipt(taking))).toEqual([
      ["名称", "“borrower” of the register “receipt” is of the type person, which this value is not"],
      ["'\"file\"'", "There is no choice “file”"],
      ["名称", "“pieces” of the register “receipt” is of the type number, which this value is not"],
    ]);
    const computed = receipt(taking.replace("type: date", 'type: date, derived: date("2026-01-01")'));
    expect(messages(smallRegister, computed)).toEqual([
      ["when", "“when” of the register “receipt” is computed and cannot be set"],
    ]);
  });

  it("hand over what the other register's fields store", () => {
    const [loan, other] = readDefinitions([smallRegister, receipt(taking)]);
    const facts = {
      values: {
        name: "卷宗一",
        kind: "paper",
        count: 3,
        openedOn: "2026-07-01",
        handler: "p-1",
        items: [
          { what: "甲", state: "good" },
          { what: "乙", state: "bad" },
        ],
      },
      names: { "p-1": "虚构人甲", "p-2": "虚构人乙" },
      number: "借〔2026〕7号",
      state: "lent",
      author: "p-2",
      office: "o-1",
      department: "d-1",
      registeredOn: "2026-07-02",
    };
    expect(loan?.compiled?.opening("giveBack", 0, facts, "2026-07-10", other?.compiled)).toEqual({
      borrower: "p-1",
      // A text takes the name of the person, not the id.
      registeredBy: "虚构人乙",
      // The other register has another id for the same words.
      kind: "files",
      pieces: "3",
      good: [{ what: "甲", state: "good" }],
      when: "2026-07-02",
      title: "卷宗一归还",
    });
  });
});
