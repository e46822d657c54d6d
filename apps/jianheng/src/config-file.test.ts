import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { ConfigProblem, readConfigFile } from "./config-file.ts";
import { readConfig } from "./config.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "jianheng-config-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(text: string): string {
  const name = path.join(folder, "jianheng.conf");
  writeFileSync(name, text);
  return name;
}

function problemOf(text: string): string {
  try {
    readConfigFile(file(text));
  } catch (error) {
    if (error instanceof ConfigProblem) return error.message;
    throw error;
  }
  return "";
}

describe("the configuration file", () => {
  it("is read, with comments, blank lines, quotes and a byte order mark", () => {
    const text = '\uFEFF# 数据\n\nJIANHENG_DATA="/srv/检衡 数据"\r\nJIANHENG_PORT=8080\nDATABASE_URL=\n';
    expect(readConfig({ environment: { JIANHENG_CONFIG: file(text) } })).toMatchObject({
      dataDir: "/srv/检衡 数据",
      port: 8080,
      databaseUrl: undefined,
    });
  });

  it("gives way to the environment, and that to the command line", () => {
    const config = file("JIANHENG_DATA=/srv/file\nJIANHENG_PORT=8080\n");
    const environment = { JIANHENG_CONFIG: config, JIANHENG_PORT: "8081" };
    expect(readConfig({ environment })).toMatchObject({ dataDir: "/srv/file", port: 8081 });
    expect(readConfig({ environment, dataDir: "/srv/told", port: 8082 })).toMatchObject({
      dataDir: "/srv/told",
      port: 8082,
    });
  });

  it.each([
    ["a name nobody knows", "JIANHENG_PROT=1\n", "第 1 行：没有“JIANHENG_PROT”这项设置"],
    ["a port that is none", "# 端口\nJIANHENG_PORT=80a\n", "第 2 行：JIANHENG_PORT 应为 1 至 65535 的整数"],
    ["a port beyond the last", "JIANHENG_PORT=65536\n", "第 1 行：JIANHENG_PORT"],
    ["a folder that depends on where one stands", "JIANHENG_DATA=data\n", "第 1 行：JIANHENG_DATA 应为绝对路径"],
    ["another kind of database", "DATABASE_URL=mysql://x\n", "第 1 行：DATABASE_URL 应以 postgres:// 开头"],
    ["a line without a value", "JIANHENG_DATA\n", "第 1 行：应为“名称=值”"],
    ["a setting said twice", "JIANHENG_PORT=1\nJIANHENG_PORT=2\n", "第 2 行：JIANHENG_PORT 前面已经写过"],
  ])("is refused for %s, with the line", (_, text, says) => {
    expect(problemOf(text)).toContain(says);
  });

  it("names every fault in one pass", () => {
    expect(problemOf("A=1\nB=2\n").split("\n")).toHaveLength(2);
  });

  it("that is not there is said, not passed over", () => {
    expect(() => readConfig({ environment: { JIANHENG_CONFIG: path.join(folder, "none.conf") } })).toThrow(
      ConfigProblem,
    );
  });
});
