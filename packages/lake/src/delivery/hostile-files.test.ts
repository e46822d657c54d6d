// Every hostile file through the readers, with its sentence in both languages; the table of them in the documentation
// says the same.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { fileDiagnostics } from "@jianheng/files";
import { afterAll, describe, expect, it } from "vitest";
import { goodTable, harmlessFiles, type HostileFile, hostileFiles } from "../../../files/test/hostile-files.ts";
import { describeDelivery } from "./messages.ts";
import { readDelivery } from "./read-delivery.ts";

const root = mkdtempSync(join(tmpdir(), "hostile-"));
afterAll(() => rmSync(root, { recursive: true }));
const lakeDir = join(root, "lake");
const tablePath = fileURLToPath(new URL("../../../../docs/formats/hostile-files.md", import.meta.url));

async function deliver(files: readonly { readonly name: string; readonly content: Buffer | string }[]) {
  const folder = mkdtempSync(join(root, "in-"));
  const given = files.map(({ name, content }, index) => {
    const path = join(folder, String(index));
    writeFileSync(path, content);
    return { name, path };
  });
  const result = await readDelivery(given, { lakeDir });
  rmSync(folder, { recursive: true });
  expect(existsSync(join(lakeDir, "staging")) ? readdirSync(join(lakeDir, "staging")) : []).toEqual([]);
  const diagnostics = result.outcome === "refused" ? result.diagnostics : result.manifest.diagnostics;
  return { outcome: result.outcome === "refused" ? ("refused" as const) : ("read" as const), diagnostics };
}

/** By name: the Chinese sentence that was really said. */
const said = new Map<string, string>();

async function mustBeSaid({ name, make, code, outcome }: HostileFile): Promise<void> {
  const result = await deliver([{ name, content: make() }]);
  expect(result.outcome).toBe(outcome);
  const found = result.diagnostics.find((one) => one.code === code);
  if (found === undefined) throw new Error(`said instead: ${result.diagnostics.map((one) => one.code).join(", ")}`);
  const errors = result.diagnostics.filter((one) => one.severity === "error");
  expect(errors).toEqual(outcome === "refused" ? [found] : []);
  if (code !== "delivery.nothing_recognised") expect(found.where.file).toContain(name);
  const [zh, en] = [describeDelivery(found, "zh"), describeDelivery(found, "en")];
  expect(zh).toMatch(/\p{Script=Han}.*。$/u);
  expect(en).toMatch(/\.$/);
  expect(`${zh}${en}`).not.toMatch(/\{\w+\}|undefined|NaN/);
  expect(`${zh}${en}`).not.toContain(root);
  said.set(name, zh);
}

describe.each(hostileFiles)("$kind", ({ files }) => {
  it.each(files)("$name: $zh", mustBeSaid, 60_000);
});

describe("strange and harmless", () => {
  it.each(harmlessFiles)("$name is read without a word", async ({ name, make }) => {
    expect(await deliver([{ name, content: make() }])).toEqual({ outcome: "read", diagnostics: [] });
  });

  it("one bad file refuses the delivery and is named; the good ones beside it are not blamed", async () => {
    const result = await deliver([
      { name: "案件.csv", content: goodTable },
      { name: "空.csv", content: "" },
    ]);
    expect(result.outcome).toBe("refused");
    expect(result.diagnostics).toMatchObject([{ code: "files.empty", where: { file: "空.csv" } }]);
  });
});

describe("docs/formats/hostile-files.md", () => {
  it("says what was said (UPDATE_DOCS=1 writes it)", () => {
    const sections = hostileFiles.map(({ kind, files }) => {
      const rows = files.map((file) => {
        const outcome = file.outcome === "refused" ? "整批退回" : "照常读取";
        const sentence = (said.get(file.name) ?? "").replaceAll("|", "\\|");
        return `| ${file.zh.replaceAll("|", "\\|")} | ${outcome} | ${sentence} | ${file.todo} | \`${file.code}\` |`;
      });
      return [`## ${kind}`, "", "| 文件 | 结果 | 提示 | 请办案部门 | 代码 |", "|---|---|---|---|---|", ...rows].join(
        "\n",
      );
    });
    const page = `${head}\n${sections.join("\n\n")}\n`;
    if (process.env["UPDATE_DOCS"] === "1") writeFileSync(tablePath, page);
    expect(readFileSync(tablePath, "utf8")).toBe(page);
  });

  it("has a sentence of its own for every code", () => {
    const sentences = Object.values(fileDiagnostics).map((one) => one.zh);
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});

const head = `# 不能照收的文件

导入时遇到下列文件，系统说明是什么、在哪里、怎么办。“整批退回”的，什么也没有存下；“照常读取”的，读入并附这句说明。
括号里的数字随文件而变。本页由 \`packages/files/test/hostile-files.ts\` 逐个制作、真实读取后写成，测试核对两者一致。
`;
