// Reads the conformance kit from its folder, as `jianheng tck` does.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { KitFile } from "../src/conformance/index.ts";

/** Every model and test file below the folder; undefined if the folder is not there. */
export function readKitFolder(folder: string): readonly KitFile[] | undefined {
  if (!existsSync(folder)) return undefined;
  const levels = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return levels.flatMap((level) =>
    readdirSync(join(folder, level.name)).flatMap((name) => {
      const directory = `${level.name}/${name}`;
      return readdirSync(join(folder, directory)).map((file) => ({
        directory,
        name: file,
        text: readFileSync(join(folder, directory, file), "utf8"),
      }));
    }),
  );
}
