// A register's YAML to a definition and what the kernel runs: its text, then its shape, then what it refers to, its flow
// and its expressions. Every fault is collected with its place; nothing is thrown for what stands in the text.

import { type DefinitionFault, type RegisterDefinition, registerDefinition } from "@jianheng/contract";
import { readYaml } from "@jianheng/lake";
import { checkExpressions } from "./check-expressions.ts";
import { checkFlow } from "./check-flow.ts";
import { checkNames } from "./check-names.ts";
import { checkOtherRegisters, type OtherRegisters } from "./check-other-registers.ts";
import { checkReferences } from "./check-references.ts";
import { compiledRegister } from "./compile-register.ts";
import type { CompiledRegister } from "./compiled-register.ts";
import { DefinitionFaults, isMapping } from "./definition-faults.ts";
import { formWords, yamlWords } from "./fault-sentences.ts";
import { reportShape } from "./shape-faults.ts";
import { soundPart } from "./sound-part.ts";
import { withTypedExamples, withTypedScalars } from "./typed-scalars.ts";
import { reportUnknownKeys } from "./unknown-keys.ts";

/** The largest register is some hundred lines; the API takes no longer text either. */
export const maxDefinitionLength = 400_000;

/** What follows the first faults of YAML is mostly their echo. */
const MAX_YAML_FAULTS = 20;

export interface ReadDefinition {
  /** Present if the text has the shape of a definition. */
  readonly definition?: RegisterDefinition;
  /** Present if there is no fault. */
  readonly compiled?: CompiledRegister;
  /** In the order of the text. */
  readonly faults: readonly DefinitionFault[];
}

/**
 * Reads one definition. With `others`, the registers it may refer to by their ids, what it opens and links to is
 * checked against them too; it may always refer to itself.
 */
export function readDefinition(text: string, others?: OtherRegisters): ReadDefinition {
  return checkDefinition(openDefinition(text), others);
}

/** Definitions that refer to each other, in the order given. */
export function readDefinitions(texts: readonly string[]): readonly ReadDefinition[] {
  const opened = texts.map(openDefinition);
  const others = new Map(
    opened.flatMap(({ definition }) => (definition === undefined ? [] : [[definition.register, definition] as const])),
  );
  return opened.map((one) => checkDefinition(one, others));
}

/** A text with its faults so far, and as much of the definition as has its shape. */
interface OpenedDefinition {
  readonly text: string;
  readonly faults: DefinitionFaults;
  readonly definition?: RegisterDefinition;
  /** Nothing was left out of the definition. */
  readonly whole: boolean;
}

function openDefinition(text: string): OpenedDefinition {
  if (text.length > maxDefinitionLength) {
    const faults = new DefinitionFaults(readYaml("", ""));
    faults.report("register.too_large", [], { limit: String(maxDefinitionLength) });
    return { text, faults, whole: false };
  }
  const yaml = readYaml("", text);
  const faults = new DefinitionFaults(yaml);
  for (const { code, span, detail } of yaml.problems.slice(0, MAX_YAML_FAULTS)) {
    const words = detail.replace(/ at line \d+, column \d+:$/u, "");
    faults.reportAt("register.yaml", { path: [], span }, { detail: yamlWords[code] ?? words });
  }
  if (yaml.value === undefined) return { text, faults, whole: false };
  if (!isMapping(yaml.value)) {
    faults.report("register.type", [], { key: "register", expected: formWords.mapping });
    return { text, faults, whole: false };
  }
  const given = withTypedScalars(yaml.value);
  reportUnknownKeys(given, faults);
  const parsed = registerDefinition.safeParse(given);
  if (!parsed.success) reportShape(parsed.error.issues, given, faults);
  const found = parsed.success ? parsed.data : soundPart(given);
  if (found === undefined) return { text, faults, whole: false };
  return { text, faults, definition: withTypedExamples(found), whole: parsed.success };
}

function checkDefinition(
  { text, faults, definition, whole }: OpenedDefinition,
  others?: OtherRegisters,
): ReadDefinition {
  if (definition === undefined) return { faults: faults.inOrder() };
  checkNames(definition, faults);
  checkReferences(definition, faults);
  if (whole) checkFlow(definition, faults);
  const { scope, expressions } = checkExpressions(definition, faults);
  if (others !== undefined) checkOtherRegisters(scope, expressions, others, faults);
  const found = faults.inOrder();
  if (!whole) return { faults: found };
  if (found.length > 0) return { definition, faults: found };
  return { definition, compiled: compiledRegister(text, scope, expressions), faults: found };
}
