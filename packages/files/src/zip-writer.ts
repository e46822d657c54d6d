// A zip written member by member, each when its content comes, with the same bytes for the same content.

import { type PassThrough, Readable } from "node:stream";
import yazl from "yazl";

/** Zip entries carry no time of ours, only the format's earliest: the same content gives the same bytes. */
export const entryOptions = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true };

export class ZipWriter {
  readonly output: PassThrough;
  private readonly zip = new yazl.ZipFile();
  private current: Readable | undefined;

  constructor() {
    // A PassThrough of Node; the library types it by its oldest interface.
    this.output = this.zip.outputStream as PassThrough;
    this.zip.on("error", (error: Error) => this.abort(error));
  }

  /** Resolves once the content has been taken; rejects with what it threw, or when the writing was aborted. */
  async add(name: string, content: Buffer | Iterable<Buffer> | AsyncIterable<Buffer>): Promise<void> {
    if (this.output.destroyed) throw new Error("the archive was given up");
    const stream = Readable.from(Buffer.isBuffer(content) ? [content] : content, { objectMode: false });
    this.current = stream;
    await new Promise<void>((resolve, reject) => {
      stream
        .once("end", resolve)
        .once("error", reject)
        .once("close", () => reject(new Error("the archive was given up")));
      this.zip.addReadStreamLazy(name, entryOptions, (give) => give(null, stream));
    });
    this.current = undefined;
  }

  end(): void {
    this.zip.end();
  }

  /** Ends the output with this error, and closes what is being read. */
  abort(error: unknown): void {
    const cause = error instanceof Error ? error : new Error(String(error));
    this.current?.destroy(cause);
    this.output.destroy(cause);
  }
}
