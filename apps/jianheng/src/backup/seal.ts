import { createHash } from "node:crypto";
import { Transform, type TransformCallback } from "node:stream";
import { backupFormat } from "./manifest.ts";

// A backup ends with the SHA-256, in hex, of everything before it. It stands at the end of the archive's comment, so that
// the file is an ordinary zip.

export const sealBytes = 64;
const sealPrefix = (format: number | string) => `jianheng-backup ${format} sha256:`;

/** The comment as it is before the digest is known. */
export const unsealedComment = sealPrefix(backupFormat) + "0".repeat(sealBytes);

/** The format that an archive's comment names; undefined when the archive is none of ours. */
export function formatOfComment(comment: string): number | undefined {
  const match = /^jianheng-backup (\d{1,6}) sha256:[0-9a-f]{64}$/.exec(comment);
  return match === null ? undefined : Number(match[1]);
}

/** Lets an archive through and puts the digest in the place of its last 64 bytes. */
export class Seal extends Transform {
  readonly #hash = createHash("sha256");
  #tail: Buffer = Buffer.alloc(0);
  digest = "";

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    const all = this.#tail.length === 0 ? chunk : Buffer.concat([this.#tail, chunk]);
    const sure = Math.max(0, all.length - sealBytes);
    this.#tail = all.subarray(sure);
    const passed = all.subarray(0, sure);
    this.#hash.update(passed);
    done(null, passed);
  }

  override _flush(done: TransformCallback): void {
    if (this.#tail.toString("latin1") !== "0".repeat(sealBytes)) {
      done(new Error("the archive does not end with its comment"));
      return;
    }
    this.digest = this.#hash.digest("hex");
    done(null, Buffer.from(this.digest));
  }
}
