import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { fileURLToPath } from "node:url";
import { writeXlsx } from "@jianheng/files";
import { afterAll, describe, expect, it, vi } from "vitest";
import { check } from "./check.ts";
import { rulesCommand } from "./rules.ts";

const handwritten = fileURLToPath(new URL("../../../../test/handwritten", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "check-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

type Command = typeof check;

async function run(command: Command, args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = [stdout, stderr].map(async (stream) => {
    let text = "";
    for await (const chunk of stream) text += String(chunk);
    return text;
  });
  const code = await command(args, { stdin: new PassThrough(), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out = "", err = ""] = await Promise.all(texts);
  return { code, out, err };
}

function file(name: string, lines: readonly string[]): string {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join("\n")}\n`);
  return path;
}

const caseNo = "示例检刑诉受[2025]990101000001号";
const sent = file("案件.csv", [
  "部门受案号,案件名称,移送日期,受理日期",
  `${caseNo},测试甲盗窃案,2025-03-04,2025-03-03`,
]);

const other = file("犯罪嫌疑人.csv", ["部门受案号,嫌疑人编号,姓名", `${caseNo},1,测试甲`]);
const given = join(folder, "已有.xlsx");
await writeXlsx(
  { sheets: [{ name: "案件", columns: [{ header: "部门受案号" }, { header: "案件名称" }], rows: [[caseNo, "甲案"]] }] },
  given,
);

describe("jianheng check", () => {
  it("prints what it found by rule, with the articles and a closing sentence", async () => {
    const { code, out } = await run(check, [sent, "--as-of", "2025-03-31"]);
    expect(code).toBe(0);
    expect(out).toContain("■ V11 移送日期晚于受理日期（疑点 1，待核 0）");
    expect(out).toContain("《人民检察院刑事诉讼规则》第158条");
    expect(out).toContain(`[error] ${caseNo}  测试甲盗窃案  移送日期2025-03-04晚于受理日期2025-03-03。`);
    expect(out.trimEnd().split("\n").at(-1)).toMatch(/^数据日 2025-03-31：案件 1 件，.*疑点须经人工核实，不是结论。$/u);
  });

  it("gives one line of JSON per hit", async () => {
    const { code, out } = await run(check, [sent, "--as-of", "2025-03-31", "--json", "--pack", "case-card"]);
    expect(code).toBe(0);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines).toEqual([
      {
        rule: "V11",
        revision: expect.stringMatching(/^1\.[0-9a-f]{12}$/u) as unknown,
        level: "error",
        duty: "own",
        outcome: "hit",
        legalCaseNo: caseNo,
        subject: { kind: "case", key: caseNo, label: "测试甲盗窃案" },
        values: { 移送日期: "2025-03-04", 受理日期: "2025-03-03" },
        missing: [],
        basis: [{ instrument: "人民检察院刑事诉讼规则", article: "158" }],
        message: "移送日期2025-03-04晚于受理日期2025-03-03。",
        messageEn: "The case was sent on 2025-03-04 and accepted on 2025-03-03.",
      },
    ]);
  });

  it("takes a folder, and names unreadable cells on stderr", async () => {
    const inner = mkdtempSync(join(folder, "导出-"));
    writeFileSync(
      join(inner, "案件.csv"),
      `部门受案号,案件名称,移送日期,受理日期\n${caseNo},测试甲盗窃案,2025-02-30,2025-03-03\n`,
    );
    const { code, out, err } = await run(check, [inner, "--as-of", "2025-03-31", "--json"]);
    expect(code).toBe(0);
    expect(err).toContain("案件.csv!C2: 移送日期 “2025-02-30”不是真实存在的日期或时间。");
    expect(
      out
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as { rule: string; outcome: string })
        .map(({ rule, outcome }) => `${rule} ${outcome}`)
        .toSorted(),
    ).toEqual(["V11 undetermined", "V14 undetermined"]);
  });

  it("says on stderr that today is the data date when none is given", async () => {
    const { err } = await run(check, [sent]);
    expect(err).toMatch(/未指定 --as-of：以今天 \d{4}-\d{2}-\d{2} 为数据日。/u);
  });

  it("removes what it wrote", async () => {
    // Others use the common folder at the same time.
    const own = mkdtempSync(join(folder, "temporary-"));
    vi.stubEnv("TMPDIR", own);
    expect(tmpdir()).toBe(own);
    await run(check, [sent, "--as-of", "2025-03-31"]).finally(() => vi.unstubAllEnvs());
    expect(readdirSync(own)).toEqual([]);
  });

  it("answers 1 with a located message for input that cannot be taken", async () => {
    const bad = file("坏.xlsx", ["PK 不是工作簿"]);
    const refused = await run(check, [bad, "--as-of", "2025-03-31"]);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain("坏.xlsx");
    const absent = await run(check, [join(folder, "没有.xlsx"), "--as-of", "2025-03-31"]);
    expect(absent.code).toBe(1);
    expect(absent.err).toContain("没有.xlsx");
  });

  it.each([
    ["no path", []],
    ["a date that does not exist", [sent, "--as-of", "2025-02-30"]],
    ["an unknown pack", [sent, "--as-of", "2025-03-31", "--pack", "none"]],
    ["an unknown option", [sent, "--asof", "2025-03-31"]],
    ["an unknown language", [sent, "--lang", "fr"]],
    ["an ending that the workbook cannot have", [sent, "--as-of", "2025-03-31", "--xlsx", join(folder, "out.xlsm")]],
    ["one file for two tables", [sent, other, "--as-of", "2025-03-31", "--xlsx", join(folder, "out.xlsx")]],
    ["a file that was given", [given, "--as-of", "2025-03-31", "--xlsx", given]],
  ])("answers 2 for %s", async (_name, args) => {
    const { code, out, err } = await run(check, args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err).not.toBe("");
  });
});

/** A book of V11 alone, with another condition. */
function bookWith(hit: string): string {
  const dir = mkdtempSync(join(folder, "rules-"));
  const source = readFileSync(fileURLToPath(new URL("../../../../rules/case-card/V11.yaml", import.meta.url)), "utf8");
  writeFileSync(join(dir, "pack.yaml"), "id: test\ntitle: { zh: 试, en: Test }\nversion: 1\n");
  writeFileSync(join(dir, "V11.yaml"), source.replace("hit: 移送日期 > 受理日期", `hit: ${hit}`));
  return dir;
}

describe("jianheng rules", () => {
  it("lists the book", async () => {
    const { code, out } = await run(rulesCommand, ["list"]);
    expect(code).toBe(0);
    expect(out).toMatch(/^B01\tL3\t审查逮捕\t审查逮捕（已拘留）超过七日\t/mu);
  });

  it("shows the SQL of a rule", async () => {
    const { code, out } = await run(rulesCommand, ["sql", "V11"]);
    expect(code).toBe(0);
    expect(out).toMatch(/SELECT[\s\S]*"sentDate"[\s\S]*"acceptedDate"/u);
  });

  it("tests the examples of a rule", async () => {
    const { code, out } = await run(rulesCommand, ["test", "V11"]);
    expect(code).toBe(0);
    expect(out).toBe("规则 1 条，示例 4 个，不符 0 个。\n");
  });

  it("answers 1 where an example does not come out, names it and says why", async () => {
    const { code, err } = await run(rulesCommand, ["test", "--rules", bookWith("移送日期 >= 受理日期")]);
    expect(code).toBe(1);
    expect(err).toContain("V11“同一日”: row: expected clear, is hit");
    expect(err).toContain("V11“同一日”: sql: expected clear, is hit");
    expect(err).toContain(
      [
        "    适用条件：成立",
        "      “移送日期 != null”成立（移送日期为 2025-03-03）",
        "      “受理日期 != null”成立（受理日期为 2025-03-03）",
        "    提示条件：“移送日期 >= 受理日期”成立（移送日期为 2025-03-03，受理日期为 2025-03-03）\n",
      ].join("\n"),
    );
  });

  it("says why a row is clear that should be a hit", async () => {
    const dir = bookWith("移送日期 > 受理日期 and 移送日期 > today()");
    const { code, err } = await run(rulesCommand, ["test", "--rules", dir, "--lang", "en"]);
    expect(code).toBe(1);
    expect(err).toContain("V11“晚一日”: row: expected hit, is clear");
    expect(err).toContain(
      [
        "    Condition: does not hold",
        "      “移送日期 > today()” does not hold (移送日期 is 2025-03-04, today() is 2025-03-31)\n",
      ].join("\n"),
    );
  });

  it("answers 1 with the place for a rule file with a mistake", async () => {
    const { code, err } = await run(rulesCommand, ["list", "--rules", bookWith("移送日期 > 受理之日")]);
    expect(code).toBe(1);
    expect(err).toMatch(/V11\.yaml:\d+:13: .*受理之日/u);
  });

  it.each([["nothing"], ["dance"], ["sql"], ["sql", "Z99"]])("answers 2 for %s", async (...args) => {
    const { code } = await run(rulesCommand, args[0] === "nothing" ? [] : args);
    expect(code).toBe(2);
  });
});

// The answers were worked out by hand from the law by somebody who had not read the rules.
describe.skipIf(!existsSync(join(handwritten, "expected.json")))("the handwritten exports", () => {
  interface Expectation {
    readonly rule: string;
    readonly legalCaseNo: string | null;
    readonly outcome: "hit" | "clear" | "undetermined" | "not-hit";
    readonly suspectNo?: string;
    readonly measureNo?: number;
    readonly orMeasureNo?: number;
    readonly returnNo?: number;
    readonly itemNo?: string;
    readonly documentNo?: string;
    readonly level?: string;
    readonly dueDate?: string;
    readonly why: string;
  }
  interface Open {
    readonly rule: string;
    readonly legalCaseNo: string;
    readonly not?: string;
  }
  interface Line {
    readonly rule: string;
    readonly outcome: string;
    readonly level: string;
    readonly legalCaseNo: string;
    readonly subject: { readonly kind: string; readonly key: string };
    readonly due?: { readonly dueDate: string };
  }
  const read = (): {
    workbooks: readonly {
      file: string;
      dataDate: string;
      complete?: boolean;
      expectations: readonly Expectation[];
      open?: readonly Open[];
    }[];
  } => JSON.parse(readFileSync(join(handwritten, "expected.json"), "utf8"));
  const workbooks = existsSync(join(handwritten, "expected.json")) ? read().workbooks : [];
  // The answers of this file were worked out for the rules it speaks of; those of the others have books of their own.
  const covered = new Set(workbooks.flatMap((workbook) => workbook.expectations.map(({ rule }) => rule)));

  it.each(workbooks)(
    "$file is judged as expected",
    async ({ file: name, dataDate, complete, expectations, open = [] }) => {
      const { code, out } = await run(check, [join(handwritten, name), "--as-of", dataDate, "--json"]);
      expect(code).toBe(0);
      const lines = out.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line) as Line]));
      const explained = new Set<Line>();
      const wrong: string[] = [];
      for (const expectation of expectations) {
        const found = lines.filter((line) => speaksOf(line, expectation));
        for (const line of found) explained.add(line);
        const fault = faultOf(found[0], expectation);
        if (fault !== undefined)
          wrong.push(`${expectation.rule} ${expectation.legalCaseNo ?? ""}: ${fault}; ${expectation.why}`);
      }
      for (const line of lines) {
        if (explained.has(line) || line.outcome !== "hit" || complete !== true || !covered.has(line.rule)) continue;
        const left = open.find((one) => one.rule === line.rule && plain(one.legalCaseNo) === plain(line.legalCaseNo));
        if (left === undefined || left.not === line.outcome) wrong.push(`false alarm: ${JSON.stringify(line)}`);
      }
      expect(wrong).toEqual([]);
    },
    60_000,
  );

  function speaksOf(line: Line, expectation: Expectation): boolean {
    const { suspectNo, measureNo, orMeasureNo, returnNo, itemNo, documentNo } = expectation;
    const [, second, third] = line.subject.key.split("|").map(plain);
    const { kind } = line.subject;
    return (
      line.rule === expectation.rule &&
      plain(line.legalCaseNo) === plain(expectation.legalCaseNo ?? "") &&
      (suspectNo === undefined ||
        !["suspect", "measure", "return", "judgment"].includes(kind) ||
        second === plain(suspectNo)) &&
      (measureNo === undefined || kind !== "measure" || third === String(measureNo) || third === String(orMeasureNo)) &&
      (returnNo === undefined || kind !== "return" || third === String(returnNo)) &&
      (itemNo === undefined || second === plain(itemNo)) &&
      (documentNo === undefined || third === plain(documentNo))
    );
  }

  function faultOf(line: Line | undefined, { outcome, level, dueDate }: Expectation): string | undefined {
    const got = line?.outcome ?? "clear";
    if (outcome === "not-hit") return got === "hit" ? "expected no hit" : undefined;
    if (got !== outcome) return `expected ${outcome}, is ${got}`;
    if (line === undefined || got !== "hit") return undefined;
    if (level !== undefined && line.level !== level) return `expected level ${level}, is ${line.level}`;
    const due = line.due?.dueDate.slice(0, 10);
    return dueDate !== undefined && due !== dueDate ? `expected due ${dueDate}, is ${due ?? "unknown"}` : undefined;
  }
});

function plain(text: string): string {
  return text.normalize("NFKC").replaceAll("〔", "[").replaceAll("〕", "]").trim();
}
