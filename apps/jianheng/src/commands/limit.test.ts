import { Readable, Writable } from "node:stream";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { readXlsx, writeXlsx } from "@jianheng/files";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { textStreams } from "../../../../test/text-streams.ts";
import { calendar } from "./calendar.ts";
import { limit } from "./limit.ts";

async function run(args: readonly string[], input = ""): Promise<{ code: number; out: string; err: string }> {
  const written = { out: "", err: "" };
  const sink = (name: "out" | "err") =>
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        written[name] += chunk.toString();
        done();
      },
    });
  const code = await limit(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: sink("out"),
    stderr: sink("err"),
  });
  return { code, ...written };
}

const json = async (...args: string[]) => JSON.parse((await run([...args, "--json"])).out) as Record<string, unknown>;
const lines = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("one deadline", () => {
  it.each([
    ["抗诉十日，春节后第一日届满", ["--from", "2025-01-23", "--period", "P10D"], "2025-02-05"],
    ["在押不顺延", ["--from", "2025-01-23", "--period", "P10D", "--in-custody"], "2025-02-02"],
    ["三个工作日", ["--from", "2025-01-24", "--working-days", "3"], "2025-02-05"],
    ["向前三个工作日", ["--from", "2025-02-06", "--working-days", "-3"], "2025-01-26"],
    [
      "在押一个月延长十五日",
      ["--from", "2025-01-03", "--period", "P1M", "--in-custody", "--extend", "P15D@2025-02-01:甲检延〔2025〕1号"],
      "2025-02-18",
    ],
    ["届满前七日", ["--from", "2025-02-10", "--period", "-P7D"], "2025-01-27"],
    ["一个半月", ["--from", "2025-01-31", "--period", "P1M15D", "--in-custody"], "2025-03-15"],
    [
      "精神病鉴定扣除",
      ["--from", "2025-03-03", "--period", "P1M", "--pause", "2025-03-10..2025-03-24:精神病鉴定"],
      "2025-04-18",
    ],
    ["按名称：审查起诉在押", ["prosecution-review", "--from", "2025-01-03", "--in-custody"], "2025-02-03"],
    ["按名称：审查逮捕重大复杂", ["arrest-review", "--from", "2025-01-20", "--when", "complex"], "2025-02-10"],
    [
      "按名称：另给起算日",
      ["non-arrest-reconsideration", "--from", "2025-06-10", "--on", "fileReceived=2025-06-13"],
      "2025-06-20",
    ],
    ["二十四小时", ["--from", "2025-01-23T14:20", "--period", "PT24H"], "2025-01-24T15:00"],
    ["协调世界时换算为北京时间", ["--from", "2025-01-23T06:20:00Z", "--period", "PT24H"], "2025-01-24T15:00"],
  ])("%s", async (_name, args, due) => {
    expect(await json(...args)).toMatchObject({ dueDate: due });
  });

  it("prints the dates with weekdays, and each step with its article, in Chinese", async () => {
    const { code, out } = await run(["--from", "2025-01-23", "--period", "P10D"]);
    expect(code).toBe(0);
    expect(out).toContain("期满日期  2025-02-05（星期三）");
    expect(out).toContain("《刑事诉讼法》第一百零五条第四款");
  });

  it("prints English on request", async () => {
    const { out } = await run(["protest-judgment", "--from", "2025-01-23", "--lang", "en"]);
    expect(out).toContain("due date      2025-02-05 (Wed)");
    expect(out).toContain("Criminal Procedure Law art. 105 para. 4");
  });

  it("says that a day after the calendar is not determined, and what still is", async () => {
    const given = await run(["--from", "2026-12-31", "--period", "P1D"]);
    expect(given.code).toBe(0);
    expect(given.out).toContain("不能确定");
    expect(await json("--from", "2026-12-31", "--period", "P1D")).toMatchObject({
      dueDate: null,
      legalExpiry: "2027-01-01",
      undetermined: { code: "calendar.out_of_range" },
    });
  });
});

describe("refusals", () => {
  it.each([
    [["--from", "2025-02-30", "--period", "P1D"], 1, "--from", "date.no_such_day"],
    [["--from", "2025-02-28", "--period", "P0D"], 1, "--period", "period.empty"],
    [["--from", "2025-02-28", "--period", "10D"], 1, "--period", "period.bad_shape"],
    [["--from", "2025-02-28", "--period", "PT24H1D"], 1, "--period", "period.bad_shape"],
    [["--from", "2025-02-28", "--period", "P1DT1H"], 1, "--period", "period.mixed_units"],
    [["--from", "2025-02-28", "--working-days", "2.5"], 1, "--working-days", "period.bad_count"],
    [["--from", "2025-02-28", "--period", "P1D", "--extend", "P1D@2025-02-31:x"], 1, "--extend", "date.no_such_day"],
    [["--from", "2025-02-28", "--period", "P9999Y"], 1, "--period", "period.out_of_range"],
    [["no-such-limit", "--from", "2025-02-28"], 1, "no-such-limit", "limit.unknown"],
    [["--from", "2025-02-28"], 2, "--period", "usage"],
    [["--period", "P1D"], 2, "--from", "usage"],
    [["--from", "2025-02-28", "--period", "P1D", "--working-days", "3"], 2, "--working-days", "usage"],
    [["--from", "2025-02-28", "--period", "P1D", "--bogus"], 2, "--bogus", "usage"],
  ])("%j ends with %i", async (args, code, where, what) => {
    const given = await run(args);
    expect(given).toMatchObject({ code, out: "" });
    expect(given.err).toContain(where);
    expect(given.err).toContain(what);
  });
});

describe("lines", () => {
  it("answers each line in order with what it was asked", async () => {
    const input = [
      { from: "2025-01-23", period: "P10D", row: 7 },
      { from: "2025-01-27", period: "P7D", inCustody: true },
      { from: "2025-01-24", workingDays: 3, period: null },
    ];
    const { code, out } = await run(["--jsonl"], `${input.map((line) => JSON.stringify(line)).join("\n")}\n`);
    expect(code).toBe(0);
    const answers = lines(out);
    expect(answers.map(({ dueDate, legalExpiry, warningDate }) => [dueDate, legalExpiry, warningDate])).toEqual([
      ["2025-02-05", "2025-02-02", "2025-02-02"],
      ["2025-02-03", "2025-02-03", "2025-02-02"],
      ["2025-02-05", "2025-02-05", "2025-02-05"],
    ]);
    expect(answers.map(({ from }) => from)).toEqual(["2025-01-23", "2025-01-27", "2025-01-24"]);
    expect(answers[0]).toMatchObject({ row: 7, period: "P10D" });
    expect(answers[0]?.["steps"]).toMatchObject([
      { code: "C1" },
      { code: "C1", to: "2025-02-02" },
      { code: "C2", from: "2025-02-02", to: "2025-02-05", basis: [{ text: "《刑事诉讼法》第一百零五条第四款" }] },
    ]);
  });

  it("answers the other lines when some are bad, and ends with 1", async () => {
    const input = [
      `{"from":"2025-02-30","period":"P1D"}`,
      `not json`,
      `[1]`,
      `{"from":"2025-01-23"}`,
      `{"from":20250123,"period":"P1D"}`,
      `{"from":"2025-01-23","workingDays":0}`,
      `{"from":"2025-01-23","period":"P1D","inCustody":"yes"}`,
      `{"from":"2025-01-23","period":"P10D"}`,
    ].join("\r\n");
    const { code, out, err } = await run(["--jsonl"], input);
    expect(code).toBe(1);
    expect(lines(out).map(({ error, dueDate }) => (error as { code: string } | undefined)?.code ?? dueDate)).toEqual([
      "date.no_such_day",
      "line.not_an_object",
      "line.not_an_object",
      "line.bad_field",
      "line.bad_field",
      "period.bad_count",
      "line.bad_field",
      "2025-02-05",
    ]);
    expect(err).toContain("第1行");
    expect(err.trim().split("\n")).toHaveLength(7);
  });

  it("keeps the legal expiry where only the calendar is missing, and is done with 0", async () => {
    const { code, out } = await run(
      ["--jsonl"],
      `{"from":"2026-12-20","period":"P1M"}\n{"from":"2026-12-20","period":"P1M","inCustody":true}`,
    );
    expect(code).toBe(0);
    expect(lines(out)).toMatchObject([
      { dueDate: null, legalExpiry: "2027-01-20", undetermined: { code: "calendar.out_of_range" } },
      { dueDate: "2027-01-20", legalExpiry: "2027-01-20", warningDate: "2027-01-19" },
    ]);
  });

  it("refuses a line that never ends, and reads the next one", async () => {
    const input = `{"from":"${"2".repeat(200_000)}"}\n{"from":"2025-01-23","period":"P10D"}`;
    const { code, out } = await run(["--jsonl"], input);
    expect(code).toBe(1);
    expect(lines(out)).toMatchObject([{ error: { code: "line.not_an_object" } }, { dueDate: "2025-02-05" }]);
  });

  it("reads lines cut anywhere, even inside a letter, and after a byte order mark", async () => {
    const bytes = Buffer.from(
      `\uFEFF{"from":"2025-01-23","period":"P10D","说明":"抗诉"}\r\n{"from":"2025-01-24","workingDays":3}`,
    );
    let out = "";
    const stdout = new Writable({
      write(chunk: Buffer, _encoding, done) {
        out += chunk.toString();
        done();
      },
    });
    const stdin = Readable.from([...bytes].map((byte) => Buffer.from([byte])));
    expect(await limit(["--jsonl"], { stdin, stdout, stderr: stdout })).toBe(0);
    expect(lines(out)).toMatchObject([{ dueDate: "2025-02-05", 说明: "抗诉" }, { dueDate: "2025-02-05" }]);
  });

  it("reads no line from empty input", async () => {
    expect(await run(["--jsonl"], "\n\n")).toEqual({ code: 0, out: "", err: "" });
  });
});

describe("a clock with a history", () => {
  it.each([
    [
      "a return begins anew",
      ["prosecution-review", "--from", "2025-01-03", "--in-custody", "--restart", "2025-03-12:补侦重报"],
      "2025-04-12",
    ],
    [
      "two returns: the last counts",
      [
        "prosecution-review",
        "--from",
        "2025-01-03",
        "--in-custody",
        "--restart",
        "2025-05-06",
        "--restart",
        "2025-03-12",
      ],
      "2025-06-06",
    ],
    [
      "fifteen days after a return",
      [
        "prosecution-review",
        "--from",
        "2025-01-03",
        "--restart",
        "2025-03-12：改变管辖",
        "--extend",
        "P15D@2025-04-10:甲检延1号",
      ],
      "2025-04-27",
    ],
    [
      "custody re-counted",
      ["investigation-custody", "--from", "2025-01-03", "--in-custody", "--recount", "2025-02-20:另有重要罪行"],
      "2025-04-20",
    ],
    [
      "in custody from the middle on",
      ["prosecution-review", "--from", "2025-01-03", "--custody", "2025-01-20.."],
      "2025-02-03",
    ],
    [
      "released the day before",
      ["prosecution-review", "--from", "2025-01-03", "--custody", "2024-12-01..2025-02-02"],
      "2025-02-05",
    ],
    [
      "a plain period by stretches",
      ["--from", "2025-01-03", "--period", "P1M", "--custody", "2025-01-20.."],
      "2025-02-03",
    ],
    [
      "the law of another day",
      ["process-monitoring-reply", "--from", "2019-12-20", "--law-on", "2019-12-30"],
      "2019-12-30",
    ],
  ])("%s", async (_name, args, due) => {
    expect(await json(...args)).toMatchObject({ dueDate: due });
  });

  it("names the article of a re-count", async () => {
    const { out } = await run(["investigation-custody", "--from", "2025-01-03", "--recount", "2025-02-20"]);
    expect(out).toContain("[U12]");
    expect(out).toContain("《刑事诉讼法》第一百六十条");
  });

  it("says from when the law is known", async () => {
    const given = await run(["process-monitoring-reply", "--from", "2019-01-02"]);
    expect(given.code).toBe(0);
    expect(given.out).toContain("自2019-12-30起施行");
    expect(await json("process-monitoring-reply", "--from", "2019-01-02")).toMatchObject({
      dueDate: null,
      undetermined: { code: "law.not_known" },
    });
  });

  it.each([
    [["--restart", "2025-02-30"], "--restart", "date.no_such_day"],
    [["--recount", "二月"], "--recount", "date.bad_shape"],
    [["--custody", "2025-02-31.."], "--custody", "date.no_such_day"],
    [["--law-on", "2025"], "--law-on", "date.bad_shape"],
  ])("refuses %j", async (extra, where, what) => {
    const given = await run(["prosecution-review", "--from", "2025-01-03", ...extra]);
    expect(given).toMatchObject({ code: 1, out: "" });
    expect(given.err).toContain(where);
    expect(given.err).toContain(what);
  });
});

describe("how certain", () => {
  it("says in both languages, and in JSON, that a value is from memory", async () => {
    const zh = await run(["suggestion-reply", "--from", "2025-06-03"]);
    expect(zh.out).toContain("凭记忆，未核实 [M]");
    expect(zh.out).toContain("可由本单位设置");
    const en = await run(["suggestion-reply", "--from", "2025-06-03", "--lang", "en"]);
    expect(en.out).toContain("from memory, not verified [M]");
    expect(await json("suggestion-reply", "--from", "2025-06-03")).toMatchObject({
      confidence: "M",
      verified: false,
      notices: [{ code: "limit.not_verified" }],
    });
  });

  it("says nothing of it where the law fixes the number", async () => {
    const { out } = await run(["arrest-review", "--from", "2025-06-03", "--in-custody"]);
    expect(out).not.toContain("可靠程度");
    expect(await json("arrest-review", "--from", "2025-06-03", "--in-custody")).toMatchObject({
      confidence: "S",
      verified: true,
    });
  });
});

describe("duties without a number", () => {
  it("are due where the law names the day, and otherwise only a reminder", async () => {
    expect(await json("custody-necessity-transfer", "--from", "2025-03-03")).toMatchObject({ dueDate: "2025-03-03" });
    const promptly = await json("custody-change-notice", "--from", "2025-03-03");
    expect(promptly).toMatchObject({ dueDate: null, notices: [{ code: "limit.no_number" }] });
    const { out } = await run(["custody-change-notice", "--from", "2025-03-03"]);
    expect(out).toContain("不得按日数认定违法");
    expect(out).toContain("第一百五十二条");
  });
});

describe("a calendar of one's own", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "jianheng-limit-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function file(name: string, text: string): Promise<string> {
    const at = path.join(folder, name);
    await writeFile(at, text);
    return at;
  }

  it("is asked for by the year whose notice is missing, with the way to import it", async () => {
    const { out } = await run(["protest-judgment", "--from", "2026-12-25"]);
    expect(out).toContain("须先导入2027年度的放假通知");
    expect(out).toContain("jianheng calendar template");
    expect(await json("protest-judgment", "--from", "2026-12-25")).toMatchObject({
      undetermined: { missing: [{ code: "calendar.out_of_range", year: 2027 }] },
    });
  });

  it("reaches further with a later year, and rests on a local day", async () => {
    const later = await file("2027.csv", "日期,休班,名称,依据\n2027-01-01,休,元旦,某通知\n2027-01-04,休,某节,某通知\n");
    const local = await file("local.csv", "date,kind,name,source,scope\n2027-01-05,rest,地方节,某令,local\n");
    const asked = ["protest-judgment", "--from", "2026-12-25", "--calendar", later];
    expect(await json(...asked)).toMatchObject({ legalExpiry: "2027-01-04", dueDate: "2027-01-05" });
    expect(await json(...asked, "--calendar", local)).toMatchObject({ dueDate: "2027-01-06" });
    const warned = await run(asked);
    expect(warned).toMatchObject({ code: 0 });
    expect(warned.err).toContain("2027年没有春节、清明节、劳动节、端午节、中秋节、国庆节的放假日");
    const lined = await run(["--jsonl", "--calendar", later], `{"from":"2026-12-25","period":"P10D"}`);
    expect(lines(lined.out)).toMatchObject([{ dueDate: "2027-01-05" }]);
  });

  it("is refused with the row and the column of each fault", async () => {
    const bad = await file("bad.csv", "日期,休班\n2027-02-30,休\n2027-03-01,放\n");
    const given = await run(["protest-judgment", "--from", "2026-12-25", "--calendar", bad]);
    expect(given).toMatchObject({ code: 1, out: "" });
    expect(given.err).toContain("第2行“日期”");
    expect(given.err).toContain("第3行“休班”");
  });

  it("is refused where there is no file", async () => {
    const given = await run(["protest-judgment", "--from", "2026-12-25", "--calendar", path.join(folder, "none.xlsx")]);
    expect(given).toMatchObject({ code: 1, out: "" });
    expect(given.err).toContain("none.xlsx");
  });

  it("is written as an empty table, filled in by hand, and read back", async () => {
    const [template, filled] = [path.join(folder, "节假日.xlsx"), path.join(folder, "filled.xlsx")];
    const streams = textStreams();
    expect(await calendar(["template", template], streams)).toBe(0);
    const book = await readXlsx({ name: "节假日.xlsx", path: template });
    const headers: string[] = [];
    for await (const rows of book.rows(book.sheets[0]!))
      headers.push(...rows.flatMap(({ cells }) => cells.map(({ text }) => text)));
    book.close();
    expect(headers).toEqual(["起", "止", "休班", "名称", "依据", "范围"]);
    const columns = headers.map((header) => ({
      header,
      kind: header === "起" || header === "止" ? ("date" as const) : ("text" as const),
    }));
    await writeXlsx(
      { sheets: [{ name: "节假日", columns, rows: [["2027-01-01", "2027-01-05", "休", "元旦", "某通知", "全国"]] }] },
      filled,
    );
    expect(await json("protest-judgment", "--from", "2026-12-25", "--calendar", filled)).toMatchObject({
      dueDate: "2027-01-06",
    });
    const listed = textStreams();
    expect(await calendar(["list", "2027", "--calendar", filled, "--json"], listed)).toBe(0);
    expect(JSON.parse(listed.out())).toMatchObject({
      to: "2027-12-31",
      spans: [{ from: "2027-01-01", to: "2027-01-05", kind: "rest", name: "元旦", source: "某通知", local: false }],
    });
  });

  it("lists the days of the notices, and knows its own usage", async () => {
    const listed = textStreams();
    expect(await calendar(["list", "2025"], listed)).toBe(0);
    expect(listed.out()).toContain("2025-01-28..2025-02-04  休  春节");
    expect(listed.out()).toContain("2025-02-08  班  春节");
    for (const args of [[], ["list", "25"], ["template"], ["template", "x.csv"], ["list", "--bogus"]]) {
      expect(await calendar(args, textStreams())).toBe(2);
    }
  });
});

describe("the card of one limit", () => {
  it("has its start, lengths with circumstances and dates, extensions with who approves, and articles", async () => {
    const { code, out } = await run(["own-arrest-review"]);
    expect(code).toBe(0);
    expect(out).toContain("[--on arrestOpinionReceived=]");
    expect(out).toContain("[--when complex]");
    expect(out).toContain("[--in-custody]");
    expect(out).toContain("2019-12-30起施行");
    expect(out).toContain("批准 检察长");
    expect(out).toContain("不得超过 own-detention");
    expect(out).toContain("[S 有据]");
    expect(JSON.parse((await run(["own-arrest-review", "--json"])).out)).toMatchObject({ id: "own-arrest-review" });
  });

  it("is there for a duty without a number, and in English", async () => {
    const { out } = await run(["custody-change-notice", "--lang", "en"]);
    expect(out).toContain("promptly  Procuratorate Criminal Procedure Rules art. 152");
  });

  it("suggests what looks like an id that does not exist", async () => {
    const { code, out, err } = await run(["arrest-reviews"]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("limit.unknown");
    expect(err).toContain("arrest-review ");
  });
});

describe("the list", () => {
  it("is cut down to what speaks of every word", async () => {
    const { out } = await run(["--list", "取保", "第七十九条"]);
    expect(out).toContain("bail  取保候审最长期限");
    expect(out).toContain("共1项");
    expect((await run(["--list", "没有这个词"])).out).toBe("共0项\n");
    const found = JSON.parse((await run(["--list", "D20", "--json"])).out) as { id: string }[];
    expect(found.map(({ id }) => id)).toEqual(["investigation-custody", "custody-extension-request"]);
  });

  it("tells for each length since when it is in force and how certain it is", async () => {
    const { out } = await run(["--list"]);
    expect(out).toContain("2019-12-30起施行  [S 有据]");
    expect(out).toContain("[M 凭记忆，未核实]");
    expect(out).toContain("[U 未定]");
    expect(out).toContain("[P 内部目标，法律未定日数]");
    expect(out).toContain("，至2025-05-31止");
  });

  it("names each limit with its articles", async () => {
    const { code, out } = await run(["--list"]);
    expect(code).toBe(0);
    expect(out).toContain("arrest-review  审查批准逮捕期限");
    expect(out).toContain("《人民检察院刑事诉讼规则》第二百八十二条");
    expect(JSON.parse((await run(["--list", "--json"])).out)).toContainEqual(
      expect.objectContaining({ id: "arrest-review" }),
    );
  });
});
