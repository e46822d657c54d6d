// The faults of an example come from the screening in its own short English; here they become sentences.
import type { ExampleVerdict } from "@jianheng/contract";
import type { Speaker } from "../../../lib/speaker.ts";
import { dutyWords, levelWords } from "../../../words/states.ts";
import { checkWords, outcomeOfExample } from "../../../words/workbench.ts";

type Say = Pick<Speaker, "say">;

/** Each fault once, whichever of the two engines found it; one that the outcome tells already is left out. */
export function faultSentences(example: ExampleVerdict, words: Say): readonly string[] {
  const sentences = example.faults.flatMap((fault) => {
    const [, engine = "row", text = fault] = /^(row|sql): (.*)$/s.exec(fault) ?? [];
    return sentenceOf(text, engine, example, words) ?? [];
  });
  return [...new Set(sentences)];
}

function sentenceOf(fault: string, engine: string, { expect, is }: ExampleVerdict, { say }: Say): string | null {
  const outcome = /^expected \w+, is (\w+)$/.exec(fault);
  if (outcome !== null) {
    // The columns of the table say what row by row came of it; they do not say that the other way differs.
    const other = namedIn(outcomeOfExample, outcome[1]);
    return engine === "row" || other === outcomeOfExample[is] || is !== expect || other === undefined
      ? null
      : say(checkWords.enginesDiffer, { other: say(other) });
  }
  const level = /^level (\S+), expected (\S+)$/.exec(fault);
  if (level !== null) return differs(say(checkWords.level), levelWords, level[1], level[2]);
  const duty = /^duty (\S+), expected (\S+)$/.exec(fault);
  if (duty !== null) return differs(say(checkWords.duty), dutyWords, duty[1], duty[2]);
  const missing = /^(.+) is not named as missing/s.exec(fault);
  if (missing !== null) return say(checkWords.notMissing, { name: missing[1] ?? "" });
  const value = /^(.+?) is (.*), expected (.*)$/s.exec(fault);
  if (value !== null) {
    const [, name = "", found = "", expected = ""] = value;
    return say(checkWords.valueDiffers, { name, found: found === "" ? say(checkWords.emptyValue) : found, expected });
  }
  return fault;

  function differs(name: string, known: Names, found: string | undefined, expected: string | undefined): string {
    const word = (id: string | undefined) => {
      const words = namedIn(known, id);
      return words === undefined ? (id ?? "") : say(words);
    };
    return say(checkWords.valueDiffers, { name, found: word(found), expected: word(expected) });
  }
}

type Names = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;

function namedIn(names: Names, id: string | undefined) {
  return id !== undefined && Object.hasOwn(names, id) ? names[id] : undefined;
}
