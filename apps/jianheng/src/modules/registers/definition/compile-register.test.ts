import { createHash } from "node:crypto";
import type { FieldValues } from "@jianheng/contract";
import { describe, expect, it } from "vitest";
import { changedText, smallRegister } from "../../../../test/small-register.ts";
import type { CompiledRegister, RecordFacts } from "./compiled-register.ts";
import { readDefinition } from "./read-definition.ts";

function compiled(text = smallRegister): CompiledRegister {
  const { compiled: found, faults } = readDefinition(text);
  expect(faults).toEqual([]);
  if (found === undefined) throw new Error("not compiled");
  return found;
}

const today = "2026-07-10";
const full: FieldValues = {
  name: "卷宗一",
  kind: "paper",
  topics: ["trial", "review"],
  amount: "1234567.5",
  count: 3,
  share: "0.125",
  openedOn: "2026-07-01",
  urgent: false,
  handler: "p-1",
  unit: "d-1",
  opinion: "同意",
  items: [
    { what: "甲", value: "0.10", due: "2026-08-01", state: "good" },
    { what: "乙", value: "0.20", due: "2026-09-30", state: "bad" },
    { what: "丙", value: null, due: null, state: null },
  ],
};

function facts(values: FieldValues = full): RecordFacts {
  return {
    values,
    names: { "p-1": "虚构人甲", "d-1": "第一检察部", "o-1": "虚构区检察院" },
    number: "借〔2026〕7号",
    state: "asked",
    author: "p-1",
    office: "o-1",
    department: "d-1",
    registeredOn: "2026-07-02",
  };
}

/** The small register with one guard of the act `approve` replaced. */
function guarded(when: string): CompiledRegister {
  return compiled(smallRegister.replace("when: 金额 > 0", `when: ${JSON.stringify(when)}`));
}

/** The small register with one more derived field. */
function withDerived(derived: string, type: string): CompiledRegister {
  const field = `  - { id: extra, label: { zh: 另算, en: Extra }, type: ${type}, derived: ${JSON.stringify(derived)} }`;
  return compiled(changedText(smallRegister, ["  - { id: secret,", `${field}\n  - { id: secret,`]));
}

function extra(derived: string, type: string, values = full): unknown {
  return withDerived(derived, type).derive(facts(values), today)["extra"];
}

describe("a compiled register", () => {
  it("finds its parts, and knows its own text", () => {
    const register = compiled();
    expect(register.field("amount")?.label.zh).toBe("金额");
    expect(register.act("approve")?.to).toBe("lent");
    expect(register.limit("paid")?.workingDays).toBe(10);
    expect([register.field("x"), register.act("x"), register.limit("x")]).toEqual([undefined, undefined, undefined]);
    expect(register.text).toBe(smallRegister);
    expect(register.digest).toBe(createHash("sha256").update(smallRegister).digest("hex"));
  });

  it("reads numbers and yes and no where the definition has them, and leaves everything else as written", () => {
    const { definition } = compiled();
    expect(definition.basis?.[0]?.article).toBe("14、15");
    expect(definition.order).toBe(10);
    expect(definition.states[2]?.end).toBe(true);
    expect(definition.create.example).toEqual({
      name: "卷宗一",
      count: 3,
      urgent: true,
      items: [{ what: "甲", value: "10.50" }],
    });
  });

  describe("title", () => {
    it("has the words of a choice", () => expect(compiled().title(facts(), today)).toBe("卷宗一（卷宗）"));
    it("is the number where the expression gives nothing", () => {
      expect(compiled().title(facts({ name: "卷宗一" }), today)).toBe("借〔2026〕7号");
      const blank = compiled(smallRegister.replace(/^recordTitle: .*$/mu, "recordTitle: 名称"));
      expect(blank.title(facts({ name: "  " }), today)).toBe("借〔2026〕7号");
    });
  });

  describe("derived fields", () => {
    it("add amounts exactly", () => {
      const values = { ...full, items: [{ value: "0.10" }, { value: "0.20" }] };
      expect(compiled().derive(facts(values), today)).toEqual({ total: "0.3" });
    });
    it("are null where an amount is missing", () => expect(compiled().derive(facts(), today)).toEqual({ total: null }));
    it("see those before them", () => {
      const values = { ...full, items: [{ value: "2.5" }], total: "99" };
      expect(extra("总价值 * 2", "money", values)).toBe("5");
    });
    it.each([
      ["件数 + 1", "integer", 4],
      ["件数 / 2", "integer", null],
      ["件数 / 2", "number", "1.5"],
      ['借出日期 + duration("P1M")', "date", "2026-08-01"],
      ["not(是否紧急)", "yesNo", true],
      ['string join(事由, "、")', "text", "出庭、复查"],
      ["today()", "date", "2026-07-10"],
      [
        "编号 + 状态 + 登记人 + 单位 + 部门 + string(登记日期)",
        "text",
        "借〔2026〕7号待批准虚构人甲虚构区检察院第一检察部2026-07-02",
      ],
      ['count(清单[完好程度 = "破损"])', "integer", 1],
      ["count(清单)", "integer", 3],
    ])("%s as %s is %s", (derived, type, expected) => expect(extra(derived, type)).toEqual(expected));
    it("count no rows where none were entered", () => expect(extra("count(清单)", "integer", {})).toBe(0));
  });

  describe("guards", () => {
    it("hold, or do not", () => {
      const register = compiled();
      expect(register.guards("create", facts(), today)).toEqual([{ holds: true }]);
      expect(register.guards("create", facts({ count: 0 }), today)).toEqual([{ holds: false }]);
      expect(register.guards("giveBack", facts(), today)).toEqual([]);
    });
    it("are unknown where a fact is missing, and name it", () => {
      const answers = compiled().guards(
        "approve",
        facts({ items: [{ what: "甲", state: null }, { state: "good" }] }),
        today,
      );
      expect(answers[0]).toEqual({ holds: null, missing: ["金额"] });
    });
    it("name each missing fact once, of rows with the name of the table", () => {
      const when = "金额 > 件数 and 件数 > 0 and (every o in 清单 satisfies o.价值 > 1)";
      const [answer] = guarded(when).guards("approve", facts({ items: [{ what: "甲" }, { what: "乙" }] }), today);
      expect(answer).toEqual({ holds: null, missing: ["金额", "件数", "清单.价值"] });
    });
    it("take a value that is not of its type for missing, and never throw", () => {
      const odd = {
        name: 7,
        kind: "gone",
        topics: ["trial", "gone"],
        amount: "12,5",
        count: "2.5",
        share: {},
        openedOn: "2026-02-30",
        urgent: "yes",
        handler: 5,
        items: ["x", null, { value: "a" }],
      } as unknown as FieldValues;
      const needing = [
        ["名称", '名称 > "a"'],
        ["类别", '类别 > "a"'],
        ["金额", "金额 > 1"],
        ["件数", "件数 > 1"],
        ["比例", "比例 > 1"],
        ["借出日期", '借出日期 > @"2026-01-01"'],
        ["是否紧急", "是否紧急 and true"],
        ["经办人", '经办人 > "a"'],
      ] as const;
      for (const [name, when] of needing) {
        const [answer] = guarded(when).guards("approve", facts(odd), today);
        expect(answer).toEqual({ holds: null, missing: [name] });
      }
      expect(guarded("count(清单) = 3").guards("approve", facts(odd), today)[0]).toEqual({ holds: true });
      expect(guarded("事由 = null").guards("approve", facts(odd), today)[0]).toEqual({ holds: true });
      expect(compiled().document("slip", facts(odd), today).title).toBe("关于借用的借条");
    });
    it.each([
      ["金额 = 1234567.5", true],
      ["比例 * 8 = 1", true],
      ['list contains(事由, "复查")', true],
      ['经办人 = "虚构人甲"', true],
      ['状态 = "待批准"', true],
      ['登记日期 < @"2026-07-03"', true],
      ['today() = @"2026-07-10"', true],
      ["本行.件数 = 4", false],
    ])("see the record: %s", (when, holds) => {
      expect(guarded(when).guards("approve", facts(), today)[0]).toEqual({ holds });
    });
    it("show an id where a name is not known", () => {
      const answers = guarded('经办人 = "p-9"').guards("approve", facts({ ...full, handler: "p-9" }), today);
      expect(answers[0]).toEqual({ holds: true });
    });
  });

  it("gives the days of limits", () => {
    const register = compiled();
    const dated = facts({ ...full, items: [{ due: "2026-08-01" }, { due: "2026-09-30" }] });
    expect(register.limitDays("back", dated, today)).toEqual({ from: "2026-07-10", until: "2026-09-30" });
    expect(register.limitDays("back", facts(), today)).toEqual({ from: "2026-07-10", until: null });
    expect(register.limitDays("paid", facts(), today)).toEqual({ from: "2026-07-01", until: null });
    expect(register.limitDays("paid", facts({}), today)).toEqual({ from: null, until: null });
    expect(register.limitDays("kept", facts(), today)).toEqual({ from: "2026-07-10", until: null });
  });

  it("hands over to a linked record: a name alone as it is stored, everything else as its value", () => {
    const [first] = full["items"] as readonly unknown[];
    expect(compiled().opening("giveBack", 0, facts(), today)).toEqual({
      borrower: "p-1",
      registeredBy: "p-1",
      kind: "paper",
      pieces: 3,
      good: [first],
      when: "2026-07-02",
      title: "卷宗一归还",
    });
    const nothing = compiled().opening("giveBack", 0, facts({}), today);
    expect(nothing).toEqual({
      borrower: null,
      registeredBy: "p-1",
      kind: null,
      pieces: null,
      good: [],
      when: null,
      title: null,
    });
  });

  describe("documents", () => {
    it("are filled with days, choices, people, amounts and rows in words", () => {
      expect(compiled().document("slip", facts(), today)).toEqual({
        layout: "letter",
        title: "关于借用卷宗一的借条",
        addressee: "第一检察部",
        dated: null,
        number: "借条借〔2026〕7号",
        blocks: [
          { kind: "heading", text: "一、情况" },
          {
            kind: "paragraph",
            text: "经办人虚构人甲于2026年7月1日借出，是否紧急：否，出庭、复查，3件，1,234,567.50元，比例0.125。",
          },
          { kind: "item", text: "甲（卷宗一）价值0.10元" },
          { kind: "item", text: "乙（卷宗一）价值0.20元" },
          { kind: "item", text: "丙（卷宗一）价值" },
          {
            kind: "table",
            headers: ["品名", "价值", "类别", "归还"],
            rows: [
              ["甲", "0.10元", "卷宗", "2026年8月1日"],
              ["乙", "0.20元", "卷宗", "2026年9月30日"],
              ["丙", "", "卷宗", ""],
            ],
          },
        ],
        copies: "抄送：第一检察部",
      });
    });
    it("have the record's number where they have none, and no line that is not there", () => {
      const text = smallRegister
        .replace("    number: 借条{{编号}}\n", "")
        .replace(/^ {4}(addressee|copies): .*\n/gmu, "");
      const filled = compiled(text).document("slip", facts(), today);
      expect([filled.number, filled.addressee, filled.copies]).toEqual(["借〔2026〕7号", null, null]);
    });
    it("leave out what has nothing to say: a paragraph, a table, the heading over them", () => {
      const body = [
        "      - heading: 备注",
        '      - paragraph: "备注：{{备注}}"',
        "      - heading: 清单",
        "      - over: items",
        "        columns:",
        "          - { header: 品名, value: 品名 }",
        "      - heading: 意见",
        '      - paragraph: "{{意见}}"',
        "      - paragraph: 以上。",
        "      - heading: 末尾",
      ];
      const text = smallRegister.replace(
        / {6}- heading: 一、情况[\s\S]*?(?=\n {4}copies|\n {2}- id|\n\S)/u,
        body.join("\n"),
      );
      const { values } = facts();
      const { blocks } = compiled(text).document("slip", facts({ ...values, items: [] }), today);
      expect(blocks).toEqual([
        { kind: "heading", text: "意见" },
        { kind: "paragraph", text: "同意" },
        { kind: "paragraph", text: "以上。" },
      ]);
    });
    it("bear the day that the definition names, where it is known", () => {
      const dated = compiled(smallRegister.replace("    title: 关于借用", "    dated: 借出日期\n    title: 关于借用"));
      expect(dated.document("slip", facts(), today).dated).toBe("2026-07-01");
      expect(dated.document("slip", facts({ ...facts().values, openedOn: null }), today).dated).toBeNull();
    });
    it("see a column of the row before a field of the same name", () => {
      const text = smallRegister
        .replace("label: { zh: 品名, en: What }", "label: { zh: 名称, en: What }")
        .replace("{{品名}}（{{名称}}）", "{{名称}}")
        .replace("value: 品名 }", "value: 名称 }");
      const { blocks } = compiled(text).document("slip", facts(), today);
      expect(blocks[2]).toEqual({ kind: "item", text: "甲价值0.10元" });
    });
    it.each([
      ["{{金额}}", "1,234,567.50元"],
      ["{{件数 * 1000000}}", "3000000"],
      ["{{是否紧急}}", "否"],
      ["{{today()}}", "2026年7月10日"],
      ['{{if 件数 > 2 then "多}}" else "少"}}', "多}}"],
      ["{{清单.品名}}", "甲、乙、丙"],
      ["{{清单[1]}}", "甲 0.1 2026年8月1日 完好"],
      ["{{意见}}。", "同意。"],
      ["{{备注}}。", "。"],
      ["单括号{不是表达式}", "单括号{不是表达式}"],
    ])("%s becomes %s", (paragraph, expected) => {
      const text = smallRegister.replace(/- heading: 一、情况/u, `- heading: ${JSON.stringify(paragraph)}`);
      expect(compiled(text).document("slip", facts(), today).blocks[0]).toEqual({ kind: "heading", text: expected });
    });
  });

  it("takes an act, a limit or a paper that it does not have for a defect of its caller", () => {
    const register = compiled();
    expect(() => register.guards("gone", facts(), today)).toThrow("no act gone");
    expect(() => register.limitDays("gone", facts(), today)).toThrow("no limit gone");
    expect(() => register.document("gone", facts(), today)).toThrow("no document gone");
    expect(() => register.opening("approve", 0, facts(), today)).toThrow("act approve has no opening 0");
    expect(() => register.title(facts(), "10.7.2026")).toThrow("not a calendar day");
  });
});
