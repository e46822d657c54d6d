// The listed problems of a delivery, one at a time: there may be two hundred thousand.

import { createReadStream } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { CellProblem } from "./manifest.ts";
import { problemsFile } from "./staging.ts";

/** In the order they were found. */
export async function* readProblems(directory: string): AsyncGenerator<CellProblem> {
  const lines = createInterface({ input: createReadStream(join(directory, problemsFile)), crlfDelay: Infinity });
  for await (const line of lines) if (line !== "") yield JSON.parse(line) as CellProblem;
}
