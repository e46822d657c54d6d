import { Readable, Writable } from "node:stream";
import { describe, expect, it } from "vitest";
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

describe("the list", () => {
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
