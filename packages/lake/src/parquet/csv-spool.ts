// Typed rows on their way into Parquet lie in a plain CSV for a moment: one write per buffer, typed by the engine's own
// reader on another thread, with our memory flat. DuckDB's appender needs one call into the engine per cell; the two
// have not been timed side by side.

import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from "node:fs";

/** Rows gathered before they are written. */
const bufferChars = 512 * 1024;

export class CsvSpool {
  readonly path: string;
  rows = 0;
  /** Longest line so far, in bytes at most. */
  maxLineBytes = 0;
  /** Whether a text holds a line break. */
  hasLineBreaks = false;
  private readonly file: number;
  private pending = "";

  constructor(path: string) {
    this.path = path;
    // Appending: where it was cut, it goes on.
    this.file = openSync(path, "ax");
  }

  /** Gives back what takes away everything written from now on. */
  mark(): () => void {
    this.flush();
    const { rows } = this;
    const bytes = fstatSync(this.file).size;
    return () => {
      this.pending = "";
      ftruncateSync(this.file, bytes);
      this.rows = rows;
    };
  }

  /** `fields` are CSV fields: bare for numbers, days and booleans, quoted by `csvText` for text, empty for null. */
  write(fields: readonly string[]): void {
    const line = `${fields.join(",")}\n`;
    if (!this.hasLineBreaks) this.hasLineBreaks = line.includes("\r") || line.indexOf("\n") < line.length - 1;
    // A UTF-16 unit is at most three bytes of UTF-8.
    if (line.length * 3 > this.maxLineBytes) this.maxLineBytes = line.length * 3;
    this.pending += line;
    this.rows += 1;
    if (this.pending.length >= bufferChars) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    const bytes = Buffer.from(this.pending);
    for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
    this.pending = "";
  }
}

/** Quoted, so that it is never read as null. A NUL cannot be stored in text and becomes U+FFFD. */
export function csvText(text: string): string {
  const safe = text.includes("\0") ? text.replaceAll("\0", "\u{fffd}") : text;
  return safe.includes('"') ? `"${safe.replaceAll('"', '""')}"` : `"${safe}"`;
}
