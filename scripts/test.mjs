// `npm test`: installs, then everything that can run here. Closes with one line of counts.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { buildPages, install, requireNode, root } from "./prepare.mjs";

requireNode();
install();
const long = process.argv.includes("--long");
const failed = [];

if (!long) {
  step("格式 format", "oxfmt", ["--check", "."]);
  step("静态检查 lint", "oxlint", ["--type-aware", "--deny-warnings"]);
  step("类型 types", "tsc", ["-p", "tsconfig.json"]);
  step("类型 types (web)", "tsc", ["-p", "apps/web/tsconfig.json"]);
}
// The journeys drive the built pages.
buildPages();

const reportDir = path.join(root, "test-results");
rmSync(reportDir, { recursive: true, force: true });
mkdirSync(reportDir, { recursive: true });
const report = path.join(reportDir, "vitest.json");
const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
const config = long ? ["--config", "vitest.long.config.ts"] : [];
step("测试 tests", "vitest", ["run", ...config, ...reporters]);

const counts = { passed: 0, failed: failed.filter((name) => !name.includes("tests")).length, skipped: 0 };
try {
  const result = JSON.parse(readFileSync(report, "utf8"));
  counts.passed = result.numPassedTests;
  counts.failed += result.numFailedTests;
  counts.skipped = result.numPendingTests + (result.numTodoTests ?? 0);
  const skipped = result.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === "skipped" || test.status === "pending");
  if (skipped.length > 0)
    process.stdout.write(`\n跳过 skipped:\n${skipped.map((test) => `  ${test.fullName}`).join("\n")}\n`);
  // A file that could not even be loaded has no tests to count.
  const broken = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  counts.failed += broken;
} catch {
  counts.failed += 1;
}
if (failed.length > 0) process.stdout.write(`\n未通过 failed: ${failed.join(", ")}\n`);
process.stdout.write(`\n${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
process.exitCode = failed.length > 0 || counts.failed > 0 ? 1 : 0;

function step(name, tool, args) {
  process.stdout.write(`\n── ${name}\n`);
  const suffix = process.platform === "win32" ? ".cmd" : "";
  // tsc and the linter's half that knows types are written in Go: with four times the room, a quarter of their time goes.
  const env = { GOGC: "400", ...process.env };
  const program = path.join(root, "node_modules/.bin", tool + suffix);
  const done = spawnSync(program, args, { cwd: root, stdio: "inherit", env });
  if (done.status !== 0) failed.push(name);
}
