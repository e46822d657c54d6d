import { formatValue } from "./format.ts";
import { isListValue } from "./kind.ts";
import type { Explanation, MissingFact } from "./prepared.ts";
import type { Operand, Reason } from "./reason.ts";
import { type ReasonPhrases, reasonPhrases } from "./reason-phrases.ts";
import { Row } from "./row.ts";
import type { FeelValue } from "./value.ts";
import { DayTimeDuration } from "./value.ts";

export type ReasonLanguage = keyof typeof reasonPhrases;

/** One line; `depth` is how far it is set in under what it explains, 0 for the outermost. */
export interface ReasonLine {
  readonly depth: number;
  readonly text: string;
}

export interface ReasonWording {
  readonly language: ReasonLanguage;
  /** A value as people read it; where it answers undefined, the value is said plainly. */
  readonly show?: (value: FeelValue) => string | undefined;
  /** What people call a let or output; undefined: by its own name. */
  readonly nameOf?: (source: string) => string | undefined;
}

// A line is read at a glance; the whole text stands in the rule.
const maxTextLength = 90;
// In brackets, after the text that it is part of.
const maxOperandLength = 40;
const nanosPerDay = 86_400_000_000_000n;

/** The lines of a reason in reading order. `and`, `or` and `not` have no line of their own: their parts say it. */
export function reasonLines(reason: Reason, wording: ReasonWording): readonly ReasonLine[] {
  return new ReasonWriter(wording).lines(reason, reason.source, 0);
}

/** What decided, and what is missing: 判断依据：“羁押天数 > 60”成立（羁押天数为 75）。 */
export function explanationSentence({ reason, missing }: Explanation, wording: ReasonWording): string {
  const outermost = reasonLines(reason, wording).filter(({ depth }) => depth === 0);
  const phrases: ReasonPhrases = reasonPhrases[wording.language];
  const decided = phrases.decidedBy(outermost.map(({ text }) => text));
  return missing.length === 0 ? decided : decided + phrases.gap + missingSentence(missing, wording.language);
}

/** 缺少：审结日期。 */
export function missingSentence(missing: readonly MissingFact[], language: ReasonLanguage): string {
  const phrases: ReasonPhrases = reasonPhrases[language];
  return phrases.missing(
    missing.map(({ name, reason }) => {
      if (reason === "unreadable") return phrases.unreadable(name);
      return reason === "undefined" ? phrases.resultOf(shortened(name)) : shortened(name);
    }),
  );
}

class ReasonWriter {
  readonly #wording: ReasonWording;
  readonly #phrases: ReasonPhrases;

  constructor(wording: ReasonWording) {
    this.#wording = wording;
    this.#phrases = reasonPhrases[wording.language];
  }

  /** `within` is the text that the line above comes from: the name of another one is said. */
  lines(reason: Reason, within: string, depth: number): readonly ReasonLine[] {
    // Which rows a list holds is shown with the rows.
    if (reason.kind === "value" && isRows(reason.value)) return [];
    const name = reason.source === within ? undefined : this.#nameOf(reason.source);
    const joins = reason.kind === "and" || reason.kind === "or" || reason.kind === "not";
    if (joins && name === undefined && reason.parts.length > 0) return this.#below(reason, reason.parts, depth);
    const said = joins && reason.parts.length > 0 ? this.#answer(reason) : this.#statement(reason);
    const line = { depth, text: name === undefined ? said : this.#phrases.named(name, said) };
    return [line, ...this.#below(reason, unsaidParts(reason), depth + 1)];
  }

  #below(reason: Reason, parts: readonly Reason[], depth: number): readonly ReasonLine[] {
    const rest = reason.cut ? [{ depth, text: this.#phrases.cut }] : [];
    return [...parts.flatMap((part) => this.lines(part, reason.source, depth)), ...rest];
  }

  #statement(reason: Reason): string {
    switch (reason.kind) {
      case "if":
        return this.#choice(reason);
      case "some":
      case "every":
        return this.#overItems(reason);
      case "table":
        return this.#fromTable(reason);
      default:
        return this.#plain(reason);
    }
  }

  /** “羁押天数 > 60”成立（羁押天数为 75） */
  #plain(reason: Reason): string {
    const { value, text, operands } = reason;
    // A name alone, true or not, is not said to hold: it has its value.
    const answer = isName(reason) ? this.#is(value) : this.#answer(reason);
    return this.#of(text, answer) + this.#details(operands.filter((operand) => operand.text !== text));
  }

  /** “提请日期 != null”成立（提请日期为 2025-01-27），取“提请日期”，为 2025-01-27 */
  #choice(reason: Reason): string {
    const [condition, branch] = reason.parts;
    if (condition === undefined || branch === undefined) return this.#plain(reason);
    const asked = this.#of(called(condition, reason), this.#truth(condition.value));
    const facts = isFolded(condition, reason) ? condition.operands.filter(({ text }) => text !== condition.text) : [];
    const details = this.#details(facts);
    const is = this.#is(reason.value);
    const taken = isConstant(branch)
      ? this.#phrases.result(is)
      : this.#phrases.taken(shortened(called(branch, reason)), is);
    return asked + details + taken;
  }

  /** “some m in 强制措施 satisfies …”成立：第 2 项符合（m为 …） */
  #overItems(reason: Reason & { kind: "some" | "every" }): string {
    const { kind, text, value, decidedBy, looked, variables, operands } = reason;
    const answered = this.#of(text, this.#truth(value));
    if (decidedBy === null) {
      const list = this.#details(operands.filter((operand) => operand.value === null));
      return value === null ? answered + list : answered + this.#phrases.items(looked, value === true ? "all" : "none");
    }
    const fits = value === null ? "unknown" : kind === "some" ? "fits" : "does not";
    return answered + this.#phrases.item(decidedBy, fits) + this.#details(variables);
  }

  /** 由判定表“档”第 2 行得出：3（金额为 20） */
  #fromTable({ source, value, rules, operands }: Reason & { kind: "table" }): string {
    const table = this.#nameOf(source);
    return this.#rows(table, rules, value, operands) + this.#details(operands);
  }

  #rows(table: string, rules: readonly number[] | null, value: FeelValue, operands: readonly Operand[]): string {
    if (rules === null) {
      const absent = operands.some((operand) => operand.value === null);
      return absent ? this.#phrases.unknownRow(table) : this.#phrases.notAllowed(table);
    }
    const result = value === null ? null : this.#shown(value);
    return rules.length === 0 ? this.#phrases.noRow(table, result) : this.#phrases.fromRows(table, rules, result);
  }

  #of(text: string, said: string): string {
    return `“${shortened(text)}”${this.#phrases.gap}${said}`;
  }

  /** Whether it holds; of what neither holds nor fails, what it is. */
  #answer({ type, value }: Reason): string {
    return type === "boolean" || typeof value === "boolean" ? this.#truth(value) : this.#is(value);
  }

  #truth(value: FeelValue): string {
    return value === true ? this.#phrases.holds : value === false ? this.#phrases.fails : this.#phrases.unknown;
  }

  #is(value: FeelValue): string {
    const isEmpty = value === null || (isListValue(value) && value.length === 0);
    return isEmpty ? this.#phrases.empty : this.#phrases.is(this.#shown(value));
  }

  /** （羁押天数为 75，届满日为空）; a constant says its own value. */
  #details(operands: readonly Operand[]): string {
    const facts = operands
      .filter(({ kind }) => kind !== "constant")
      .map(({ text, value }) => `${shortened(text, maxOperandLength)}${this.#phrases.gap}${this.#is(value)}`);
    return facts.length === 0 ? "" : this.#phrases.details(facts);
  }

  #shown(value: FeelValue): string {
    const shown = this.#wording.show?.(value);
    return shown === undefined ? plainValue(value, this.#phrases) : shortened(shown);
  }

  #nameOf(source: string): string {
    return this.#wording.nameOf?.(source) ?? source;
  }
}

/** The parts that the line of a reason leaves to lines of their own. */
function unsaidParts(reason: Reason): readonly Reason[] {
  if (reason.kind !== "if") return reason.parts;
  const [condition, branch] = reason.parts;
  return [
    ...(condition === undefined || isFolded(condition, reason) ? [] : [condition]),
    ...(branch === undefined || isName(branch) || isConstant(branch) ? [] : [branch]),
  ];
}

/** What the line of an `if` calls a part: a let by its name, else its words. */
function called(part: Reason, within: Reason): string {
  return part.source === within.source ? part.text : part.source;
}

/** Whether the line of an `if` says all of its condition. */
function isFolded(condition: Reason, within: Reason): boolean {
  return saysItself(condition) && condition.source === within.source;
}

function saysItself(reason: Reason): boolean {
  return reason.kind === "value" && reason.parts.length === 0;
}

function isName(reason: Reason): boolean {
  return saysItself(reason) && reason.operands.some(({ text, kind }) => text === reason.text && kind === "fact");
}

function isConstant(reason: Reason): boolean {
  return saysItself(reason) && reason.operands.some(({ text, kind }) => text === reason.text && kind === "constant");
}

function plainValue(value: FeelValue, phrases: ReasonPhrases): string {
  if (typeof value === "boolean") return value ? phrases.yes : phrases.no;
  if (value instanceof Row) return phrases.row(value.schema.name, value.id);
  if (isListValue(value) && isRows(value)) return phrases.rows(value.length);
  if (value instanceof DayTimeDuration && value.nanos % nanosPerDay === 0n)
    return phrases.days(value.nanos / nanosPerDay);
  return value === "" ? "“”" : shortened(formatValue(value));
}

/** A row, or a list of rows. */
function isRows(value: FeelValue): boolean {
  return isListValue(value) ? value.length > 0 && value.every((item) => item instanceof Row) : value instanceof Row;
}

/** On one line, of bounded length. */
function shortened(text: string, length = maxTextLength): string {
  const line = text.replaceAll(/\s+/gu, " ").trim();
  const signs = Array.from(line);
  return signs.length <= length ? line : `${signs.slice(0, length - 1).join("")}…`;
}
