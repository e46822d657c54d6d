// Runs inside a network namespace without any network, by the archive's own Node.js: installs the archive, starts it,
// uses it, upgrades it in place and uses it again. Prints one JSON line with what it saw.
//
//     runtime/node drive.mjs UNPACKED_FOLDER WORK_FOLDER USER
import { execFileSync, spawn } from "node:child_process";
import { cpSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [unpacked, work, user] = process.argv.slice(2);
const prefix = path.join(work, "program");
const config = path.join(work, "etc/jianheng.conf");
const port = 7420;
const address = `http://127.0.0.1:${port}`;
// Nothing of this machine's Node.js, npm or settings.
const environment = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LANG: "C.UTF-8", JIANHENG_CONFIG: config };
const seen = {};

seen.network = await fetch("https://example.org/").then(
  () => "reached",
  () => "none",
);
install(unpacked);
writeFileSync(config, readFileSync(config, "utf8").replace(/^JIANHENG_DATA=.*$/m, `JIANHENG_DATA=${work}/data/state`));
install(unpacked);
seen.node = execFileSync(path.join(prefix, "current/runtime/node"), ["--version"], { encoding: "utf8" }).trim();
const first = await start(["--demonstration", "60"]);
seen.page = await fetch(address).then((answer) => answer.text());
seen.before = await look();
await stop(first);

const newer = path.join(work, "newer");
cpSync(unpacked, newer, { recursive: true, verbatimSymlinks: true });
writeFileSync(path.join(newer, "VERSION"), "99.0.0\n");
seen.upgrade = install(newer);
const second = await start([]);
seen.after = await look();
await stop(second);
seen.program = path.basename(
  execFileSync("readlink", ["-f", path.join(prefix, "current")], { encoding: "utf8" }).trim(),
);
process.stdout.write(`${JSON.stringify(seen)}\n`);

function install(from) {
  return execFileSync(
    path.join(from, "install.sh"),
    ["--no-service", "--prefix", prefix, "--config", config, "--user", user],
    { encoding: "utf8", env: environment, stdio: ["ignore", "pipe", "inherit"] },
  );
}

function start(args) {
  const own = [
    "--reuid",
    user,
    "--regid",
    execFileSync("id", ["-gn", user], { encoding: "utf8" }).trim(),
    "--clear-groups",
  ];
  const server = spawn("setpriv", [...own, path.join(prefix, "current/bin/jianheng"), "serve", ...args], {
    env: environment,
    cwd: "/",
    stdio: ["ignore", "pipe", "inherit"],
  });
  return new Promise((resolve, reject) => {
    let said = "";
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    server.stdout.on("data", (text) => {
      said += text;
      if (said.includes("检衡已启动")) resolve(server);
    });
  });
}

async function stop(server) {
  server.removeAllListeners("exit");
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  seen.exitCode = await ended;
}

/** Signs in as a case-management officer and counts what is there, once the screening has ended. */
async function look() {
  const signIn = await fetch(`${address}/api/auth/sign-in/username`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: address },
    body: JSON.stringify({ username: "anguan", password: "jianheng-demo" }),
  });
  const cookie = signIn.headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ");
  const call = async (route, input) => {
    const answer = await fetch(`${address}/api/rpc/${route}`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: address },
      body: JSON.stringify({ json: input }),
    });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()).json;
  };
  const page = { filters: {}, offset: 0, limit: 1 };
  for (let times = 0; times < 240; times += 1) {
    const { items } = await call("deliveries/list", page);
    if (items[0]?.screening?.state === "finished") break;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return {
    findings: (await call("findings/list", page)).total,
    cases: (await call("cases/list", page)).total,
  };
}
