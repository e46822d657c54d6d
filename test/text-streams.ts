import { Readable, Writable } from "node:stream";

/** Streams for a command that keep what it writes as text. */
export function textStreams(stdin: Readable = Readable.from([])) {
  const [out, err] = [collector(), collector()];
  return { stdin, stdout: out.stream, stderr: err.stream, out: out.text, err: err.text };
}

function collector() {
  const parts: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer | string, encoding, done) {
      parts.push(typeof chunk === "string" ? Buffer.from(chunk, encoding) : chunk);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(parts).toString("utf8") };
}
