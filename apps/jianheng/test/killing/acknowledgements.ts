import { appendFileSync, readFileSync } from "node:fs";

/** What the server has told a client to be done. */
export type Acknowledgement =
  | { readonly kind: "upload"; readonly uploadId: string; readonly label: string }
  | {
      readonly kind: "delivery";
      readonly uploadId: string;
      readonly label: string;
      readonly deliveryId: string;
      readonly runId: string;
    }
  | { readonly kind: "run"; readonly runId: string; readonly hits: number; readonly undetermined: number }
  | { readonly kind: "act"; readonly requestId: string; readonly act: string; readonly findings: readonly string[] };

/** The client's own notes: each stands in the file before the client takes its next step. */
export class Acknowledgements {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
    appendFileSync(file, "");
  }

  note(acknowledgement: Acknowledgement): void {
    appendFileSync(this.#file, `${JSON.stringify(acknowledgement)}\n`);
  }

  read(): readonly Acknowledgement[] {
    const lines = readFileSync(this.#file, "utf8").split("\n").filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Acknowledgement);
  }
}
