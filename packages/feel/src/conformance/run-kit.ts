import type { Diagnostic } from "../diagnostic.ts";
import { compileModels } from "../dmn/compile-model.ts";
import type { CompiledElement, CompiledModels } from "../dmn/compiled-model.ts";
import type { DmnModel } from "../dmn/model.ts";
import { readModel } from "../dmn/read-model.ts";
import type { PreparedModels } from "../dmn/run-model.ts";
import { prepareModels } from "../dmn/run-model.ts";
import { entryOf, isContextValue } from "../kind.ts";
import { readDate, readDateTime } from "../temporal.ts";
import type { FeelValue } from "../value.ts";
import { sameValue } from "./same-value.ts";
import type { SqlStatement } from "./sql-decision.ts";
import { decisionSql } from "./sql-decision.ts";
import type { TestCase, TestFile } from "./test-file.ts";
import { readTestFile } from "./test-file.ts";

/** A file of the kit: models end in `.dmn`, test cases in `.xml`. */
export interface KitFile {
  /** The folder it lies in, below that of the kit. */
  readonly directory: string;
  readonly name: string;
  readonly text: string;
}

export type Outcome = "passed" | "failed" | "refused";

/** A case and what became of it. "refused": it rests on what is refused by name, such as a Java function. */
export interface CaseResult {
  readonly directory: string;
  /** The test file and the case in it. */
  readonly file: string;
  readonly id: string;
  readonly outcome: Outcome;
  /** For a failed case: the first result that is not as expected. */
  readonly difference?: { readonly name: string; readonly expected: FeelValue; readonly answer: FeelValue };
}

export interface KitResult {
  readonly cases: readonly CaseResult[];
  /** Files that could not be read; their cases are not among the results, or count as failed without their model. */
  readonly problems: readonly { readonly file: KitFile; readonly problem: Diagnostic }[];
}

/**
 * Runs a statement over nothing but itself; answers the text of the first column of its only row, or undefined if the
 * engine does not take the statement.
 */
export type SqlExecutor = (
  sql: string,
  params: SqlStatement["params"],
) => Promise<{ readonly answer: string | null } | undefined>;

/** What the cases run on: the row evaluator, or the SQL of the decisions on an engine. */
export type KitEngine = { readonly kind: "row" } | { readonly kind: "sql"; readonly execute: SqlExecutor };

/**
 * Runs every case of the kit. The kit has a case per `testCase`; all of its results must hold. By SQL, only decisions
 * that are one expression over inputs are run, no operator folded beforehand; everything else counts as refused.
 */
export async function runKit(files: readonly KitFile[], engine: KitEngine = { kind: "row" }): Promise<KitResult> {
  const directories = new Map<string, KitFile[]>();
  for (const file of files) directories.set(file.directory, [...(directories.get(file.directory) ?? []), file]);
  const results: KitResult[] = [];
  for (const inDirectory of directories.values()) results.push(await runDirectory(inDirectory, engine));
  return {
    cases: results.flatMap(({ cases }) => cases),
    problems: results.flatMap(({ problems }) => problems),
  };
}

async function runDirectory(files: readonly KitFile[], engine: KitEngine): Promise<KitResult> {
  const problems: { file: KitFile; problem: Diagnostic }[] = [];
  const tests = files.flatMap((file) => {
    if (!file.name.endsWith(".xml")) return [];
    const test = readTestFile(file.text);
    if (test === undefined) return [];
    if ("code" in test) problems.push({ file, problem: test });
    return "code" in test ? [] : [{ file, test }];
  });
  if (tests.length === 0) return { cases: [], problems };
  const models = new Map<string, DmnModel>();
  for (const file of files) {
    if (!file.name.endsWith(".dmn")) continue;
    const { model, diagnostics } = await readModel(file.text);
    const [problem] = diagnostics;
    if (model !== undefined) models.set(file.name, model);
    else if (problem !== undefined) problems.push({ file, problem });
  }
  const cases: CaseResult[] = [];
  for (const { file, test } of tests) {
    const results = await runTestFile(test, models, engine);
    cases.push(...results.map((result) => ({ directory: file.directory, file: file.name, ...result })));
  }
  return { cases, problems };
}

async function runTestFile(
  test: TestFile,
  models: ReadonlyMap<string, DmnModel>,
  engine: KitEngine,
): Promise<readonly Omit<CaseResult, "directory" | "file">[]> {
  const tested = models.get(test.modelName);
  if (tested === undefined) return test.cases.map(({ id }) => ({ id, outcome: "failed" }));
  const needed = withImports(tested, [...models.values()]);
  const { models: compiled, diagnostics } = compileModels(needed, {
    literals: engine.kind === "sql" ? "kept" : "folded",
  });
  const bench: Bench = { tested, compiled, prepared: prepareModels(compiled) };
  if (engine.kind === "row") return test.cases.map((testCase) => ({ id: testCase.id, ...runCase(testCase, bench) }));
  const doubtful = new Set(diagnostics.map(({ source }) => source?.name ?? ""));
  const results: Omit<CaseResult, "directory" | "file">[] = [];
  for (const testCase of test.cases) {
    results.push({ id: testCase.id, ...(await runCaseBySql(testCase, bench, doubtful, engine.execute)) });
  }
  return results;
}

/** A decision with a fault has parts that stand for null: what SQL would answer would not be its expression. */
async function runCaseBySql(
  testCase: TestCase,
  bench: Bench,
  doubtful: ReadonlySet<string>,
  execute: SqlExecutor,
): Promise<Pick<CaseResult, "outcome" | "difference">> {
  const inputs = inputsOf(testCase, bench);
  const statements = testCase.results.map(({ name, expected }) => {
    const element = testCase.service === null && !doubtful.has(name) ? find(bench, name, null) : undefined;
    if (element?.kind !== "decision") return undefined;
    const statement = decisionSql(element, bench.compiled, inputs, environment());
    return statement === undefined ? undefined : { name, expected, statement };
  });
  const known = statements.filter((each) => each !== undefined);
  if (known.length < statements.length) return { outcome: "refused" };
  for (const { name, expected, statement } of known) {
    const executed = await execute(statement.sql, statement.params);
    // What the engine does not take was not refused by name: a fault of the back end.
    if (executed === undefined) return { outcome: "failed" };
    const answer = statement.read(executed.answer);
    if (!sameValue(answer, expected)) return { outcome: "failed", difference: { name, expected, answer } };
  }
  return { outcome: "passed" };
}

/** The model and those it imports, directly or not. Two files of one namespace do not stand in each other's way. */
function withImports(tested: DmnModel, all: readonly DmnModel[]): readonly DmnModel[] {
  const found = new Map([[tested.namespace, tested]]);
  for (const model of found.values()) {
    for (const { namespace } of model.imports) {
      const other = all.find((each) => each.namespace === namespace);
      if (other !== undefined && !found.has(namespace)) found.set(namespace, other);
    }
  }
  return [...found.values()];
}

interface Bench {
  readonly tested: DmnModel;
  readonly compiled: CompiledModels;
  readonly prepared: PreparedModels;
}

function runCase(testCase: TestCase, bench: Bench): Pick<CaseResult, "outcome" | "difference"> {
  const service = testCase.service === null ? undefined : find(bench, testCase.service, null);
  const asked = service === undefined ? testCase.results.map(({ name }) => find(bench, name, null)) : [service];
  if (asked.some((element) => element !== undefined && restsOnRefused(element, bench.compiled))) {
    return { outcome: "refused" };
  }
  const answer = answersOf(testCase, bench, service);
  for (const { name, expected } of testCase.results) {
    const found = answer(name);
    if (!sameValue(found, expected)) return { outcome: "failed", difference: { name, expected, answer: found } };
  }
  return { outcome: "passed" };
}

function answersOf(
  testCase: TestCase,
  bench: Bench,
  service: CompiledElement | undefined,
): (name: string) => FeelValue {
  const run = bench.prepared.start(inputsOf(testCase, bench), environment());
  if (service?.kind === "service") {
    const served = run.serve(service.key);
    if (service.outputs.length === 1) return () => served;
    return (name) => (isContextValue(served) ? (entryOf(served, name) ?? null) : null);
  }
  return (name) => {
    const element = find(bench, name, null);
    if (element === undefined) return null;
    return element.kind === "service" ? run.serve(element.key) : run.value(element.key);
  };
}

/** The values of the case's inputs by the keys of their elements. */
function inputsOf(testCase: TestCase, bench: Bench): ReadonlyMap<string, FeelValue> {
  return new Map(
    testCase.inputs.flatMap(({ name, namespace, value }) => {
      const element = find(bench, name, namespace);
      return element === undefined ? [] : [[element.key, value] as const];
    }),
  );
}

/** An element by name: of the given namespace, else of the tested model, else of any. */
function find({ tested, compiled }: Bench, name: string, namespace: string | null): CompiledElement | undefined {
  const named = Object.values(compiled.elements).filter((element) => element.name === name);
  const wanted = namespace ?? tested.namespace;
  return named.find((element) => element.namespace === wanted) ?? named[0];
}

/** Whether an element needs, directly or not, what is refused by name. */
function restsOnRefused(element: CompiledElement, compiled: CompiledModels, seen = new Set<string>()): boolean {
  if (seen.has(element.key)) return false;
  seen.add(element.key);
  if ("refused" in element && element.refused) return true;
  const keys =
    element.kind === "service" ? element.outputs : "needs" in element ? element.needs.map((need) => need.key) : [];
  return keys.some((key) => {
    const needed = compiled.elements[key];
    return needed !== undefined && restsOnRefused(needed, compiled, seen);
  });
}

/** A day and a moment for `today()` and `now()`; no case of the kit depends on which. */
function environment() {
  const [today, now] = [readDate("2024-05-05"), readDateTime("2024-05-05T10:00:00")];
  if (today === null || now === null) throw new Error("the day of the kit cannot be read");
  return { today, now };
}
