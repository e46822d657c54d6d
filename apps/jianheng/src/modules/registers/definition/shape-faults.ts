// Faults of shape: each issue of the schema becomes a fault at its place, in the words of a definition's author.

import type { Bilingual } from "@jianheng/contract";
import type { z } from "zod";
import { correction, type DefinitionFaults, type DefinitionPath, isMapping, listed } from "./definition-faults.ts";
import { formWords } from "./fault-sentences.ts";

type Issue = z.core.$ZodIssue;

/** Unknown keys are left out: `reportUnknownKeys` finds them all. */
export function reportShape(issues: readonly Issue[], given: unknown, faults: DefinitionFaults): void {
  for (const issue of issues) reportIssue(issue, { path: issue.path, given }, faults);
}

interface Place {
  readonly path: DefinitionPath;
  readonly given: unknown;
}

function reportIssue(issue: Issue, place: Place, faults: DefinitionFaults): void {
  const { path, given } = place;
  const key = nameOf(path);
  const value = valueAt(given, path);
  switch (issue.code) {
    case "unrecognized_keys":
      return;
    case "invalid_type":
      if (value === undefined) reportMissing(path, faults);
      else faults.report("register.type", path, { key, expected: expectedWords(issue.expected) });
      return;
    case "invalid_value":
      reportChoice(issue.values.map(String), place, faults);
      return;
    case "invalid_format":
      faults.report("register.format", path, { value: String(value), expected: writtenForm(path) });
      return;
    case "invalid_key":
      faults.reportKey("register.format", path, { value: key, expected: formWords.identifier });
      return;
    case "too_small":
    case "too_big":
      reportSize(issue, path, faults);
      return;
    case "invalid_union":
      if (issue.errors.length === 0) reportChoice(discriminators(issue), place, faults);
      else reportBlock(issue.errors, place, faults);
      return;
    case "custom":
      faults.report(path[0] === "limits" ? "register.limit_kind" : "register.shape", path, {
        key,
        detail: issue.message,
      });
      return;
    default:
      faults.report("register.shape", path, { key, detail: issue.message });
  }
}

/** What is missing is reported where the part that lacks it begins, by its own key where it has one. */
function reportMissing(path: DefinitionPath, faults: DefinitionFaults): void {
  const owner = path.slice(0, -1);
  const place = typeof owner.at(-1) === "string" ? faults.yaml.spanOfKey(owner) : faults.yaml.spanOf(owner);
  faults.reportAt("register.missing", { path, span: place }, { key: nameOf(path) });
}

function reportChoice(known: readonly string[], { path, given }: Place, faults: DefinitionFaults): void {
  const value = valueAt(given, path);
  if (value === undefined) return reportMissing(path, faults);
  const key = nameOf(path);
  if (typeof value !== "string") return faults.report("register.type", path, { key, expected: formWords.text });
  faults.report("register.value", path, { key, value, known: listed(known) }, correction(value, known));
}

function reportSize(
  issue: Extract<Issue, { code: "too_small" | "too_big" }>,
  path: DefinitionPath,
  faults: DefinitionFaults,
): void {
  const key = nameOf(path);
  const small = issue.code === "too_small";
  const limit = String(small ? issue.minimum : issue.maximum);
  if (issue.origin === "array") faults.report(small ? "register.too_few" : "register.too_many", path, { key, limit });
  else if (issue.origin !== "string")
    faults.report("register.out_of_range", path, { key, expected: `${small ? "≥" : "≤"} ${limit}` });
  else if (small) faults.report("register.empty_text", path, { key });
  else faults.report("register.too_long", path, { key, limit });
}

function discriminators(issue: Issue): readonly string[] {
  return "options" in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
}

/** A block of a document has one of four forms; the keys that are there tell which was meant. */
function reportBlock(errors: readonly (readonly Issue[])[], { path, given }: Place, faults: DefinitionFaults): void {
  const value = valueAt(given, path);
  if (!isMapping(value)) return faults.report("register.type", path, { key: nameOf(path), expected: formWords.block });
  const form =
    "columns" in value ? 3 : "item" in value ? 2 : "heading" in value ? 1 : "paragraph" in value ? 0 : undefined;
  if (form === undefined && !("over" in value)) {
    faults.report("register.type", path, { key: nameOf(path), expected: formWords.block });
    return;
  }
  for (const issue of errors[form ?? 3] ?? []) {
    reportIssue(issue, { path: [...path, ...issue.path], given }, faults);
  }
}

function expectedWords(expected: string): Bilingual {
  switch (expected) {
    case "string":
      return formWords.text;
    case "array":
      return formWords.list;
    case "object":
    case "record":
      return formWords.mapping;
    case "boolean":
      return formWords.trueFalse;
    default:
      return formWords.wholeNumber;
  }
}

const peopleKeys: ReadonlySet<PropertyKey> = new Set(["by", "except", "readers", "notifies", "owner", "readBy"]);

function writtenForm(path: DefinitionPath): Bilingual {
  const last = path.at(-1);
  if (last === "number") return formWords.number;
  if (last === "period") return formWords.period;
  return typeof last === "number" && peopleKeys.has(path.at(-2) ?? "") ? formWords.who : formWords.identifier;
}

/** The key that a value stands under. */
function nameOf(path: DefinitionPath): string {
  return path.findLast((step) => typeof step === "string") ?? "";
}

function valueAt(given: unknown, path: DefinitionPath): unknown {
  let here = given;
  for (const step of path) here = isMapping(here) || Array.isArray(here) ? Reflect.get(here, step) : undefined;
  return here;
}
