// FEEL, the expression language of DMN 1.5, with exact decimals and Chinese names, on two back ends that agree.
//
//   text --parse--> syntax tree --resolve--> named tree --check--> typed IR --+--> closures over one row
//                                                                             +--> one SELECT over all rows
//
// A *program* is a rule: it judges the rows of one dataset (`over`). In its texts are in scope
//   - every column of that dataset by its name, and 本行, the judged row itself;
//   - every other dataset by its name, as a list of rows: 退回补充侦查[部门受案号 = 本行.部门受案号];
//   - the parameters, the lets before it, the built-ins, the functions of the library, and today(), the data date.
// In a filter, a name means the item's column first; 本行. always reaches the judged row.
//
// A *decision table* is a node of the IR like any other: a let may be one, and `compileTable` compiles one on its own.
// A *decision model* is a file of DMN: `readModel` makes its XML plain data, `compileModels` its decisions, knowledge and
// services, `prepareModels` answers for one case after another. `conformance/` runs the kit of the standard on it.
//
// Answers have three values. Null means that a needed fact is missing. `explain` names the fact, and says why an answer
// is what it is: a *reason* (`reason.ts`) is the part of the text that decided, with the values it rests on and the parts
// below it; `reasonLines` puts it into Chinese or English. Bad texts
// never throw: `compileProgram` and `compileExpression` collect diagnostics with spans. The SQL back end refuses by
// name what it cannot do exactly, and the row evaluator does it instead.
export { builtIns } from "./builtins/index.ts";
export {
  compileExpression,
  compileProgram,
  compileTable,
  compileUnaryTests,
  type Expression,
  type ExpressionInput,
  type ExpressionResult,
  testedValueName,
} from "./compile.ts";
export * from "./diagnostic.ts";
export { compileModels, type ModelsResult } from "./dmn/compile-model.ts";
export * from "./dmn/compiled-model.ts";
export * from "./dmn/model.ts";
export { type ModelResult, readModel } from "./dmn/read-model.ts";
export { type ModelRun, type PreparedModels, prepareModels } from "./dmn/run-model.ts";
export { explain } from "./explain.ts";
export * from "./explain-words.ts";
export { formatValue } from "./format.ts";
export * from "./ir.ts";
export * from "./library.ts";
export * from "./memory-datasets.ts";
export { Decimal, isNumber, makeNumber, readNumber } from "./number.ts";
export { prepareExpression, prepareRow } from "./prepare.ts";
export * from "./prepared.ts";
export * from "./program.ts";
export * from "./reason.ts";
export * from "./row.ts";
export * from "./schema.ts";
export * from "./span.ts";
export { emitSql } from "./sql/emit.ts";
export * from "./sql/pack.ts";
export { bindSqlParameters } from "./sql/parameters.ts";
export * from "./sql-program.ts";
export type { TableProblem } from "./tables/evaluate-table.ts";
export { readHitPolicy, showTable, type TableCell, type TableText } from "./tables/table-text.ts";
export { formatDate, formatDateTime, makeDate, readDate, readDateTime, readDuration, readTime } from "./temporal.ts";
export * from "./type.ts";
export * from "./value.ts";
