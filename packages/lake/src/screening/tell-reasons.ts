// How a rule came to its answer about a row, in lines that a prosecutor reads.

import type { Bilingual } from "@jianheng/contract";
import { type Explanation, FeelDateTime, type FeelValue, type Reason, reasonLines, Row } from "@jianheng/feel";
import type { DeliveryManifest } from "../delivery/manifest.ts";
import { reservedNames } from "../rules/compile-rule.ts";
import type { CompiledRule } from "../rules/rule-book.ts";
import type { HitMissing, HitReason } from "./hit.ts";
import { LakeRow } from "./lake-rows.ts";
import { placeOfRow } from "./locate-cells.ts";
import { type Language, showValue } from "./show-value.ts";

/** Lines kept with one hit; beyond, the innermost are left to the rule itself. */
const MAX_LINES = 24;
const leftOut: HitReason = {
  depth: 0,
  text: { zh: "更细的步骤从略，见规则原文", en: "finer steps are left to the rule itself" },
};

export interface ReasonsOf {
  readonly rule: CompiledRule;
  readonly manifest: DeliveryManifest;
  readonly explanation: Explanation | undefined;
  readonly missing: readonly HitMissing[];
}

/**
 * What decided, outermost first. An unreadable cell may hold anything: where the judgement read one, nothing that was
 * computed is told, only the cell.
 */
export function tellReasons({ rule, manifest, explanation, missing }: ReasonsOf): readonly HitReason[] {
  const unreadable = missing.filter(({ reason }) => reason === "unreadable");
  if (unreadable.length > 0) return unreadable.slice(0, MAX_LINES).map(unreadableLine);
  if (explanation === undefined) return [];
  const reason = ofTheRule(explanation.reason);
  const [zh, en] = (["zh", "en"] as const).map((language) =>
    reasonLines(reason, {
      language,
      show: (value) => shown(value, language, manifest),
      nameOf: (source) => nameInRule(rule, source)?.[language],
    }),
  );
  const lines = (zh ?? []).map(({ depth, text }, at) => ({ depth, text: { zh: text, en: en?.[at]?.text ?? text } }));
  return outermost(lines);
}

/** As many levels as fit. */
function outermost(lines: readonly HitReason[]): readonly HitReason[] {
  if (lines.length <= MAX_LINES) return lines;
  const deepest = Math.max(...lines.map(({ depth }) => depth));
  const levels = Array.from({ length: deepest }, (_, depth) => lines.filter((line) => line.depth <= depth));
  const kept = levels.findLast((level) => level.length < MAX_LINES) ?? levels[0] ?? [];
  return [...kept.slice(0, MAX_LINES), leftOut];
}

function unreadableLine({ name }: HitMissing): HitReason {
  const zh = `“${name}”已填写但无法识别，用到它的条件都不能确定`;
  const en = `“${name}” is filled but unreadable, so no condition that reads it can be told`;
  return { depth: 0, text: { zh, en } };
}

/** Without what the compiler adds: of `if 存疑1 then null else true`, only a doubt that is there. */
function ofTheRule(root: Reason): Reason {
  const parts = root.parts.flatMap((part) => {
    if (part.kind === "if" && part.source === root.source) return part.value === null ? part.parts.slice(0, 1) : [];
    return isWrittenOut(part) ? [] : [part];
  });
  return { ...root, parts };
}

/** `applies: true` decides nothing. */
function isWrittenOut({ kind, operands, parts }: Reason): boolean {
  return kind === "value" && parts.length === 0 && operands.every((operand) => operand.kind === "constant");
}

const partNames: Readonly<Record<string, Bilingual>> = {
  [reservedNames.applies]: { zh: "适用条件", en: "Whether it applies" },
  [reservedNames.hit]: { zh: "提示条件", en: "Condition" },
};

function nameInRule({ definition }: CompiledRule, source: string): Bilingual | undefined {
  const doubt = definition.unknown.find((_, index) => source === `${reservedNames.doubt}${index + 1}`);
  if (doubt === undefined) return partNames[source];
  const { zh, en } = doubt.fact;
  return { zh: `须核实“${zh}”的情形`, en: `The case in which “${en}” must be verified` };
}

/** Rows by their place in the delivered file; the rest as in the other values of a hit. */
function shown(value: FeelValue, language: Language, manifest: DeliveryManifest): string | undefined {
  if (value instanceof LakeRow) {
    const { file, sheet, row } = placeOfRow(manifest, value);
    const name = sheet === "" ? file : sheet;
    if (name === "") return undefined;
    return language === "zh" ? `“${name}”表第 ${row} 行` : `row ${row} of the sheet “${name}”`;
  }
  const list = Array.isArray(value) && !(value as readonly FeelValue[]).some((item) => item instanceof Row);
  return list || value instanceof FeelDateTime ? (showValue(value, language) ?? undefined) : undefined;
}
