import type { DeliveryMapping, Inspection } from "@jianheng/contract";
import type { DeliveryPhase, DeliveryResult, FileToRead } from "@jianheng/lake";

// What the server and a reader process say to each other, as JSON over their channel.

export interface ReadingTask {
  /** Files as the office named them, with absolute paths. */
  readonly files: readonly FileToRead[];
  /** The lake to read into; absolute. */
  readonly lakeDir: string;
  /** The delivery's folder name in that lake. */
  readonly id: string;
  /** A person's answers, of now and remembered. */
  readonly mapping?: DeliveryMapping;
}

/** What `readDelivery` answered, and the first lines of text files whose encoding a person is to say, or has said. */
export type ReadingResult = DeliveryResult & { readonly encodings: Inspection["encodingQuestions"] };

export interface ReadingStep {
  readonly phase: DeliveryPhase;
  /** What is under way: the sheet being read, the text file, the dataset being converted. */
  readonly sheet: string | null;
  /** Rows told so far over all sheets; each sheet tells them by the thousand. */
  readonly rows: number;
}

/** A defect, or a failure of the machine, as it was thrown in the reader. */
export interface ReadingError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Of the system: `ENOSPC` and the like. */
  readonly code: string | undefined;
}

/** The last of a task is `read` or `failed`. */
export type ReaderMessage =
  | { readonly kind: "step"; readonly step: ReadingStep }
  | { readonly kind: "read"; readonly result: ReadingResult }
  | { readonly kind: "failed"; readonly error: ReadingError };
