import type { DefinitionFault } from "@jianheng/contract";
import { describe, expect, it } from "vitest";
import { smallRegister } from "../../../../test/small-register.ts";
import { readDefinition } from "./read-definition.ts";

type Change = readonly [from: string | RegExp, to: string];

function changed(...changes: readonly Change[]): string {
  return changes.reduce((text, [from, to]) => {
    expect(typeof from === "string" ? text.includes(from) : from.test(text), String(from)).toBe(true);
    return text.replace(from, () => to);
  }, smallRegister);
}

const words = (text: string, { start, end }: DefinitionFault): string => text.slice(start, end);

interface Mistake {
  readonly situation: string;
  readonly change: readonly Change[];
  readonly code: string;
  /** The characters that are at fault. */
  readonly at: string;
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly hint?: readonly [zh: string, en: string];
}

const mistakes: readonly Mistake[] = [];

describe("a definition with one mistake", () => {
  it("is none: the register that the mistakes are made in", () => {
    expect(readDefinition(smallRegister).faults).toEqual([]);
  });

  it.each(mistakes)("$situation", ({ change, code, at, path, zh, en, hint }) => {
    const text = changed(...change);
    const { faults, compiled } = readDefinition(text);
    const [first] = faults;
    if (first === undefined) throw new Error("no fault was found");
    expect(
      faults.map((fault) => ({ code: fault.code, at: words(text, fault), path: fault.path, ...fault.message })),
    ).toEqual([{ code, at, path, zh, en }]);
    expect(first.hint).toEqual(hint === undefined ? null : { zh: hint[0], en: hint[1] });
    const before = text.slice(0, first.start).split("\n");
    expect([first.line, first.column]).toEqual([before.length, (before.at(-1) ?? "").length + 1]);
    expect(compiled).toBeUndefined();
  });
});
