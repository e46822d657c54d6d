// `npm run dev`: the server restarts when its sources change, the pages reload; Ctrl-C ends both.
import { spawn } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const port = process.env.JIANHENG_PORT ?? "7420";
const environment = { ...process.env, JIANHENG_PORT: port };
const tsx = path.join(root, "node_modules/.bin/tsx");
const vite = path.join(root, "node_modules/.bin/vite");

const children = [
  spawn(tsx, ["watch", "apps/jianheng/bin/jianheng.mjs", "serve", "--port", port, "--demonstration", "2000"], {
    cwd: root,
    env: environment,
    stdio: "inherit",
  }),
  spawn(vite, [], { cwd: path.join(root, "apps/web"), env: environment, stdio: "inherit" }),
];
const endAll = () => {
  for (const child of children) child.kill("SIGTERM");
};
for (const child of children) child.once("exit", endAll);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, endAll);
