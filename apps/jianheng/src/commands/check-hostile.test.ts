// Every hostile file through the command line: exit code 1 and the sentence with its place, or the caveat and no more.

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";
import { text } from "node:stream/consumers";
import { fileDiagnostics } from "@jianheng/files";
import { afterAll, describe, expect, it, vi } from "vitest";
import { goodTable, type HostileFile, hostileFiles } from "../../../../packages/files/test/hostile-files.ts";
import { check } from "./check.ts";
import { ruleBookDir } from "./rule-book-dir.ts";

const folder = mkdtempSync(join(tmpdir(), "check-hostile-"));
/** The command's temporary folders, apart from those of others on this machine. */
const temporary = join(folder, "tmp");
mkdirSync(temporary);
vi.stubEnv("TMPDIR", temporary);
/** What a file is refused for does not depend on the rules, and reading them all takes longer than most files. */
const oneRule = join(folder, "rules");
mkdirSync(join(oneRule, "case-card"), { recursive: true });
for (const file of ["pack.yaml", "V11.yaml"])
  cpSync(join(ruleBookDir, "case-card", file), join(oneRule, "case-card", file));
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function run(paths: readonly string[], language: "zh" | "en") {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const said = [text(stdout), text(stderr)];
  const args = [...paths, "--as-of", "2025-03-31", "--lang", language, "--rules", oneRule];
  const code = await check(args, { stdin: new PassThrough(), stdout, stderr });
  stdout.end();
  stderr.end();
  const [out = "", err = ""] = await Promise.all(said);
  return { code, out, err };
}

async function answers({ name, make, code, outcome }: HostileFile): Promise<void> {
  const path = join(folder, name);
  writeFileSync(path, make());
  const result = await run([path], "zh");
  rmSync(path);
  expect(result.code).toBe(outcome === "refused" ? 1 : 0);
  if (outcome === "refused") expect(result.out).toBe("");
  const isInfo = code in fileDiagnostics && fileDiagnostics[code as keyof typeof fileDiagnostics].severity === "info";
  const line = result.err.split("\n").find((one) => one.endsWith(`[${code}]`));
  if (isInfo) expect(line).toBeUndefined();
  // A workbook in which nothing was found has no one place.
  else if (code === "delivery.nothing_recognised") expect(line).toMatch(/^: \p{Script=Han}/u);
  else expect(line?.startsWith(name) === true && /^[^:]*: .*\p{Script=Han}/u.test(line), line ?? result.err).toBe(true);
  expect(result.err).not.toMatch(/\n\s+at |node:internal/);
  expect(readdirSync(temporary)).toEqual([]);
}

describe.each(hostileFiles)("jianheng check, $kind", ({ files }) => {
  it.each(files)("$name: $zh", answers, 120_000);
});

it("names the bad file among good ones, in English too, and takes none", async () => {
  const paths = [join(folder, "案件.csv"), join(folder, "空.xlsx")];
  writeFileSync(paths[0]!, goodTable);
  writeFileSync(paths[1]!, "");
  const { code, out, err } = await run(paths, "en");
  expect({ code, out }).toEqual({ code: 1, out: "" });
  expect(err).toContain("空.xlsx: The file is empty; export it again. [files.empty]");
  expect(err).not.toContain("案件.csv");
});
