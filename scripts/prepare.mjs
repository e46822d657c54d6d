// What `npm start` and `npm test` share before anything is installed: Node's own modules only.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Ends the process when this Node is too old to run the sources. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 18) || (major === 20 && minor >= 19)) return;
  process.stderr.write(
    `需要 Node.js 20.19、22.18 或更新版本，当前为 ${process.version}。 Node.js 20.19, 22.18 or newer is needed.\n`,
  );
  process.exit(1);
}

/** Installs exactly what the lock file names, unless that is what is there. Install scripts are not needed and not run. */
export function install() {
  const stamp = path.join(root, "node_modules", ".jianheng-installed");
  const wanted = digest([path.join(root, "package-lock.json")]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stdout.write("正在安装依赖……\n");
  npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(stamp, wanted);
}

/** Builds the pages, unless they were built from these very sources. */
export function buildPages() {
  const stamp = path.join(root, "apps/web/dist/built-from.txt");
  const sources = [
    ...filesUnder(path.join(root, "apps/web/src")),
    ...filesUnder(path.join(root, "packages/contract/src")),
    path.join(root, "apps/web/index.html"),
    path.join(root, "apps/web/vite.config.ts"),
    path.join(root, "package-lock.json"),
  ];
  const wanted = digest(sources);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stdout.write("正在生成页面……\n");
  // Under a test runner it is "test", and the pages would come with what React has for developers.
  npm(["run", "build", "--silent"], { NODE_ENV: "production" });
  writeFileSync(stamp, wanted);
}

function npm(args, settings = {}) {
  const env = { ...process.env, ...settings };
  // Under `npm start` this is the npm that runs us; otherwise the one on the path.
  const own = process.env.npm_execpath;
  const done = own?.endsWith(".js")
    ? spawnSync(process.execPath, [own, ...args], { cwd: root, stdio: "inherit", env })
    : spawnSync("npm", args, { cwd: root, stdio: "inherit", env, shell: process.platform === "win32" });
  if (done.status !== 0) {
    process.stderr.write(`npm ${args.join(" ")} 未成功。\n`);
    process.exit(1);
  }
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) if (existsSync(file)) hash.update(path.relative(root, file)).update(readFileSync(file));
  return hash.digest("hex");
}
