// A server in a process of its own, for tests that kill it. Prints one line: {"ready": addresses} or {"refused": error},
// and then lives until it is killed or its standard input ends; with "stopOnSignal" it stops the database on SIGTERM.
//
//   node --import tsx host.ts '{"dataDir": "...", "durable": false, "stopOnSignal": true}'
import { type EmbeddedDatabaseError, type EmbeddedOptions, startEmbeddedPostgres } from "../index.ts";

const options = JSON.parse(process.argv[2] ?? "{}") as EmbeddedOptions & { stopOnSignal?: boolean };
try {
  const database = await startEmbeddedPostgres({ ...options, log: (line) => process.stderr.write(`${line}\n`) });
  if (options.stopOnSignal === true) {
    process.once("SIGTERM", () => {
      void database.stop().then(() => process.exit(0));
    });
  }
  process.stdout.write(`${JSON.stringify({ ready: database })}\n`);
  process.stdin.once("end", () => process.exit(0)).resume();
} catch (error) {
  const { code, message } = error as EmbeddedDatabaseError;
  process.stdout.write(`${JSON.stringify({ refused: { code, message } })}\n`);
}
