import { PassThrough, Readable } from "node:stream";
import type { Streams } from "../src/streams.ts";

/** What a command answered. */
export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command and collects what it writes. */
export async function runCommand(run: (streams: Streams) => Promise<number>): Promise<Answer> {
  const [stdout, stderr] = [new PassThrough({ highWaterMark: 1 << 26 }), new PassThrough({ highWaterMark: 1 << 26 })];
  const code = await run({ stdin: Readable.from([]), stdout, stderr });
  return { code, out: String(stdout.read() ?? ""), err: String(stderr.read() ?? "") };
}
