// A server's stand-in for tests that kill it: reads one upload through its own readers. Prints `reading` once rows come.
//
//   node --import tsx host.ts '{"files": [...], "lakeDir": "...", "id": "..."}'
import { Readings, type ReadingTask } from "../index.ts";

const task = JSON.parse(process.argv[2] ?? "{}") as ReadingTask;
const readings = new Readings();
const reading = readings.read(task);
for await (const { rows } of readings.follow(task.id, undefined)) {
  if (rows === 0) continue;
  process.stdout.write("reading\n");
  break;
}
await reading;
