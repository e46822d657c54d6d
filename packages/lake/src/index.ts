// The lake: what an office has been given, typed, read-only, one snapshot per delivery.
//
// `catalogue/` understands tables. The datasets and columns are data in the contract package; here a sheet's name and
// headers, however they are written, are matched to them. A name decides first, then the headers, and before both the
// answer a person has saved. What is not certain is asked, never guessed; unknown columns and sheets are kept.
//
// `delivery/` takes files in. `readDelivery` keeps every file byte for byte under its SHA-256, reads each cell by its
// column's type, and lists what it cannot read as located problems while the row is kept with its raw text. It ends with
// one Parquet file per dataset, `problems.jsonl` and `manifest.json`, built in a staging folder that becomes
// `deliveries/<id>` by one rename: a delivery is visible whole or not at all. The same bytes are the same delivery.
// `inspectDelivery` is the dry run. `sweepStaging` clears what a crash has left.
//
// `parquet/` says which lake columns a catalogue column becomes. Beside them every row carries `_rowId`, `_source` and
// `_row` (the cell it came from), `_raw` (text as written, where unreadable or normalised), `_extra` (unknown columns)
// and `_unreadable` (columns whose value could not be read: unknown, not empty). A datetime column X has two lake
// columns: `X`, null when only a day was written, and `XDate`, the day.
//
// `duckdb/` opens it again: `openSnapshot` gives a connection with one view per dataset, empty and typed when nothing
// was delivered; `cellOf` leads from a value back to file, sheet, row and column.
//
// `rules/` holds the rule book as data: `loadRuleBook` reads the YAML files of docs/formats/rule-file.md, compiles their
// expressions with the functions of the law, and answers with rules and located diagnostics. `screening/` runs the book
// over a snapshot: SQL finds the rows a rule reports, the row evaluator tells why and is compared with SQL on each of
// them. A failing rule touches no other; a missing or unreadable fact makes an outcome undetermined and is named.
// `screenEvents` streams hits rule by rule, `screen` collects them, `examine` looks again at faults found before, and
// `runExamples` runs the worked examples of the rules by both engines.
//
// `checked/` gives a delivered table back: its own formatting kept, faulty cells filled and annotated, a sheet of findings
// with links. When the corrected workbook returns, that sheet is never data, and says what was found before.
//
//     const result = await readDelivery([{ name: "三月.xlsx", path }], { lakeDir });
//     if (result.outcome === "refused") return result.diagnostics;
//     const snapshot = await openSnapshot(result.directory);
//     await snapshot.connection.run('SELECT "legalCaseNo" FROM "cases" WHERE "dueDate" < DATE \'2024-06-30\'');

export * from "./catalogue/catalogue.ts";
export * from "./catalogue/choose-mapping.ts";
export * from "./catalogue/header-blocks.ts";
export * from "./catalogue/names.ts";
export * from "./catalogue/propose-columns.ts";
export * from "./catalogue/propose-datasets.ts";
export * from "./catalogue/recognise.ts";
export * from "./checked/index.ts";
export * from "./delivery/digest.ts";
export * from "./delivery/manifest.ts";
export * from "./delivery/mapping-file.ts";
export * from "./delivery/messages.ts";
export * from "./delivery/propose-mapping.ts";
export * from "./delivery/write-mapping.ts";
export * from "./delivery/read-delivery.ts";
export { canonicalCaseNo } from "./delivery/read-identifier.ts";
export { momentOfNumber, readMoment, type MomentReading } from "./delivery/read-moment.ts";
export * from "./delivery/read-problems.ts";
export * from "./delivery/types.ts";
export { manifestFile, originalsFolder, problemsFile, readManifest, sweepStaging } from "./delivery/staging.ts";
export * from "./duckdb/engine.ts";
export * from "./duckdb/open-snapshot.ts";
export * from "./duckdb/quote.ts";
export * from "./duckdb/types.ts";
export * from "./parquet/columns.ts";
export * from "./rules/load-rule-book.ts";
export * from "./rules/rule-book.ts";
export { compileRule, type RuleResult, type RuleSource } from "./rules/compile-rule.ts";
export * from "./rules/calendar-table.ts";
export * from "./rules/dataset-schemas.ts";
export * from "./rules/legal-functions.ts";
export * from "./rules/rule-diagnostic.ts";
export * from "./rules/rule-file.ts";
export { showRuleTable } from "./rules/rule-table.ts";
export { subjectOf, unfixedKey } from "./rules/subjects.ts";
export { columnsReadBy } from "./rules/used-columns.ts";
export { readYaml, type SourceSpan, type YamlProblem, type YamlSource } from "./rules/yaml-source.ts";
export * from "./screening/hit.ts";
export * from "./screening/run-examples.ts";
export * from "./screening/screen.ts";
export { planSql, type SqlPlan } from "./screening/sql-engine.ts";
export * from "./screening/examine.ts";
export { describeNotRun } from "./screening/why-not-run.ts";
export { caseNoOfDedupeKey } from "./screening/subject-of.ts";
