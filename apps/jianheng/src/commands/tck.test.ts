import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, expect, test } from "vitest";
import { tck } from "./tck.ts";

let folder: string;

const model = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="m" namespace="urn:m">
  <inputData id="i" name="Full Name"><variable name="Full Name" typeRef="string"/></inputData>
  <decision id="d" name="Greeting"><variable name="Greeting"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>"Hello " + Full Name</text></literalExpression>
  </decision>
  <decision id="j" name="Foreign"><variable name="Foreign"/>
    <literalExpression><text>function(a) external { java: { class: "A", method signature: "b()" } }</text></literalExpression>
  </decision>
</definitions>`;

const testCase = (id: string, name: string, decision: string, expected: string): string =>
  `<testCase id="${id}"><inputNode name="Full Name"><value xsi:type="xsd:string">${name}</value></inputNode>
   <resultNode name="${decision}"><expected><value xsi:type="xsd:string">${expected}</value></expected></resultNode></testCase>`;

const tests = (...cases: readonly string[]): string =>
  `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
   <modelName>m.dmn</modelName>${cases.join("")}</testCases>`;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jianheng-tck-"));
  const [first, second] = ["compliance-level-2/0001-a", "compliance-level-3/0002-b"].map((name) =>
    join(folder, "TestCases", name),
  );
  for (const each of [first, second]) await mkdir(each!, { recursive: true });
  await writeFile(join(first!, "m.dmn"), model);
  await writeFile(join(first!, "m-test-01.xml"), tests(testCase("001", "John", "Greeting", "Hello John")));
  await writeFile(join(second!, "m.dmn"), model);
  await writeFile(
    join(second!, "m-test-01.xml"),
    tests(testCase("001", "A", "Greeting", "Hello B"), testCase("002", "A", "Foreign", "x")),
  );
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function run(...args: readonly string[]) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  const code = await tck(args, { stdin, stdout, stderr });
  stdout.end();
  stderr.end();
  return { code, stdout: await text(stdout), stderr: await text(stderr) };
}

test("counts per directory and in total, as JSON", async () => {
  const { code, stdout, stderr } = await run(folder, "--json");
  expect(code).toBe(0);
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual({
    total: 3,
    passed: 1,
    failed: 1,
    refused: 1,
    byDirectory: {
      "compliance-level-2/0001-a": { total: 1, passed: 1, failed: 0, refused: 0 },
      "compliance-level-3/0002-b": { total: 2, passed: 0, failed: 1, refused: 1 },
    },
  });
});

test("by SQL: what SQL does is measured, the rest is refused", async () => {
  const { code, stdout } = await run(folder, "--json", "--engine", "sql");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ total: 3, passed: 1, failed: 1, refused: 1 });
  // A list is nothing that SQL could hold in a column.
  const first = join(folder, "TestCases/compliance-level-2/0001-a/m.dmn");
  await writeFile(first, model.replace('"Hello " + Full Name', "[Full Name]"));
  const again = await run(join(folder, "TestCases/compliance-level-2"), "--json", "--engine", "sql");
  expect(JSON.parse(again.stdout)).toMatchObject({ total: 1, passed: 0, failed: 0, refused: 1 });
});

test("names the failed cases with what was expected", async () => {
  const { code, stdout } = await run(folder);
  expect(code).toBe(0);
  expect(stdout).toBe(`compliance-level-2/0001-a  1/1 通过
compliance-level-3/0002-b  0/2 通过，1 未通过，1 明确拒绝
未通过的用例：
  compliance-level-3/0002-b/m-test-01.xml 001 Greeting: 应为 Hello B，得到 Hello A
合计  1/3 通过，1 未通过，1 明确拒绝
`);
  const english = await run(join(folder, "TestCases", "compliance-level-2"), "--lang", "en");
  expect(english.stdout).toBe("0001-a  1/1 passed\ntotal  1/1 passed\n");
});

test("a file that cannot be read: 1, with its place; the others are counted", async () => {
  await writeFile(join(folder, "TestCases/compliance-level-2/0001-a/m-test-02.xml"), "<testCases><testCase>");
  const { code, stdout, stderr } = await run(folder, "--json");
  expect(code).toBe(1);
  expect(stderr).toMatch(/^compliance-level-2\/0001-a\/m-test-02\.xml: XML 读不出来：.*\[dmn\.xml\.unreadable\]\n$/u);
  expect(JSON.parse(stdout)).toMatchObject({ total: 3, passed: 1 });
});

test("a folder without a kit, or none at all: 1", async () => {
  await rm(join(folder, "TestCases"), { recursive: true });
  expect(await run(folder)).toMatchObject({ code: 1, stdout: "" });
  expect((await run(join(folder, "nowhere"))).stderr).toContain("这里没有一致性测试集");
});

test.each([[[]], [["a", "b"]], [["a", "--engine", "none"]], [["a", "--unknown"]], [["a", "--lang", "fr"]]])(
  "%j is no usage: 2",
  async (args) => {
    const { code, stderr } = await run(...args);
    expect(code).toBe(2);
    expect(stderr).toContain("用法 / usage");
  },
);
