// Starts PostgreSQL and stops it when the server that started it is gone, however it went: the server holds the other
// end of our standard input, and the system closes that pipe even when the server is killed with SIGKILL.
//
// Plain JavaScript because it must start at once and stay small; it runs detached, so that Ctrl-C in the terminal
// reaches the server alone, which then stops the database last.
//
//   node watchdog.mjs '{"command": "...", "args": [...], "uid": 65534, "gid": 65534, "env": {...}}'
//
// It ends with the exit code of PostgreSQL, or 128 + the number of the signal that ended it.
import { spawn } from "node:child_process";
import { constants } from "node:os";

/** Time for a fast shutdown (clients are cut off, a checkpoint is written), then for an immediate one. */
const FAST_MS = 60_000;
const IMMEDIATE_MS = 10_000;

const { command, args, uid, gid, env } = JSON.parse(process.argv[2] ?? "{}");
const identity = uid === undefined ? {} : { uid, gid };
const postgres = spawn(command, args, { ...identity, env, cwd: "/", stdio: ["ignore", "ignore", "inherit"] });

// Whoever signals the whole group means the server; we follow the server, not the group.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});

postgres.on("error", (error) => {
  process.stderr.write(`cannot start ${command}: ${error.message}\n`);
  process.exit(127);
});
postgres.on("exit", (code, signal) => {
  process.exit(code ?? 128 + (constants.signals[signal] ?? 0));
});

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  postgres.kill("SIGINT");
  setTimeout(() => {
    postgres.kill("SIGQUIT");
    setTimeout(() => postgres.kill("SIGKILL"), IMMEDIATE_MS);
  }, FAST_MS);
}
process.stdin.on("end", stop);
process.stdin.on("close", stop);
process.stdin.on("error", stop);
process.stdin.resume();
