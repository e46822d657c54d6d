import type { IfIr, Ir, QuantifiedIr, TableIr } from "./ir.ts";
import { childrenOf } from "./ir.ts";
import type { CompiledText, Program } from "./program.ts";
import type { Operand, Reason, ReasonBase } from "./reason.ts";
import type { FeelValue } from "./value.ts";

// What a person can follow; a judgement that needs more is read in the rule itself.
const maxDepth = 12;
const maxReasons = 200;
const maxOperands = 12;

/** What looking for reasons asks of the evaluation of one row. */
export interface Evaluated {
  readonly program: Program;
  value(ir: Ir): FeelValue;
  /** Puts each item in its variable and calls `visit`, until it answers false. */
  eachItem(ir: QuantifiedIr, visit: () => boolean): void;
  variable(slot: number): FeelValue;
  /** The rows of a table that decided, from one; null if they cannot be told. */
  rulesOf(ir: TableIr): readonly number[] | null;
}

/** Why a text of a program has its value. Costs some evaluations of each part that decided. */
export function findReason(text: CompiledText, evaluated: Evaluated): Reason {
  return new ReasonFinder(evaluated).reason(text.ir, { text, depth: 0 });
}

/** Where a part stands: its text, and how many reasons are above it. */
interface Place {
  readonly text: CompiledText;
  readonly depth: number;
}

class ReasonFinder {
  readonly #evaluated: Evaluated;
  readonly #toldLets = new Set<string>();
  #left = maxReasons;

  constructor(evaluated: Evaluated) {
    this.#evaluated = evaluated;
  }

  reason(ir: Ir, place: Place): Reason {
    this.#left -= 1;
    const value = this.#evaluated.value(ir);
    switch (ir.kind) {
      case "and":
      case "or": {
        const deciding = ir.operands.filter((operand) => this.#agrees(operand, value));
        return this.#made({ kind: ir.kind }, ir, place, { value, parts: deciding });
      }
      case "if":
        return this.#if(ir, place, value);
      case "quantified":
        return this.#quantified(ir, place, value);
      case "table":
        return this.#table(ir, place, value);
      case "call": {
        const [operand] = ir.args;
        if (ir.function === "not" && operand)
          return this.#made({ kind: "not" }, ir, place, { value, parts: [operand] });
        break;
      }
      default:
        break;
    }
    const operands = this.#operandsOf(ir, place);
    return this.#made({ kind: "value" }, ir, place, { value, operands, parts: this.#untold(decidersIn(ir)) });
  }

  /** Whether an operand made an `and` or `or` what it is: all of them where all must agree, else those that decided. */
  #agrees(operand: Ir, value: FeelValue): boolean {
    const own = this.#evaluated.value(operand);
    return value === null ? typeof own !== "boolean" : own === value;
  }

  #if(ir: IfIr, place: Place, value: FeelValue): Reason {
    const taken = this.#evaluated.value(ir.condition) === true ? ir.whenTrue : ir.otherwise;
    return this.#made({ kind: "if" }, ir, place, { value, parts: [ir.condition, taken] });
  }

  #quantified(ir: QuantifiedIr, place: Place, value: FeelValue): Reason {
    const decides = decidesFor(ir, value);
    let [looked, decidedBy]: [number, number | null] = [0, null];
    let variables: readonly Operand[] = [];
    let found: Parts = { parts: [], cut: false };
    this.#evaluated.eachItem(ir, () => {
      looked += 1;
      if (decidedBy !== null || !decides(this.#evaluated.value(ir.body))) return true;
      decidedBy = looked;
      variables = ir.iterators.map(({ name, slot }): Operand => ({
        text: name,
        value: this.#evaluated.variable(slot),
        kind: "fact",
      }));
      // Now, while the variables hold this item.
      found = this.#parts([ir.body], place);
      return value === null;
    });
    const sources = ir.iterators.flatMap(({ source, to }) => (to === null ? [source] : [source, to]));
    const operands = sources.flatMap((source) => [...this.#operand(source, place)]);
    const base = this.#base(ir, place, { value, operands });
    return freeze({ ...base, ...found, kind: ir.quantifier, decidedBy, looked, variables: freeze(variables) });
  }

  #table(ir: TableIr, place: Place, value: FeelValue): Reason {
    const rules = this.#evaluated.rulesOf(ir);
    const operands = ir.inputs.map((input): Operand => ({
      text: input.label,
      value: this.#evaluated.value(input.value),
      kind: "fact",
    }));
    const outputs = (rules ?? [])
      .flatMap((rule) => ir.rules[rule - 1]?.outputs ?? [])
      .filter((output) => !isConstant(output));
    const inputs = this.#untold(ir.inputs.flatMap((input) => [...decidersIn(input.value)]));
    const parts = [...inputs, ...outputs];
    return this.#made({ kind: "table", rules: rules === null ? null : freeze(rules) }, ir, place, {
      value,
      operands,
      parts,
    });
  }

  #made<How extends object>(
    how: How,
    ir: Ir,
    place: Place,
    {
      parts,
      ...rest
    }: { readonly value: FeelValue; readonly operands?: readonly Operand[]; readonly parts: readonly Ir[] },
  ): ReasonBase & How {
    const base = this.#base(ir, place, rest);
    const found = this.#parts(parts, place);
    return freeze({ ...base, ...found, ...how, cut: base.cut || found.cut });
  }

  #base(
    ir: Ir,
    { text }: Place,
    { value, operands = [] }: { readonly value: FeelValue; readonly operands?: readonly Operand[] },
  ) {
    const once = operands.filter(({ text: own }, at) => operands.findIndex((other) => other.text === own) === at);
    return {
      source: text.name,
      span: ir.span,
      text: wordsOf(ir, text),
      type: ir.type,
      value,
      operands: freeze(once.slice(0, maxOperands)),
      cut: once.length > maxOperands,
    };
  }

  #parts(wanted: readonly Ir[], { text, depth }: Place): Parts {
    const parts: Reason[] = [];
    for (const ir of wanted) {
      const named = ir.kind === "let" ? this.#evaluated.program.lets[ir.index] : undefined;
      if (this.#left <= 0 || depth >= maxDepth) return { parts: freeze(parts), cut: true };
      const part = named === undefined || this.#toldLets.has(named.name) ? { ir, text } : { ir: named.ir, text: named };
      if (part.text === named) this.#toldLets.add(named.name);
      parts.push(this.reason(part.ir, { text: part.text, depth: depth + 1 }));
    }
    return { parts: freeze(parts), cut: false };
  }

  /** Without the lets that are told already: the operand that names one gives its value. */
  #untold(parts: Iterable<Ir>): readonly Ir[] {
    return [...parts].filter((ir) => ir.kind !== "let" || !this.#toldLets.has(ir.name));
  }

  /** What a comparison compares, a call is called with; a name stands for itself. */
  #operandsOf(ir: Ir, place: Place): readonly Operand[] {
    if (isFact(ir) || isConstant(ir)) return [...this.#operand(ir, place)];
    return outerParts(ir).flatMap((part) => [...this.#operand(part, place)]);
  }

  *#operand(ir: Ir, place: Place): Generator<Operand> {
    // A whole dataset is no fact about the judged row.
    if (ir.kind === "dataset") return;
    const kind = isConstant(ir) ? "constant" : isFact(ir) ? "fact" : "computed";
    const text = wordsOf(ir, place.text);
    if (text !== "") yield { text, value: this.#evaluated.value(ir), kind };
    if (kind !== "computed") return;
    for (const fact of factsIn(ir))
      yield { text: wordsOf(fact, place.text), value: this.#evaluated.value(fact), kind: "fact" };
  }
}

interface Parts {
  readonly parts: readonly Reason[];
  readonly cut: boolean;
}

/** Which answer of the body decides a quantifier of this value; null is decided by the first item that cannot be told. */
function decidesFor(ir: QuantifiedIr, value: FeelValue): (answer: FeelValue) => boolean {
  if (value === null) return (answer) => typeof answer !== "boolean";
  return (ir.quantifier === "some") === value ? (answer) => answer === value : () => false;
}

/** A name: of a let, a parameter, a variable, or a column of a row that a name stands for. */
function isFact(ir: Ir): boolean {
  switch (ir.kind) {
    case "let":
    case "parameter":
    case "local":
      return true;
    case "field":
      return ir.of.kind === "subject" || isFact(ir.of);
    case "call":
      return readsClock(ir);
    default:
      return false;
  }
}

function readsClock(ir: Ir): boolean {
  return ir.kind === "call" && (ir.function === "today" || ir.function === "now");
}

/** Written out: it has the same value in every row. */
function isConstant(ir: Ir): boolean {
  if (ir.kind === "literal") return true;
  const written = ir.kind === "call" || ir.kind === "negate" || ir.kind === "list" || ir.kind === "range";
  return written && !readsClock(ir) && childrenOf(ir).every(isConstant);
}

/** The names that a part rests on, outside of what has variables or reasons of its own. */
function* factsIn(ir: Ir): Generator<Ir> {
  if (isFact(ir)) yield ir;
  else if (!isDecider(ir)) for (const part of outerParts(ir)) yield* factsIn(part);
}

/** The lets and the decisions inside a part, the outermost ones: each is a reason of its own. */
function* decidersIn(ir: Ir): Generator<Ir> {
  for (const part of ir.kind === "let" ? [ir] : outerParts(ir)) {
    if (isDecider(part)) yield part;
    else yield* decidersIn(part);
  }
}

function isDecider(ir: Ir): boolean {
  switch (ir.kind) {
    case "let":
    case "and":
    case "or":
    case "if":
    case "quantified":
    case "table":
      return true;
    default:
      return false;
  }
}

/** The parts whose value can be asked for from outside: not those that have a variable of their own for every item. */
function outerParts(ir: Ir): readonly Ir[] {
  switch (ir.kind) {
    case "filter":
      return ir.mode === "index" ? [ir.of, ir.condition] : [ir.of];
    case "for":
    case "quantified":
      return ir.iterators.flatMap(({ source, to }) => (to === null ? [source] : [source, to]));
    case "in":
      return [ir.value, ...ir.tests.flatMap((test) => (test.kind === "expression" ? [] : [test.operand]))];
    case "context":
    case "function":
    case "item name":
      return [];
    case "table":
      return ir.inputs.map((input) => input.value);
    default:
      return childrenOf(ir);
  }
}

function wordsOf(ir: Ir, { text }: CompiledText): string {
  return ir.kind === "table" ? "" : text.slice(ir.span.start, ir.span.end);
}

function freeze<Data extends object>(data: Data): Data {
  return Object.freeze(data);
}
