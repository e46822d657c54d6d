// Typed expressions and rows by chance: the texts a rule might hold, over data as bad as data gets.
import type { DatasetSchema, FeelValue, NamedText, ProgramInput } from "../src/index.ts";
import { makeDate, readDateTime, readNumber, Row } from "../src/index.ts";
import type { Random } from "./random.ts";

export const people: DatasetSchema = {
  name: "人员",
  id: "people",
  columns: [
    { name: "案号", id: "case no", type: "string" },
    { name: "编号", id: "no", type: "string", nullable: false },
    { name: "金额", id: "amount", type: "number", precision: 18, scale: 2 },
    { name: "次数", id: "times", type: "number", precision: 10, scale: 0 },
    { name: "日期", id: "day", type: "date" },
    { name: "截止（次日）", id: "due", type: "date" },
    { name: "时间", id: "moment", type: "date and time" },
    { name: "是否", id: "flag", type: "boolean" },
    { name: "备注 说明", id: "note", type: "string" },
    { name: "情节", id: "tags", type: "list of string" },
  ],
};

export const events: DatasetSchema = {
  name: "事件",
  id: "events",
  columns: [
    { name: "案号", id: "case no", type: "string" },
    { name: "编号", id: "no", type: "string", nullable: false },
    { name: "类型", id: "kind", type: "string" },
    { name: "发生日期", id: "happened", type: "date" },
    { name: "数额", id: "sum", type: "number", precision: 18, scale: 2 },
    { name: "天数", id: "days", type: "number", precision: 18, scale: 0 },
    { name: "完成", id: "done", type: "boolean" },
  ],
};

export const datasets = [people, events];

const texts = [
  "",
  "甲",
  "乙",
  "甲乙",
  "𠮷野家",
  "e\u0301",
  "é",
  "Ａ",
  "a",
  "A'\"",
  " 空 格 ",
  "100%",
  "_",
  "\ufffd",
  "a\nb",
  "逮捕",
  "拘留",
];
const numbers = [
  "0",
  "1",
  "-1",
  "2",
  "3",
  "0.01",
  "-0.5",
  "100",
  "12.34",
  "99999999.99",
  "-7.25",
  "9999999999999999.99",
];
const wholes = ["0", "1", "2", "3", "-1", "7", "30", "365", "2147483647", "-2147483648"];
const longs = ["0", "1", "-1", "2", "30", "45", "400000", "999999999999999999", "-999999999999999999", "73000000"];

export function randomDay(random: Random): FeelValue {
  const year = random.pick([1, 1900, 1999, 2000, 2023, 2024, 2024, 2024, 2025, 9999]);
  const month = random.pick([1, 2, 2, 3, 4, 12]);
  const last = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const day = random.pick([1, 15, 28, last]);
  return makeDate(year, month, day) ?? makeDate(year, month, 28);
}

function cell(random: Random, schema: DatasetSchema, index: number): FeelValue {
  const column = schema.columns[index];
  if (column === undefined) return null;
  if (column.nullable !== false && random.chance(25)) return null;
  switch (column.type) {
    case "string":
      if (column.id === "case no" || column.id === "no") return random.pick(["1", "2", "3"]);
      return random.pick(texts);
    case "number":
      if (column.id === "times") return readNumber(random.pick(wholes));
      return readNumber(random.pick(column.id === "days" ? longs : numbers));
    case "boolean":
      return random.chance(50);
    case "date":
      return randomDay(random);
    case "date and time":
      return readDateTime(
        random.pick(["2024-02-29T00:00:00", "2024-02-29T23:59:59", "2023-12-31T12:00:01", "0001-01-01T00:00:00"]),
      );
    case "list of string":
      return Array.from({ length: random.below(4) }, () => random.pick(["自首", "立功", "从犯"]));
    default:
      return null;
  }
}

export function randomRows(random: Random, schema: DatasetSchema, count: number): readonly Row[] {
  return Array.from(
    { length: count },
    (_, id) =>
      new Row(
        schema,
        id + 1,
        schema.columns.map((_, index) => cell(random, schema, index)),
      ),
  );
}

type Wanted = "boolean" | "number" | "string" | "date" | "date and time" | "days" | "months";

/** What may be named at a place: the judged row's columns, and the variables of filters and quantifiers around it. */
interface Place {
  readonly depth: number;
  /** Inside a filter bare names are the item's, and an item around it cannot be reached. */
  readonly inFilter?: boolean;
  /** Prefixes under which rows are reached: "" for the judged row or the item of a filter, `m.` for a variable. */
  readonly rows: readonly { readonly prefix: string; readonly schema: DatasetSchema }[];
  readonly lets: readonly { readonly name: string; readonly type: Wanted }[];
}

const columnsOf: Readonly<Record<Wanted, (schema: DatasetSchema) => readonly string[]>> = {
  boolean: (schema) => byType(schema, "boolean"),
  number: (schema) => byType(schema, "number"),
  string: (schema) => byType(schema, "string"),
  date: (schema) => byType(schema, "date"),
  "date and time": (schema) => byType(schema, "date and time"),
  days: () => [],
  months: () => [],
};

function byType(schema: DatasetSchema, type: string): readonly string[] {
  return schema.columns.filter((column) => column.type === type).map((column) => column.name);
}

/** The lets that are texts: the generator writes no tables. */
export function textsOf(lets: NonNullable<ProgramInput["lets"]>): readonly NamedText[] {
  return lets.flatMap((each) => ("text" in each ? [{ name: each.name, text: each.text }] : []));
}

export class TextGenerator {
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** A whole program with some lets and `count` outputs. */
  program(count: number): ProgramInput {
    const lets: { name: string; type: Wanted; text: string }[] = [];
    const kinds: readonly Wanted[] = ["boolean", "number", "date", "string"];
    for (const name of ["甲 让", "乙"]) {
      const type = this.#random.pick(kinds);
      const place = { depth: 2, rows: [{ prefix: "", schema: people }], lets: [...lets] };
      lets.push({ name, type, text: this.text(type, place) });
    }
    const outputs = Array.from({ length: count }, (_, index) => {
      const type = this.#random.pick<Wanted>([
        "boolean",
        "boolean",
        "boolean",
        "number",
        "string",
        "date",
        "date and time",
        "days",
        "months",
      ]);
      const place: Place = { depth: 3, rows: [{ prefix: "", schema: people }], lets };
      const quantified = type === "boolean" && this.#random.chance(25);
      return { name: `结果${index}`, text: quantified ? this.#quantified(place) : this.text(type, place) };
    });
    return { over: people, datasets, lets, outputs };
  }

  text(type: Wanted, place: Place): string {
    if (place.depth <= 0 || this.#random.chance(12)) return this.#leaf(type, place);
    const deeper = { ...place, depth: place.depth - 1 };
    switch (type) {
      case "boolean":
        return this.#boolean(deeper);
      case "number":
        return this.#number(deeper);
      case "string":
        return this.#string(deeper);
      case "date":
        return this.#date(deeper);
      case "date and time":
        return this.#choose(deeper, type, [
          () => `date and time(${this.text("date", deeper)})`,
          () => this.#leaf(type, deeper),
        ]);
      case "days":
        return this.#choose(deeper, type, [
          () => `(${this.text("date", deeper)} - ${this.text("date", deeper)})`,
          () => `(${this.#column("number", deeper) ?? "2"} * duration("P1D"))`,
          () => `(${this.text("date and time", deeper)} - ${this.text("date and time", deeper)})`,
          () => this.#leaf(type, deeper),
        ]);
      default:
        return this.#choose(deeper, type, [
          () => `years and months duration(${this.text("date", deeper)}, ${this.text("date", deeper)})`,
          () => this.#leaf(type, deeper),
        ]);
    }
  }

  #choose(place: Place, type: Wanted, own: readonly (() => string)[]): string {
    const conditional = (): string =>
      `(if ${this.text("boolean", place)} then ${this.text(type, place)} else ${this.text(type, place)})`;
    return this.#random.pick([...own, conditional])();
  }

  #boolean(place: Place): string {
    const compared = this.#random.pick<Wanted>([
      "number",
      "number",
      "date",
      "string",
      "date and time",
      "days",
      "months",
    ]);
    const operator = this.#random.pick(["=", "!=", "<", "<=", ">", ">="]);
    const any = this.#random.pick<Wanted>(["number", "date", "string", "boolean"]);
    return this.#choose(place, "boolean", [
      () => `${this.text(compared, place)} ${operator} ${this.text(compared, place)}`,
      () => `(${this.text("boolean", place)} and ${this.text("boolean", place)})`,
      () => `(${this.text("boolean", place)} or ${this.text("boolean", place)})`,
      () => `not(${this.text("boolean", place)})`,
      () => `${this.text(any, place)} ${this.#random.pick(["=", "!="])} null`,
      () => `(${this.text("boolean", place)}) = ${this.#random.pick(["true", "false"])}`,
      () => `${this.text("number", place)} between ${this.text("number", place)} and ${this.text("number", place)}`,
      () =>
        `${this.text("date", place)} in ${this.#random.pick(["[", "("])}${this.text("date", place)}..${this.text("date", place)}${this.#random.pick(["]", ")"])}`,
      () =>
        `${this.text("string", place)} in ["甲", "逮捕", ${this.#random.pick([this.text("string", place), "null", '""'])}]`,
      () => `${this.text("number", place)} in (< ${this.text("number", place)}, 3, [7..30])`,
      () =>
        `${this.#random.pick(["contains", "starts with", "ends with"])}(${this.text("string", place)}, ${this.text("string", place)})`,
      () =>
        `matches(${this.text("string", place)}, ${this.#random.pick(['"^[甲乙]+$"', '"[0-9]{1,3}"', String.raw`"\\d|a.b"`, '"^.$"'])})`,
      () =>
        `${this.text("number", place)} / ${this.text("number", place)} ${operator} ${this.#random.pick(["0.1", "0", "2", "-3"])}`,
      () => this.#quantified(place),
      () => this.#quantified(place),
      () => `${this.#random.pick(["any", "all"])}(${this.#listOf("完成", place)})`,
      () => `${this.text("string", place)} in ${this.#listOf("类型", place)}`,
      () => `list contains(${this.#listOf("发生日期", place)}, ${this.text("date", place)})`,
      () => `"自首" in ${this.#column2(place, "情节")}`,
      () => `${this.text("string", place)} in ${this.#column2(place, "情节")}`,
      () => `list contains(${this.#column2(place, "情节")}, ${this.text("string", place)})`,
    ]);
  }

  #number(place: Place): string {
    return this.#choose(place, "number", [
      () => `(${this.text("number", place)} ${this.#random.pick(["+", "-"])} ${this.text("number", place)})`,
      () => `(${this.#leaf("number", place)} * ${this.#random.pick(["2", "10", "-1", "0.5", "12"])})`,
      () => `(${this.#leaf("number", place)} / ${this.#random.pick(["2", "10", "100", "0.25"])})`,
      () => `-(${this.text("number", place)})`,
      () => `abs(${this.#leaf("number", place)})`,
      () => `${this.#random.pick(["floor", "ceiling"])}(${this.#leaf("number", place)})`,
      () => `modulo(${this.#column2(place, "次数")}, ${this.#random.pick(["7", "-3", "0"])})`,
      () => `${this.text("date", place)}.${this.#random.pick(["year", "month", "day", "weekday"])}`,
      () => `string length(${this.text("string", place)})`,
      () => `count(${this.#list(place).text})`,
      () => `count(${this.#column2(place, "情节")})`,
      () => `count(distinct values(${this.#listOf(this.#random.pick(["类型", "数额", "发生日期"]), place)}))`,
      () => `sum(${this.#listOf("数额", place)})`,
      () => `sum(for x in ${this.#list(place, events).text} return x.数额 * 2)`,
      () => `${this.#random.pick(["max", "min"])}(${this.#listOf("数额", place)})`,
      () => `${this.#random.pick(["max", "min", "sum"])}(${this.text("number", place)}, ${this.text("number", place)})`,
      () => `${this.#list(place, events).text}[${this.#random.pick(["1", "-1"])}].数额`,
    ]);
  }

  #string(place: Place): string {
    return this.#choose(place, "string", [
      () => `(${this.text("string", place)} + ${this.text("string", place)})`,
      () =>
        `substring(${this.text("string", place)}, ${this.#random.pick(["1", "2", "-1", "-2", "5", "0"])}${this.#random.pick(["", ", 1", ", 2"])})`,
      () =>
        `${this.#random.pick(["substring before", "substring after"])}(${this.text("string", place)}, ${this.text("string", place)})`,
      () => `string(${this.#leaf(this.#random.pick<Wanted>(["number", "boolean", "date", "string"]), place)})`,
      () => `${this.#random.pick(["max", "min"])}(${this.#listOf("类型", place)})`,
      () => `${this.#list(place, events).text}[${this.#random.pick(["1", "-1"])}].类型`,
    ]);
  }

  #date(place: Place): string {
    const duration = this.#random.pick(['"P1M"', '"P3D"', '"P1Y"', '"-P1M"', '"P13M"', '"PT36H"', '"P0D"']);
    return this.#choose(place, "date", [
      () => `(${this.text("date", place)} ${this.#random.pick(["+", "-"])} duration(${duration}))`,
      () => `(${this.text("date", place)} + ${this.#column("number", place) ?? "2"} * duration("P1D"))`,
      () => `(${this.text("date", place)} + ${this.#column2(place, "次数")} * duration("P1M"))`,
      () => `date(${this.text("date and time", place)})`,
      () => `${this.#random.pick(["max", "min"])}(${this.#listOf("发生日期", place)})`,
      () => `${this.#random.pick(["max", "min"])}(${this.text("date", place)}, ${this.text("date", place)})`,
      () => `${this.#list(place, events).text}[1].发生日期`,
      () => "today()",
    ]);
  }

  #leaf(type: Wanted, place: Place): string {
    if (this.#random.chance(65)) {
      const named = this.#column(type, place);
      if (named !== undefined) return named;
    }
    switch (type) {
      case "boolean":
        return this.#random.pick(["true", "false"]);
      case "number":
        return this.#random.pick(["0", "1", "2.5", "100", "-3", "0.01", "10000000000"]);
      case "string":
        return JSON.stringify(this.#random.pick(["", "甲", "𠮷", "a", "逮捕", "é"]));
      case "date":
        return `date("${this.#random.pick(["2024-02-29", "2024-01-31", "2023-12-31", "2000-03-01"])}")`;
      case "date and time":
        return `date and time("${this.#random.pick(["2024-02-29T00:00:00", "2024-01-01T08:30:00"])}")`;
      case "days":
        return `duration("${this.#random.pick(["P3D", "P30D", "-P1D", "P0D", "PT12H"])}")`;
      default:
        return `duration("${this.#random.pick(["P1M", "P1Y", "P0M", "-P2M"])}")`;
    }
  }

  #column(type: Wanted, place: Place): string | undefined {
    const named = place.lets.filter((each) => each.type === type).map((each) => each.name);
    const columns = place.rows.flatMap(({ prefix, schema }) =>
      columnsOf[type](schema).map((name) => `${prefix}${name}`),
    );
    const all = [...named, ...columns];
    return all.length === 0 ? undefined : this.#random.pick(all);
  }

  /** A column of the judged row, from wherever it stands. */
  #column2(place: Place, name: string): string {
    return place.rows.length > 0 ? `本行.${name}` : name;
  }

  #quantified(place: Place): string {
    const variable = this.#random.pick(["m", "变量", "某 人"]);
    const list = this.#list({ ...place, depth: place.depth - 1 });
    const outer = place.rows.filter(({ prefix }) => prefix !== `${variable}.`);
    const rows = [...outer, { prefix: `${variable}.`, schema: list.schema }];
    const body = this.text("boolean", { ...place, depth: place.depth - 1, rows });
    if (this.#random.chance(60)) return this.#keyed(place, variable, list, rows);
    const quantifier = this.#random.pick(["some", "some", "every"]);
    if (quantifier === "some" && list.text === list.schema.name) {
      return `(some ${variable} in ${list.text} satisfies ${variable}.案号 = 本行.案号 and ${body})`;
    }
    if (list.text === list.schema.name) {
      return `(every ${variable} in ${list.text} satisfies ${variable}.编号 != 本行.编号 or ${body})`;
    }
    return `(${quantifier} ${variable} in ${list.text} satisfies ${body})`;
  }

  /** Keys and one inequality between the item and the row around it; now and then a further test, of either. */
  #keyed(place: Place, variable: string, { schema }: { readonly schema: DatasetSchema }, rows: Place["rows"]): string {
    const item = rows.slice(-1);
    const lower = { ...place, depth: this.#random.below(2) };
    const type = this.#random.pick<Wanted>(["number", "date", "string", "date", "days"]);
    const sides = [this.text(type, { ...lower, rows: item, lets: [] }), this.text(type, lower)];
    const inequality = (this.#random.chance(50) ? sides : sides.toReversed()).join(
      ` ${this.#random.pick(["<", "<=", ">", ">="])} `,
    );
    const tests = [
      ...this.#random
        .pick([["案号"], ["案号"], ["编号"], ["案号", "编号"], []])
        .map((key) => `${variable}.${key} = 本行.${key}`),
      ...(this.#random.chance(35) ? [this.text("boolean", { ...lower, rows: item, lets: [] })] : []),
      ...(this.#random.chance(10) ? [this.text("boolean", { ...lower, rows })] : []),
    ];
    const started = `${variable} in ${schema.name}`;
    if (this.#random.chance(60)) return `(some ${started} satisfies ${[...tests, inequality].join(" and ")})`;
    return `(every ${started} satisfies ${[...tests.map((test) => `not(${test})`), inequality].join(" or ")})`;
  }

  #list(place: Place, only?: DatasetSchema): { readonly text: string; readonly schema: DatasetSchema } {
    const schema = only ?? (this.#random.chance(85) ? events : people);
    const key = this.#random.pick(["案号 = 本行.案号", "案号 = 本行.案号 and 编号 = 本行.编号", "编号 = 本行.编号"]);
    const inner = this.#random.chance(45) ? ` and ${this.#itemCondition(place, schema)}` : "";
    const second = this.#random.chance(15) ? `[${this.#itemCondition(place, schema)}]` : "";
    return { text: `${schema.name}[${key}${inner}]${second}`, schema };
  }

  /** A condition inside a filter: bare names are the item's, other rows are reached by their variable or 本行. */
  #itemCondition(place: Place, schema: DatasetSchema): string {
    const reachable = place.inFilter === true ? place.rows.filter(({ prefix }) => prefix !== "") : place.rows;
    const others = reachable.map(({ prefix, schema: other }) => ({
      prefix: prefix === "" ? "本行." : prefix,
      schema: other,
    }));
    const lets = place.lets.filter((each) => !schema.columns.some((column) => column.name === each.name));
    const rows = this.#random.chance(50) ? [{ prefix: "", schema }] : [{ prefix: "", schema }, ...others];
    return this.text("boolean", {
      inFilter: true,
      depth: Math.min(1, place.depth - 1),
      rows,
      lets: this.#random.chance(30) ? lets : [],
    });
  }

  #listOf(column: string, place: Place): string {
    return `${this.#list(place, events).text}.${column}`;
  }
}

export const today = makeDate(2024, 3, 1);
