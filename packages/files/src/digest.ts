// SHA-256 of a file while its bytes stream by, so that a large file is read once.

import { createHash, type Hash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface FileDigest {
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

const readBytes = 1024 * 1024;

/** Passes everything on unchanged and counts and hashes it; `digest()` once the stream has ended. */
export class DigestStream extends Transform {
  private readonly hash: Hash = createHash("sha256");
  private bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: (error: Error | null, data: Buffer) => void) {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    done(null, chunk);
  }

  digest(): FileDigest {
    return { bytes: this.bytes, sha256: this.hash.digest("hex") };
  }
}

export async function digestOfFile(path: string): Promise<FileDigest> {
  const stream = new DigestStream();
  stream.resume();
  await pipeline(createReadStream(path, { highWaterMark: readBytes }), stream);
  return stream.digest();
}

/** Copies and hashes in one pass: the digest is that of the bytes in `to`. Refuses to overwrite; `to` is flushed. */
export async function copyWithDigest(from: string | AsyncIterable<Buffer>, to: string): Promise<FileDigest> {
  const stream = new DigestStream();
  const source = typeof from === "string" ? createReadStream(from, { highWaterMark: readBytes }) : from;
  await pipeline(source, stream, createWriteStream(to, { flags: "wx", flush: true }));
  return stream.digest();
}
