import { createHash } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";

/** Lets bytes through and tells afterwards how many they were, their SHA-256, and how many lines they had. */
export class Measure extends Transform {
  readonly #hash = createHash("sha256");
  bytes = 0;
  /** Line ends. In copied text each row has one; a line break within a value is written `\n`. */
  lines = 0;
  readonly #countLines: boolean;

  constructor(options: { readonly countLines: boolean } = { countLines: false }) {
    super();
    this.#countLines = options.countLines;
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.#hash.update(chunk);
    this.bytes += chunk.length;
    if (this.#countLines)
      for (let at = chunk.indexOf(lineEnd); at >= 0; at = chunk.indexOf(lineEnd, at + 1)) this.lines += 1;
    done(null, chunk);
  }

  /** In hex; ask once, after the end. */
  sha256(): string {
    return this.#hash.digest("hex");
  }
}

const lineEnd = 0x0a;
