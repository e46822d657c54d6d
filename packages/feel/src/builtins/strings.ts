import { formatValue } from "../format.ts";
import { isListValue } from "../kind.ts";
import { isNumber, toDecimal } from "../number.ts";
import { codePointLength, substringOf } from "../text.ts";
import { listOf } from "../type.ts";
import type { FeelType } from "../type.ts";
import type { FeelValue } from "../value.ts";
import { matchesPattern, replacePattern, splitPattern } from "./pattern.ts";
import type { BuiltIn } from "./signature.ts";
import { nullable, optional, overload, parameter } from "./signature.ts";

type Args = readonly (FeelValue | undefined)[];

const text = (value: FeelValue | undefined): string => (typeof value === "string" ? value : "");
const string = parameter("string", "string");
const match = parameter("match", "string");

function onText(
  name: string,
  result: FeelType,
  parameters: BuiltIn["overloads"][number]["parameters"],
  evaluate: (args: Args) => FeelValue,
): BuiltIn {
  return { name, overloads: [{ parameters }], result, evaluate: (args) => evaluate(args) };
}

export const stringFunctions: readonly BuiltIn[] = [
  onText(
    "substring",
    "string",
    [string, parameter("start position", "number"), optional("length", "number")],
    substring,
  ),
  onText("string length", "number", [string], ([value]) => codePointLength(text(value))),
  onText("upper case", "string", [string], ([value]) => text(value).toUpperCase()),
  onText("lower case", "string", [string], ([value]) => text(value).toLowerCase()),
  onText("substring before", "string", [string, match], ([value, part]) => {
    const at = text(value).indexOf(text(part));
    return at < 0 ? "" : text(value).slice(0, at);
  }),
  onText("substring after", "string", [string, match], ([value, part]) => {
    const at = text(value).indexOf(text(part));
    return at < 0 ? "" : text(value).slice(at + text(part).length);
  }),
  onText("contains", "boolean", [string, match], ([value, part]) => text(value).includes(text(part))),
  onText("starts with", "boolean", [string, match], ([value, part]) => text(value).startsWith(text(part))),
  onText("ends with", "boolean", [string, match], ([value, part]) => text(value).endsWith(text(part))),
  onText(
    "matches",
    "boolean",
    [parameter("input", "string"), parameter("pattern", "string"), { ...optional("flags", "string"), nullable: true }],
    ([value, pattern, flags]) => matchesPattern(text(value), text(pattern), text(flags)),
  ),
  onText(
    "replace",
    "string",
    [
      parameter("input", "string"),
      parameter("pattern", "string"),
      parameter("replacement", "string"),
      { ...optional("flags", "string"), nullable: true },
    ],
    ([value, pattern, replacement, flags]) =>
      replacePattern(text(value), text(pattern), text(replacement), text(flags)),
  ),
  onText("split", listOf("string"), [string, parameter("delimiter", "string")], ([value, delimiter]) =>
    splitPattern(text(value), text(delimiter)),
  ),
  onText(
    "string join",
    "string",
    [parameter("list", listOf("string")), { ...optional("delimiter", "string"), nullable: true }],
    ([list, delimiter]) => join(list, text(delimiter)),
  ),
  {
    name: "string",
    overloads: [overload(nullable("from"))],
    result: "string",
    evaluate: ([value]) => (value === null || value === undefined ? null : formatValue(value)),
  },
];

function substring([value, start, length]: Args): FeelValue {
  if (!isNumber(start)) return null;
  const from = toDecimal(start).trunc().toNumber();
  if (length === undefined) return substringOf(text(value), from, undefined);
  if (!isNumber(length)) return null;
  const count = toDecimal(length).trunc().toNumber();
  return count < 1 ? null : substringOf(text(value), from, count);
}

/** Null items are left out; anything else but strings makes it null. */
function join(list: FeelValue | undefined, delimiter: string): FeelValue {
  if (!isListValue(list)) return null;
  const present = list.filter((item) => item !== null);
  return present.every((item) => typeof item === "string") ? present.join(delimiter) : null;
}
