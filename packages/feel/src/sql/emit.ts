import type { Ir } from "../ir.ts";
import { formatValue } from "../format.ts";
import { childrenOf } from "../ir.ts";
import type { FunctionLibrary } from "../library.ts";
import { isNumber } from "../number.ts";
import type { CompiledText, Program } from "../program.ts";
import type { SqlColumn, SqlRefusal, SqlRequest, SqlResult } from "../sql-program.ts";
import type { FeelType } from "../type.ts";
import { typeName } from "../type.ts";
import type { FeelValue } from "../value.ts";
import { DayTimeDuration } from "../value.ts";
import type { Env, Source } from "./block.ts";
import { Block, emptyEnv } from "./block.ts";
import type { EmitContext } from "./context.ts";
import { emitExpression } from "./expression.ts";
import type { Fragment } from "./fragment.ts";
import { digitsOfText, fragment, notFalseSql, quoteIdentifier, Refused, sqlTypeOf, truthSql } from "./fragment.ts";
import { isQuotient } from "./numbers.ts";
import { isBindable, ParameterStore, sqlText } from "./parameters.ts";

const baseAlias = "b";
const rowIdColumn = "row_id";

/**
 * The program as one SELECT over the judged rows, in layers: the columns it reads, then lets (each once per row), then
 * outputs. Refuses by name what SQL cannot do exactly; nothing is approximated.
 */
export function emitSql(program: Program, request: SqlRequest): SqlResult {
  const own = nodesOf(program);
  const hoisted: Ir[] = [];
  // Every restart computes one more of the program's nodes in an earlier layer.
  while (hoisted.length <= own.size) {
    const emission = new Emission(program, request, { own, hoisted });
    const wanted = emission.run();
    if (wanted === undefined) return emission.result();
    hoisted.push(wanted);
  }
  throw new Error("the layers of the statement do not settle");
}

/** Unwinds an emission that must begin again with this node computed earlier. */
class HoistNeeded extends Error {
  readonly ir: Ir;
  constructor(ir: Ir) {
    super("hoist");
    this.ir = ir;
  }
}

/** A column of a layer: a let, or a part of an expression that had to be computed first. */
interface Computed {
  readonly name: string;
  readonly ir: Ir;
  readonly level: number;
  readonly source: SqlRefusal["source"] | undefined;
  fragment?: Fragment;
}

class Emission {
  readonly #program: Program;
  readonly #library: FunctionLibrary;
  readonly #request: SqlRequest;
  readonly #params = new ParameterStore();
  readonly #base: Source = { dataset: undefined, rowId: rowIdColumn, alias: baseAlias };
  readonly #context: EmitContext;
  readonly #refusals: SqlRefusal[] = [];
  readonly #letColumns: readonly (Computed | undefined)[];
  readonly #hoisted: readonly Computed[];
  #level = 0;
  #slot = -1000;
  #sql = "";
  #columns: SqlColumn[] = [];

  constructor(
    program: Program,
    request: SqlRequest,
    { own, hoisted }: { readonly own: ReadonlySet<Ir>; readonly hoisted: readonly Ir[] },
  ) {
    this.#program = program;
    this.#request = request;
    this.#library = request.functions ?? { functions: [] };
    const levels = new Levels(program, hoisted);
    this.#letColumns = program.lets.map((named, index) => {
      const source = { part: "let" as const, name: named.name };
      if (!hasColumn(named)) return undefined;
      return { name: `l${index + 1}`, ir: named.ir, level: levels.ofLet(index), source };
    });
    this.#hoisted = hoisted.map((ir, index) => ({
      name: `x${index + 1}`,
      ir,
      level: levels.ofHoisted(ir),
      source: undefined,
    }));
    this.#context = {
      program,
      library: this.#library,
      params: this.#params,
      base: this.#base,
      relation: request.relation,
      emit: (ir: Ir, env: Env, block: Block) => emitExpression(this.#context, ir, env, block),
      value: (value, type, ir) => this.#value(value, type, ir),
      computed: (ir) => this.#computed(ir),
      isOwn: (ir) => own.has(ir),
      hoist: (ir) => {
        if (hoisted.includes(ir)) throw new Error("a part is computed too late for where it is read");
        throw new HoistNeeded(ir);
      },
      freshSlot: () => {
        this.#slot -= 1;
        return this.#slot;
      },
    };
  }

  /** Emits everything; answers a node that must first be computed in an earlier layer, if there is one. */
  run(): Ir | undefined {
    try {
      this.#emitLayers();
      return undefined;
    } catch (problem) {
      if (problem instanceof HoistNeeded) return problem.ir;
      throw problem;
    }
  }

  result(): SqlResult {
    if (this.#refusals.length > 0) return { refused: this.#refusals };
    return { ...this.#params.number(this.#sql), columns: this.#columns };
  }

  #emitLayers(): void {
    const all = [...this.#letColumns.filter((each) => each !== undefined), ...this.#hoisted];
    const layers = Math.max(0, ...all.map((each) => each.level));
    const ctes = [`b0 AS (${this.#subject()})`];
    for (let level = 1; level <= layers; level += 1) {
      this.#level = level;
      const block = new Block([this.#base], `b${level - 1} ${baseAlias}`, 0);
      const columns = all.filter((each) => each.level === level).map((each) => this.#layerColumn(each, block));
      ctes.push(
        `b${level} AS (\n  SELECT ${[`${baseAlias}.*`, ...columns].join(", ")}\n  FROM ${block.fromWithJoins()})`,
      );
    }
    this.#level = layers + 1;
    const block = new Block([this.#base], `b${layers} ${baseAlias}`, 0);
    const lets = this.#letOutputs();
    const outputs = this.#program.outputs.map((output, index) => this.#output(output, `o${index + 1}`, block));
    this.#columns = [...lets.map((each) => each.column), ...outputs.map((each) => each.column)];
    this.#simplifyDecided(outputs);
    const selected = [
      `${baseAlias}.${rowIdColumn}`,
      ...lets.map((each) => each.sql),
      ...outputs.map((each) => each.sql),
    ];
    const where = this.#where(outputs.map((each) => each.emitted));
    this.#sql = `WITH ${ctes.join(",\n")}\nSELECT ${selected.join(", ")}\nFROM ${block.fromWithJoins()}${where}`;
  }

  /** The columns of the judged dataset that the texts read. */
  #subject(): string {
    const { over } = this.#program;
    const relation = this.#request.relation(over.id);
    const read = subjectColumns(this.#program);
    const columns = over.columns.filter((column) => read.has(column.id)).map((column) => quoteIdentifier(column.id));
    return `SELECT ${[`${quoteIdentifier(relation.rowId)} AS ${rowIdColumn}`, ...columns].join(", ")} FROM ${relation.from}`;
  }

  #layerColumn(computed: Computed, block: Block): string {
    const emitted = this.#guarded(computed.ir, computed.source, block);
    computed.fragment = emitted;
    return `${emitted.sql} AS ${computed.name}`;
  }

  #letOutputs(): readonly { readonly sql: string; readonly column: SqlColumn }[] {
    return this.#letColumns.flatMap((computed, index) => {
      const named = this.#program.lets[index];
      if (computed === undefined || named === undefined) return [];
      const column: SqlColumn = { name: computed.name, part: "let", of: named.name, type: named.type };
      return [{ sql: `${baseAlias}.${computed.name}`, column }];
    });
  }

  #output(
    output: CompiledText,
    name: string,
    block: Block,
  ): { sql: string; readonly column: SqlColumn; readonly emitted: Fragment } {
    const source = { part: "output" as const, name: output.name };
    const emitted = this.#guarded(output.ir, source, block);
    const column: SqlColumn = { name, part: "output", of: output.name, type: output.type };
    return { sql: `${emitted.sql} AS ${name}`, column, emitted };
  }

  /** Where the WHERE clause has decided the only boolean output, its column is no longer worked out. */
  #simplifyDecided(outputs: readonly { sql: string; readonly column: SqlColumn; readonly emitted: Fragment }[]): void {
    const { keep } = this.#request;
    const [only, ...others] = outputs.filter((output) => output.emitted.type === "boolean");
    if (only === undefined || others.length > 0 || keep === undefined || keep === "all") return;
    if (keep === "true" || !only.emitted.nullable) only.sql = `TRUE AS ${only.column.name}`;
  }

  /** Only rows where some boolean output is true, or not false, if so asked. */
  #where(outputs: readonly Fragment[]): string {
    const tested = outputs.filter((output) => output.type === "boolean");
    const { keep } = this.#request;
    if (keep === undefined || keep === "all" || tested.length === 0) return "";
    return `\nWHERE ${tested.map(keep === "true" ? truthSql : notFalseSql).join(" OR ")}`;
  }

  /** Emits one text, noting a refusal instead of unwinding further. */
  #guarded(ir: Ir, source: SqlRefusal["source"] | undefined, block: Block): Fragment {
    try {
      return emitExpression(this.#context, ir, emptyEnv, block);
    } catch (problem) {
      if (!(problem instanceof Refused)) throw problem;
      const { code, span, args } = problem;
      this.#refusals.push({ code, span, args, source: source ?? { part: "output", name: "" } });
      return fragment("NULL", "null", true);
    }
  }

  #computed(ir: Ir): Fragment | undefined {
    const computed = ir.kind === "let" ? this.#letColumns[ir.index] : this.#hoisted.find((each) => each.ir === ir);
    if (computed === undefined || computed.level >= this.#level || computed.fragment === undefined) return undefined;
    return columnOfLayer(computed.name, computed.fragment);
  }

  #value(value: FeelValue, type: FeelType, ir: Ir): Fragment {
    if (value === null) return fragment("NULL", "null", true);
    if (typeof value === "boolean") return fragment(value ? "TRUE" : "FALSE", "boolean", false);
    if (!isBindable(type)) throw new Refused("feel.sql.type", ir.span, { type: typeName(type) });
    const text = sqlText(value);
    if (text === undefined) throw new Refused("feel.sql.value", ir.span, { value: formatValue(value) });
    const place = this.#params.place({ kind: "value", value: text });
    const digits = isNumber(value) && typeof text === "string" ? digitsOfText(text) : undefined;
    const integral = digits !== undefined && digits.scale === 0 && digits.precision <= 18;
    const sqlType = integral ? "BIGINT" : sqlTypeOf(type, digits);
    if (sqlType === undefined) throw new Refused("feel.sql.type", ir.span, { type: typeName(type) });
    const cast = fragment(`CAST(${place} AS ${sqlType})`, type, false, digits);
    if (type === "date" || type === "date and time") return { ...cast, nearby: true };
    const days = value instanceof DayTimeDuration ? wholeDays(value) : undefined;
    return days === undefined ? cast : { ...cast, days: this.#value(days, "number", ir) };
  }
}

const nanosPerDay = 86_400_000_000_000n;

function wholeDays(duration: DayTimeDuration): number | undefined {
  const days = Number(duration.nanos / nanosPerDay);
  return duration.nanos % nanosPerDay === 0n && Number.isSafeInteger(days) ? days : undefined;
}

function columnOfLayer(name: string, emitted: Fragment): Fragment {
  const { type, nullable, digits, nearby } = emitted;
  return { ...fragment(`${baseAlias}.${name}`, type, nullable, digits), ...(nearby === true ? { nearby } : {}) };
}

/** Lists and rows are put in where they are used; so are quotients, which are only exact inside a comparison. */
function hasColumn({ type, ir }: CompiledText): boolean {
  return typeof type === "string" && type !== "any" && type !== "null" && !isQuotient(ir);
}

/** Which layer a let or a part is computed in: one above all that it reads. */
class Levels {
  readonly #program: Program;
  readonly #hoisted: ReadonlySet<Ir>;
  readonly #known = new Map<Ir, number>();

  constructor(program: Program, hoisted: readonly Ir[]) {
    this.#program = program;
    this.#hoisted = new Set(hoisted);
  }

  ofLet(index: number): number {
    const named = this.#program.lets[index];
    return named === undefined ? 0 : 1 + this.#read(named.ir);
  }

  ofHoisted(ir: Ir): number {
    return 1 + Math.max(0, ...childrenOf(ir).map((child) => this.#read(child)));
  }

  /** The highest layer that an expression reads. Lists and rows have no column: they count by what they read. */
  #read(ir: Ir): number {
    const known = this.#known.get(ir);
    if (known !== undefined) return known;
    const level = this.#compute(ir);
    this.#known.set(ir, level);
    return level;
  }

  #compute(ir: Ir): number {
    if (this.#hoisted.has(ir)) return this.ofHoisted(ir);
    if (ir.kind === "let") {
      const named = this.#program.lets[ir.index];
      if (named === undefined) return 0;
      return hasColumn(named) ? this.ofLet(ir.index) : this.#read(named.ir);
    }
    return Math.max(0, ...childrenOf(ir).map((child) => this.#read(child)));
  }
}

function nodesOf(program: Program): ReadonlySet<Ir> {
  const found = new Set<Ir>();
  const visit = (ir: Ir): void => {
    found.add(ir);
    for (const child of childrenOf(ir)) visit(child);
  };
  for (const text of [...program.lets, ...program.outputs]) visit(text.ir);
  return found;
}

function subjectColumns(program: Program): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (ir: Ir): void => {
    if (ir.kind === "field" && ir.of.kind === "subject" && ir.column !== undefined) found.add(ir.column.id);
    for (const child of childrenOf(ir)) visit(child);
  };
  for (const text of [...program.lets, ...program.outputs]) visit(text.ir);
  return found;
}
