// Writes docs/glossary.md from the glossary and the dataset catalogue. `--check` only says whether it is current.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { datasets, glossary } from "@jianheng/contract";

export function glossaryPage(): string {
  const terms = Object.entries(glossary).map(
    ([id, term]) => `| \`${id}\` | ${term.label} | ${term.en} | ${term.definition} | ${term.source} |`,
  );
  const columns = datasets.map((dataset) =>
    [
      `### ${dataset.label} \`${dataset.id}\``,
      "",
      `${dataset.en}: ${dataset.grain}.`,
      "",
      "| label | identifier | English | type |",
      "|---|---|---|---|",
      ...dataset.columns.map((column) => `| ${column.label} | \`${column.id}\` | ${column.en} | ${column.type} |`),
    ].join("\n"),
  );
  return [
    "# Glossary",
    "",
    "Generated from `packages/contract/src/glossary.ts` and `datasets.ts`; run `npm run glossary` after a change.",
    "",
    "| identifier | label | English | meaning | source |",
    "|---|---|---|---|---|",
    ...terms,
    "",
    "## Sheets and columns",
    "",
    columns.join("\n\n"),
    "",
  ].join("\n");
}

const file = path.resolve(import.meta.dirname, "../docs/glossary.md");
if (process.argv[1] === import.meta.filename) {
  if (!process.argv.includes("--check")) writeFileSync(file, glossaryPage());
  else if (readFileSync(file, "utf8") !== glossaryPage()) {
    process.stderr.write("docs/glossary.md is not current: run npm run glossary\n");
    process.exitCode = 1;
  }
}
