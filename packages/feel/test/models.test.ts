// Decision models: reading the XML of every version, every boxed expression, requirements, types, services, imports,
// and where faults are located. The models are written for the tests; expected values are by hand.
import { describe, expect, test } from "vitest";
import type { FeelValue, ModelsResult } from "../src/index.ts";
import {
  compileModels,
  describeDiagnostic,
  elementKey,
  formatValue,
  isNumber,
  prepareModels,
  readDate,
  readModel,
} from "../src/index.ts";

import { Random } from "./random.ts";

const newest = "https://www.omg.org/spec/DMN/20230324/MODEL/";

const document = (content: string, { version = newest, namespace = "urn:test" } = {}): string =>
  `<definitions xmlns="${version}" name="测试" namespace="${namespace}">${content}</definitions>`;

const text = (written: string): string =>
  `<literalExpression><text>${written.replaceAll("&", "&amp;").replaceAll("<", "&lt;")}</text></literalExpression>`;

const input = (name: string, type = "number"): string =>
  `<inputData id="${name}" name="${name}"><variable name="${name}" typeRef="${type}"/></inputData>`;

interface Requirements {
  readonly type?: string;
  readonly inputs?: readonly string[];
  readonly decisions?: readonly string[];
  readonly knows?: readonly string[];
}

const href = (id: string): string => (id.includes("#") ? id : `#${id}`);

function decision(name: string, logic: string, { type, inputs = [], decisions = [], knows = [] }: Requirements = {}) {
  const variable = `<variable name="${name}"${type === undefined ? "" : ` typeRef="${type}"`}/>`;
  const needs = [
    ...inputs.map((id) => `<informationRequirement><requiredInput href="${href(id)}"/></informationRequirement>`),
    ...decisions.map((id) => `<informationRequirement><requiredDecision href="${href(id)}"/></informationRequirement>`),
    ...knows.map((id) => `<knowledgeRequirement><requiredKnowledge href="${href(id)}"/></knowledgeRequirement>`),
  ];
  return `<decision id="${name}" name="${name}">${variable}${needs.join("")}${logic}</decision>`;
}

async function compile(...xmls: readonly string[]): Promise<ModelsResult> {
  const read = await Promise.all(xmls.map((xml) => readModel(xml)));
  expect(read.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  return compileModels(read.flatMap(({ model }) => (model === undefined ? [] : [model])));
}

type Inputs = Readonly<Record<string, FeelValue>>;

const key = (id: string): string => elementKey({ namespace: "urn:test", id });

function answer({ models }: ModelsResult, id: string, inputs: Inputs = {}): string {
  const given = new Map(Object.entries(inputs).map(([name, value]) => [key(name), value]));
  return formatValue(prepareModels(models).start(given).value(key(id)));
}

const faults = ({ diagnostics }: ModelsResult): readonly string[] =>
  diagnostics.map(({ code, source, span }) => {
    const { element = "-", row, column } = source?.place ?? {};
    const cell = row === undefined ? "" : ` ${row}:${column ?? "-"}`;
    return `${code} ${source?.part ?? "-"} ${source?.name ?? "-"} <${element}>${cell} ${span.start}..${span.end}`;
  });

const entry = (name: string, logic: string): string =>
  `<contextEntry><variable name="${name}"/>${logic}</contextEntry>`;

const child = (name: string, logic: string): string => `<${name}>${logic}</${name}>`;

describe("boxed expressions", () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ["literal", text("1 + 2"), "3"],
    [
      "context",
      `<context>${entry("甲 数", text("2"))}${entry("乙", text("甲 数 * 3"))}</context>`,
      "{甲 数: 2, 乙: 6}",
    ],
    [
      "context with a result",
      `<context>${entry("甲", text("2"))}<contextEntry>${text("甲 + 1")}</contextEntry></context>`,
      "3",
    ],
    ["list", `<list>${text("1")}${text('"二"')}</list>`, '[1, "二"]'],
    [
      "relation",
      `<relation><column name="名"/><column name="数"/><row>${text('"甲"')}${text("1")}</row><row>${text('"乙"')}${text("2")}</row></relation>`,
      '[{名: "甲", 数: 1}, {名: "乙", 数: 2}]',
    ],
    [
      "function",
      `<context>${entry("倍", `<functionDefinition><formalParameter name="数" typeRef="number"/>${text("数 * 2")}</functionDefinition>`)}<contextEntry>${text("倍(21)")}</contextEntry></context>`,
      "42",
    ],
    [
      "invocation",
      `<context>${entry("减", text("function(a, b) a - b"))}<contextEntry><invocation>${text("减")}<binding><parameter name="b"/>${text("1")}</binding><binding><parameter name="a"/>${text("10")}</binding></invocation></contextEntry></context>`,
      "9",
    ],
    [
      "conditional",
      `<conditional>${child("if", text("1 > 2"))}${child("then", text('"大"'))}${child("else", text('"小"'))}</conditional>`,
      "小",
    ],
    [
      "conditional over no boolean",
      `<conditional>${child("if", text('"是"'))}${child("then", text("1"))}${child("else", text("2"))}</conditional>`,
      "null",
    ],
    ["filter", `<filter>${child("in", text("[1, 2, 3]"))}${child("match", text("item >= 2"))}</filter>`, "[2, 3]"],
    [
      "filter over entries",
      `<filter>${child("in", text("[{数: 1}, {数: 5}]"))}${child("match", text("数 > 2"))}</filter>`,
      "[{数: 5}]",
    ],
    ["filter over no boolean", `<filter>${child("in", text("[1]"))}${child("match", text('"x"'))}</filter>`, "null"],
    [
      "for",
      `<for iteratorVariable="数">${child("in", text("[1, 2]"))}${child("return", text("数 * 数"))}</for>`,
      "[1, 4]",
    ],
    [
      "some",
      `<some iteratorVariable="数">${child("in", text("[1, 2]"))}${child("satisfies", text("数 > 1"))}</some>`,
      "true",
    ],
    [
      "some over no boolean",
      `<some iteratorVariable="数">${child("in", text("[1, 2]"))}${child("satisfies", text('if 数 = 1 then true else "x"'))}</some>`,
      "null",
    ],
    [
      "every",
      `<every iteratorVariable="数">${child("in", text("[1, 2]"))}${child("satisfies", text("数 > 1"))}</every>`,
      "false",
    ],
    [
      "table",
      `<decisionTable hitPolicy="COLLECT" aggregation="SUM"><input><inputExpression><text>3</text></inputExpression></input><output/><rule><inputEntry><text>&lt; 5</text></inputEntry><outputEntry><text>10</text></outputEntry></rule><rule><inputEntry><text>-</text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>`,
      "11",
    ],
  ];
  test.each(cases)("%s", async (_, logic, expected) => {
    expect(answer(await compile(document(decision("决定", logic))), "决定")).toBe(expected);
  });

  test.each([
    "http://www.omg.org/spec/DMN/20180521/MODEL/",
    "https://www.omg.org/spec/DMN/20191111/MODEL/",
    "https://www.omg.org/spec/DMN/20211108/MODEL/",
    newest,
  ])("in the namespace %s", async (version) => {
    const xml = document(decision("决定", `<list>${text("1")}</list>`), { version });
    expect(answer(await compile(xml), "决定")).toBe("[1]");
  });

  test("a compiled model is plain data", async () => {
    const { models } = await compile(document(cases.map(([name, logic]) => decision(name, logic)).join("")));
    expect(JSON.parse(JSON.stringify(models))).toEqual(models);
  });
});

describe("requirements", () => {
  test("decisions are evaluated from their inputs, names with spaces included", async () => {
    const compiled = await compile(
      document(
        input("月 数") +
          decision("年 数", text("月 数 / 12"), { inputs: ["月 数"] }) +
          decision("结论", text('if 年 数 > 3 then "长" else "短"'), { decisions: ["年 数"] }),
      ),
    );
    expect(faults(compiled)).toEqual([]);
    expect(answer(compiled, "结论", { "月 数": 48 })).toBe("长");
    expect(answer(compiled, "结论", { "月 数": 12 })).toBe("短");
    // A decision may be given instead of decided.
    expect(answer(compiled, "结论", { "月 数": 12, "年 数": 10 })).toBe("长");
  });

  test("each decision is evaluated once", async () => {
    // Doubled forty times over: evaluated anew at each mention it would take 2^40 steps.
    const steps = Array.from({ length: 40 }, (_, at) =>
      decision(`d${at + 1}`, text(`d${at} + d${at}`), { decisions: [`d${at}`] }),
    );
    expect(answer(await compile(document(decision("d0", text("1")) + steps.join(""))), "d40")).toBe("1099511627776");
  });

  test("knowledge is called by place and by name", async () => {
    const knowledge = `<businessKnowledgeModel id="差" name="差"><variable name="差"/><encapsulatedLogic><formalParameter name="大" typeRef="number"/><formalParameter name="小" typeRef="number"/>${text("大 - 小")}</encapsulatedLogic></businessKnowledgeModel>`;
    const compiled = await compile(
      document(
        knowledge +
          decision("a", text("差(5, 3)"), { knows: ["差"] }) +
          decision("b", text("差(小: 3, 大: 5)"), { knows: ["差"] }) +
          decision("c", text('差("五", 3)'), { knows: ["差"] }),
      ),
    );
    expect(["a", "b", "c"].map((id) => answer(compiled, id))).toEqual(["2", "2", "null"]);
  });

  test("a service sees its arguments alone, input data before input decisions", async () => {
    const service = `<decisionService id="服务" name="服务"><variable name="服务"/><outputDecision href="#和"/><inputDecision href="#乙"/><inputData href="#甲"/></decisionService>`;
    const compiled = await compile(
      document(
        input("甲") +
          service +
          decision("乙", text("100"), { type: "number" }) +
          decision("和", text("甲 * 10 + 乙"), { inputs: ["甲"], decisions: ["乙"] }) +
          decision("问", text("[服务(1, 2), 服务(乙: 4, 甲: 3), 和]"), { knows: ["服务"], decisions: ["和"] }) +
          decision("空", text("甲 = null"), { inputs: ["甲"] }) +
          `<decisionService id="问空" name="问空"><variable name="问空"/><outputDecision href="#空"/><inputData href="#甲"/></decisionService>` +
          decision("错", text('问空("一")'), { knows: ["问空"] }) +
          decision("对", text("问空(null)"), { knows: ["问空"] }),
      ),
    );
    expect(answer(compiled, "问", { 甲: 7 })).toBe("[12, 34, 170]");
    // An argument of another type: the service is not called at all.
    expect(["错", "对"].map((id) => answer(compiled, id))).toEqual(["null", "true"]);
    const run = prepareModels(compiled.models).start(
      new Map([
        [key("甲"), 5],
        [key("乙"), 1],
      ]),
    );
    expect(run.serve(key("服务"))).toBe(51);
  });

  test("an imported model stands under the name of its import, types included", async () => {
    const other = document(
      `<itemDefinition name="tPerson"><itemComponent name="姓名"><typeRef>string</typeRef></itemComponent></itemDefinition>` +
        input("基数") +
        decision("加倍", text("基数 * 2"), { inputs: ["基数"] }),
      { namespace: "urn:other" },
    );
    const own = document(
      `<import name="外 模型" namespace="urn:other" importType="${newest}"/>` +
        input("人", "外 模型.tPerson") +
        decision("问", text("人.姓名 + string(外 模型.加倍)"), { inputs: ["人"], decisions: ["urn:other#加倍"] }),
    );
    const { models, diagnostics } = await compile(own, other);
    expect(diagnostics).toEqual([]);
    const inputs = new Map<string, FeelValue>([
      [key("人"), new Map([["姓名", "演甲"]])],
      [elementKey({ namespace: "urn:other", id: "基数" }), 21],
    ]);
    expect(prepareModels(models).start(inputs).value(key("问"))).toBe("演甲42");
  });

  test("an import without a name puts the other's elements and types among one's own", async () => {
    const other = document(
      `<itemDefinition name="tFew"><typeRef>number</typeRef></itemDefinition>` + decision("外", text("20")),
      { namespace: "urn:other" },
    );
    const own = document(
      `<import name="" namespace="urn:other" importType="${newest}"/>` +
        decision("问", text("外 + 1"), { type: "tFew", decisions: ["urn:other#外"] }),
    );
    const compiled = await compile(own, other);
    expect(faults(compiled)).toEqual([]);
    expect(answer(compiled, "问")).toBe("21");
  });
});

const rule = (value: string): string =>
  `<rule><inputEntry><text>-</text></inputEntry><outputEntry><text>"${value}"</text></outputEntry></rule>`;

describe("declared types", () => {
  const types = `
    <itemDefinition name="tList" isCollection="true"><typeRef>number</typeRef></itemDefinition>
    <itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"甲", "乙"</text></allowedValues></itemDefinition>
    <itemDefinition name="tFew" isCollection="true"><typeRef>tGrade</typeRef><typeConstraint><text>count(?) &lt; 3</text></typeConstraint></itemDefinition>
    <itemDefinition name="tCase"><itemComponent name="罪名"><typeRef>string</typeRef></itemComponent><itemComponent name="级"><typeRef>tGrade</typeRef></itemComponent></itemDefinition>
    <itemDefinition name="tMoment"><typeRef>date and time</typeRef></itemDefinition>`;
  test.each<readonly [string, string, string]>([
    ["number", "[5]", "5"],
    ["number", "[5, 6]", "null"],
    ["number", "[[5]]", "null"],
    ["number", '"5"', "null"],
    ["tList", "5", "[5]"],
    ["tList", '"五"', "null"],
    ["tList", "null", "null"],
    ["tMoment", 'date("2026-01-02")', "2026-01-02T00:00:00Z"],
    ["tGrade", '"甲"', "甲"],
    ["tGrade", '"丙"', "null"],
    ["tFew", '["甲", "乙"]', '["甲", "乙"]'],
    ["tFew", '["甲", "丙"]', "null"],
    ["tFew", '["甲", "乙", "甲"]', "null"],
    ["tCase", '{罪名: "盗窃", 级: "甲", 另: 1}', '{罪名: "盗窃", 级: "甲", 另: 1}'],
    ["tCase", '{罪名: "盗窃"}', "null"],
    ["tCase", '{罪名: "盗窃", 级: "丙"}', "null"],
  ])("%s of %s", async (type, written, expected) => {
    expect(answer(await compile(document(types + decision("决定", text(written), { type }))), "决定")).toBe(expected);
  });

  test("allowed values may speak of the day of the run", async () => {
    const past = `<itemDefinition name="tPast"><typeRef>date</typeRef><allowedValues><text>&lt;= today()</text></allowedValues></itemDefinition>`;
    const { models } = await compile(
      document(past + input("日", "tPast") + decision("问", text("日"), { inputs: ["日"] })),
    );
    const [today, tomorrow] = [readDate("2026-01-01"), readDate("2026-01-02")];
    if (today === null || tomorrow === null) throw new Error("no date");
    const asked = (day: FeelValue): string =>
      formatValue(
        prepareModels(models)
          .start(new Map([[key("日"), day]]), { today })
          .value(key("问")),
      );
    expect([asked(today), asked(tomorrow)]).toEqual(["2026-01-01", "null"]);
  });

  test("an input of another type is null", async () => {
    const compiled = await compile(
      document(input("日", "date") + decision("问", text("日 = null"), { inputs: ["日"] })),
    );
    expect(answer(compiled, "问", { 日: "不是日期" })).toBe("true");
    expect(answer(compiled, "问", { 日: readDate("2026-01-01") })).toBe("false");
  });

  test("types may be declared in any order and named in a text", async () => {
    const late = `<itemDefinition name="tB" isCollection="true"><typeRef>tA</typeRef></itemDefinition><itemDefinition name="tA"><typeRef>number</typeRef></itemDefinition>`;
    const compiled = await compile(document(late + decision("问", text('[[1] instance of tB, "x" instance of tB]'))));
    expect(answer(compiled, "问")).toBe("[true, false]");
  });

  test("what knowledge and a service give is brought to their types", async () => {
    const functions = `<itemDefinition name="tAsk"><functionItem outputTypeRef="string"/></itemDefinition>`;
    const compiled = await compile(
      document(
        functions +
          `<businessKnowledgeModel id="数" name="数"><variable name="数" typeRef="string"/><encapsulatedLogic>${text("1")}</encapsulatedLogic></businessKnowledgeModel>` +
          `<decisionService id="问" name="问"><variable name="问" typeRef="tAsk"/><outputDecision href="#一"/></decisionService>` +
          decision("一", text("1")) +
          decision("决定", text("[数(), 问()]"), { knows: ["数", "问"] }),
      ),
    );
    expect(answer(compiled, "决定")).toBe("[null, null]");
  });

  test("an output without values takes its order from its type", async () => {
    const table = `<decisionTable hitPolicy="PRIORITY"><input><inputExpression><text>1</text></inputExpression></input><output typeRef="tGrade"/>${rule("乙")}${rule("甲")}</decisionTable>`;
    expect(answer(await compile(document(types + decision("决定", table))), "决定")).toBe("甲");
  });
});

const chain = (length: number): string =>
  Array.from({ length }, (_, at) =>
    at === 0 ? decision("d0", text("1")) : decision(`d${at}`, text(`d${at - 1} + 1`), { decisions: [`d${at - 1}`] }),
  ).join("");

describe("faults", () => {
  test("a part that is wrong is null; the rest is decided", async () => {
    const logic = `<list>${text("1")}<literalExpression id="坏"><text>不知 + 1</text></literalExpression></list>`;
    const compiled = await compile(document(decision("决定", logic)));
    expect(faults(compiled)).toEqual(["feel.name.unknown decision 决定 <坏> 0..2"]);
    expect(answer(compiled, "决定")).toBe("[1, null]");
  });

  test("a cell of a table is located", async () => {
    const table = `<decisionTable><input><inputExpression><text>1</text></inputExpression></input><output/><rule><inputEntry id="格"><text>&lt; </text></inputEntry><outputEntry><text>1</text></outputEntry></rule></decisionTable>`;
    expect(faults(await compile(document(decision("决定", table))))).toEqual([
      "feel.syntax.unexpected_end decision 决定 <格> 1:1 2..2",
    ]);
  });

  test("functions of Java and PMML are refused by name", async () => {
    const java = `<context><contextEntry><variable name="f"/><functionDefinition id="外" kind="Java"><formalParameter name="a"/>${text("1")}</functionDefinition></contextEntry><contextEntry>${text("f(1)")}</contextEntry></context>`;
    const compiled = await compile(
      document(decision("决定", java) + decision("另", text('function(a) external { pmml: { document: "x" } }'))),
    );
    expect(compiled.diagnostics.map((each) => describeDiagnostic(each, "zh"))).toEqual([
      "不运行外部函数（Java）",
      "不运行外部函数（pmml）",
    ]);
    expect(["决定", "另"].map((id) => answer(compiled, id))).toEqual(["null", "null"]);
    expect(Object.values(compiled.models.elements).every((each) => "refused" in each && each.refused)).toBe(true);
  });

  test("missing elements, models and types, and circles", async () => {
    const compiled = await compile(
      document(
        `<itemDefinition id="圈" name="圈"><typeRef>圈</typeRef></itemDefinition><itemDefinition id="缺" name="缺"><typeRef>没有</typeRef></itemDefinition>` +
          decision("甲", text("乙"), { decisions: ["乙"] }) +
          decision("乙", text("1"), { decisions: ["甲"] }) +
          decision("丙", text("1"), { inputs: ["没有"], decisions: ["urn:away#x"] }),
      ),
    );
    expect(faults(compiled).toSorted()).toEqual([
      "dmn.element.unknown decision 丙 <丙> 0..0",
      "dmn.model.missing decision 丙 <丙> 0..0",
      "dmn.requirement.cycle decision 乙 <乙> 0..0",
      "dmn.type.cycle type 圈 <圈> 0..0",
      "feel.type.unknown_type type 缺 <缺> 0..0",
    ]);
    expect(answer(compiled, "甲")).toBe("1");
  });

  test("requirements five hundred deep are followed, deeper ones are refused", async () => {
    const fits = await compile(document(chain(500)));
    expect(faults(fits)).toEqual([]);
    expect(answer(fits, "d499")).toBe("500");
    const deep = await compile(document(chain(501)));
    expect(faults(deep)[0]).toBe("dmn.requirement.too_deep decision d500 <d500> 0..0");
    expect(answer(deep, "d500")).toBe("null");
  });

  test("expressions of another language are refused by name", async () => {
    const logic = `<literalExpression id="外" expressionLanguage="http://www.w3.org/1999/XPath"><text>1</text></literalExpression>`;
    const compiled = await compile(document(decision("决定", logic)));
    expect(faults(compiled)).toEqual(["dmn.expression.language decision 决定 <外> 0..0"]);
    expect(answer(compiled, "决定")).toBe("null");
  });

  test("XML nested without end is refused", async () => {
    const nested = `${"<list>".repeat(300)}${text("1")}${"</list>".repeat(300)}`;
    const { model, diagnostics } = await readModel(document(decision("决定", nested)));
    expect(model).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(["dmn.xml.too_deep"]);
  });

  test("no text makes reading, compiling or running throw", async () => {
    const random = new Random(20_260_101);
    const whole = document(
      input("甲") + decision("决定", `<list>${text('if 甲 > 1 then "大" else [1, 2][1]')}</list>`, { inputs: ["甲"] }),
    );
    let ran = 0;
    for (let round = 0; round < 600; round += 1) {
      const at = random.below(whole.length);
      const noise = random.pick(["<", ">", '"', "/", "#", "", "]", "&", "甲", "null", "</list>", "?"]);
      const { model } = await readModel(whole.slice(0, at) + noise + whole.slice(at + random.below(4)));
      if (model === undefined) continue;
      const run = prepareModels(compileModels([model]).models).start(new Map([[key("甲"), 2]]));
      run.value(key("决定"));
      ran += 1;
    }
    expect(ran).toBeGreaterThan(100);
  });

  test.each([
    ["no XML", "不是文件", "dmn.xml.no_model"],
    ["XML of something else", "<a/>", "dmn.xml.no_model"],
    ["a model that breaks off", `<definitions xmlns="${newest}" name="x"><decision`, "dmn.xml.unreadable"],
  ])("%s is no model", async (_, xml, code) => {
    const { model, diagnostics } = await readModel(xml);
    expect(model).toBeUndefined();
    expect(diagnostics.map((each) => each.code)).toEqual([code]);
  });

  test("unknown content is reported and left out", async () => {
    const { model, diagnostics } = await readModel(document(`<unheardOf/>${decision("决定", text("1"))}`));
    expect(diagnostics.map((each) => describeDiagnostic(each, "en"))).toEqual([
      expect.stringMatching(/^Unknown content was left out: .*unheardOf/u),
    ]);
    expect(model?.decisions.map(({ name }) => name)).toEqual(["决定"]);
  });

  test("every sentence exists in both languages", async () => {
    const { diagnostics } = await readModel("");
    expect(diagnostics.map((each) => [describeDiagnostic(each, "zh"), describeDiagnostic(each, "en")])).toEqual([
      ["不是 DMN 1.2 至 1.5 的决策模型文件", "The file is not a decision model of DMN 1.2 to 1.5"],
    ]);
  });
});

test("numbers of a run stay exact", async () => {
  const compiled = await compile(document(decision("决定", text("0.1 + 0.2"))));
  const value = prepareModels(compiled.models).start(new Map()).value(key("决定"));
  expect(isNumber(value)).toBe(true);
  expect(formatValue(value)).toBe("0.3");
});
