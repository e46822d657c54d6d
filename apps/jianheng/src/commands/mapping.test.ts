import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { readMapping, standardCatalogue } from "@jianheng/lake";
import { afterAll, describe, expect, it } from "vitest";
import { check } from "./check.ts";
import { mapping } from "./mapping.ts";

const folder = mkdtempSync(join(tmpdir(), "mapping-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(command: typeof check, args: readonly string[]) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([text(stdout), text(stderr)]);
  const code = await command(args, { stdin: new PassThrough(), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out, err] = await texts;
  return { code, out, err };
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const caseNo = "示例检刑捕受[2025]990101000001号";
const rows = [
  "编号,案子,收案的日子,移送来的日子,备考",
  `${caseNo},测试甲盗窃案,3/3/2025,4/3/2025,附卷`,
  `示例检刑捕受[2025]990101000002号,测试乙诈骗案,5/3/2025,4/3/2025,同上`,
];
const foreign = file("外单位导出.csv", `${rows.join("\n")}\n`);

describe("jianheng mapping propose, then check --mapping", () => {
  it("without answers the files are refused, and it is said how to answer", async () => {
    const { code, err } = await run(check, [foreign, "--as-of", "2025-03-31"]);
    expect(code).toBe(1);
    expect(err).toContain("[delivery.dataset_unknown]");
    expect(err).toContain("jianheng mapping propose");
  });

  it("writes a file that can be read, with every header and the doubts in comments", async () => {
    const out = join(folder, "初稿.yaml");
    const { code, err } = await run(mapping, ["propose", foreign, "--out", out]);
    expect([code, err]).toEqual([0, `已写出 ${out}：1 张表。请核对带 ? 的各行。\n`]);
    const written = readFileSync(out, "utf8");
    const { mapping: read } = readMapping("初稿.yaml", written, standardCatalogue);
    expect(read?.tables).toMatchObject([
      { title: "外单位导出", headers: rows[0]?.split(","), dataset: null, headerRow: 1, headerRows: 1 },
    ]);
    expect(written).toMatch(/dataset: null # \? 没有认出/);
  });

  it("once completed, the mapping makes the files readable and the rule book runs", async () => {
    const answers = file(
      "对应.yaml",
      `tables:
  - title: 外单位导出
    headers: [编号, 案子, 收案的日子, 移送来的日子, 备考]
    dataset: cases
    columns: { 编号: legalCaseNo, 案子: caseName, 收案的日子: acceptedDate, 移送来的日子: sentDate, 备考: null }
    dateOrders: { acceptedDate: dmy, sentDate: dmy }
    constants: { caseType: 审查逮捕 }
`,
    );
    const { code, out } = await run(check, [foreign, "--as-of", "2025-03-31", "--json", "--mapping", answers]);
    expect(code).toBe(0);
    const hits = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { rule: string; legalCaseNo: string; outcome: string });
    // Sent on 4 March, accepted on 3 March: only in the first row, and only if the days are read day first.
    expect(hits.filter(({ rule }) => rule === "V11")).toMatchObject([{ legalCaseNo: caseNo, outcome: "hit" }]);
  });

  it("asks in the draft about values and days, once the dataset is known", async () => {
    const table = file(
      "强制措施.csv",
      `部门受案号,嫌疑人编号,强制措施的类型,决定日期\n${caseNo},1,关押,3/4/2025\n${caseNo},2,拘留,3/4/2025\n`,
    );
    const { code, out } = await run(mapping, ["propose", table]);
    expect(code).toBe(0);
    expect(out).toContain("强制措施的类型: measureType # ? 名称与“强制措施类型”相近");
    expect(out).toContain("#   decidedDate: dmy # 3/4/2025");
    expect(out).toContain('#     "关押": "" # 1');
    expect(readMapping("x", out, standardCatalogue).faults).toEqual([]);
  });

  it("names files that no answer can help, and wrong uses", async () => {
    const broken = file("坏.xlsx", "PK\u0003\u0004 no workbook");
    const refused = await run(mapping, ["propose", broken]);
    expect(refused.code).toBe(1);
    expect(refused.err).toMatch(/坏\.xlsx: .*\[zip\.\w+\]/);
    expect((await run(mapping, ["propose"])).code).toBe(2);
    expect((await run(mapping, [foreign])).code).toBe(2);
    expect((await run(mapping, ["propose", join(folder, "nowhere.csv")])).code).toBe(1);
  });

  it("a mapping file with faults stops the check, each fault at its place", async () => {
    const answers = file(
      "错.yaml",
      "tables:\n  - title: x\n    dataset: case\n  - title: y\n    dataset: cases\n    columns: { 甲: caseNumber }\n",
    );
    const { code, err } = await run(check, [foreign, "--as-of", "2025-03-31", "--mapping", answers]);
    expect(code).toBe(1);
    expect(err).toMatch(/错\.yaml:3:14: 没有数据表“case”.*\[mapping\.dataset\]/);
    expect(err).toMatch(/错\.yaml:6:19: .*“caseNumber”.*\[mapping\.column\]/);
    const absent = await run(check, [foreign, "--as-of", "2025-03-31", "--mapping", join(folder, "没有.yaml")]);
    expect(absent.code).toBe(1);
    expect(absent.err).toContain("没有这个文件");
  });
});
