// Shipped definitions with one thing made wrong, hundreds of them: reading one never throws, and each rule that is broken
// is reported with a place in the text. A failure prints its seed; put it into `seeds` to replay.
import { describe, expect, it } from "vitest";
import { stringify } from "yaml";
import { plainRegisters, shippedTexts } from "../../../../test/plain-register.ts";
import { readDefinition } from "./read-definition.ts";

const seeds = Array.from({ length: 120 }, (_, index) => index + 1);

/** Mulberry32: small, and good enough to pick a place. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

type Mapping = Record<string, unknown>;
/** A part of a definition that can be made wrong, by its path, and how. */
interface Place {
  readonly path: string;
  readonly spoil: () => void;
}

/** Every mapping below, with its path; what is under `example` and `set` has keys of its own. */
function* mappingsIn(value: unknown, path = ""): Generator<readonly [path: string, mapping: Mapping]> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Mapping];
  for (const [key, inside] of Object.entries(value))
    if (key !== "example" && key !== "set") yield* mappingsIn(inside, `${path}.${key}`);
}

/** Places at these keys of the mappings whose path fits. */
function placesAt(
  definition: Mapping,
  where: RegExp,
  keys: readonly string[],
  spoil: (mapping: Mapping, key: string) => void,
): Place[] {
  return [...mappingsIn(definition)]
    .filter(([path]) => where.test(path))
    .flatMap(([path, mapping]) =>
      keys.filter((key) => key in mapping).map((key) => ({ path: `${path}.${key}`, spoil: () => spoil(mapping, key) })),
    );
}

const remove = (mapping: Mapping, key: string) => void delete mapping[key];
const put = (value: unknown) => (mapping: Mapping, key: string) => void (mapping[key] = value);
/** In place of the last of a list, or of the one name. */
const putName = (name: string) => (mapping: Mapping, key: string) => {
  const names = mapping[key];
  mapping[key] = Array.isArray(names) ? [...names.slice(0, -1), name] : name;
};

const top = /^$/u;
const begin = /^\.create$/u;
const act = /^\.acts\.\d+$/u;
const actOrBegin = /^\.(?:acts\.\d+|create)$/u;
const field = /^\.fields\.\d+$/u;
const limit = /^\.limits\.\d+$/u;

/** What each rule of the format forbids, and where a definition can be made to do it. */
const mistakes: Readonly<Record<string, (definition: Mapping) => readonly Place[]>> = {
  "a part is missing": (definition) => [
    ...placesAt(
      definition,
      top,
      ["register", "version", "title", "purpose", "group", "number", "recordTitle", "fields", "states", "create"],
      remove,
    ),
    ...placesAt(definition, top, ["acts", "readers", "list"], remove),
    ...placesAt(definition, begin, ["by", "writes", "to", "example"], remove),
    ...placesAt(definition, act, ["id", "label", "from", "by"], remove),
    ...placesAt(definition, field, ["id", "label", "type", "choices", "columns"], remove),
    ...placesAt(definition, limit, ["id", "owner", "until", "workingDays"], remove),
    ...placesAt(definition, /\.guards\.\d+$/u, ["when", "message"], remove),
    ...placesAt(definition, /\.(?:title|purpose|label|message)$/u, ["zh", "en"], remove),
  ],
  "a key is unknown": (definition) =>
    [...mappingsIn(definition)].map(([path, mapping]) => ({ path, spoil: () => void (mapping["colour"] = "red") })),
  "a name refers to nothing": (definition) => [
    ...placesAt(definition, actOrBegin, ["writes", "needs", "starts", "to"], putName("nowhere")),
    ...placesAt(definition, act, ["from", "stops", "prints"], putName("nowhere")),
    ...placesAt(definition, /\.list$/u, ["columns", "filters"], putName("nowhere")),
    ...placesAt(definition, /\.body\.\d+$/u, ["over"], putName("nowhere")),
  ],
  "people are nobody": (definition) => [
    ...placesAt(definition, actOrBegin, ["by", "except", "notifies"], putName("person:nowhere")),
    ...placesAt(definition, act, ["by", "except", "notifies"], putName("did:nothing")),
    ...placesAt(definition, limit, ["owner"], putName("role:emperor")),
    ...placesAt(definition, top, ["readers"], putName("somebody")),
  ],
  "a value has another type": (definition) => [
    ...placesAt(definition, top, ["title", "fields", "states", "acts", "create", "list", "readers"], put(7)),
    ...placesAt(definition, top, ["version", "order"], put("many")),
    ...placesAt(definition, top, ["group"], put("garden")),
    ...placesAt(definition, field, ["type"], put("poem")),
    ...placesAt(definition, act, ["ground", "expected"], put("perhaps")),
    ...placesAt(definition, act, ["from", "by", "writes", "guards"], put("one")),
    ...placesAt(definition, limit, ["warnDays"], put(-1)),
    ...placesAt(definition, /^\.documents\.\d+$/u, ["layout", "body"], put("round")),
  ],
  "an expression is broken": (definition) => [
    ...placesAt(
      definition,
      /\.guards\.\d+$/u,
      ["when"],
      (mapping, key) => void (mapping[key] = `${String(mapping[key])} +`),
    ),
    ...placesAt(definition, /\.guards\.\d+$/u, ["when"], put("没有这一项 = 1")),
    ...placesAt(definition, /\.guards\.\d+$/u, ["when"], put("1 + 1")),
    ...placesAt(definition, top, ["recordTitle"], put("1 + 1")),
    ...placesAt(definition, field, ["derived"], put("没有这一项")),
    ...placesAt(definition, limit, ["until"], put('"明天"')),
    ...placesAt(definition, /^\.documents\.\d+$/u, ["title"], put("关于{{没有这一项}}的函")),
    ...placesAt(definition, /^\.documents\.\d+$/u, ["title"], put("关于{{编号的函")),
  ],
  "two have one id": (definition) =>
    ["fields", "states", "acts", "limits", "documents"].flatMap((part) => {
      const members = (definition[part] ?? []) as Mapping[];
      return members.slice(1).map((member, index) => ({
        path: `.${part}.${index + 1}.id`,
        spoil: () => void (member["id"] = members[index]!["id"]),
      }));
    }),
  "states are swapped": (definition) => {
    const states = definition["states"] as Mapping[];
    const acts = definition["acts"] as { from: string[]; to?: string; expected?: boolean }[];
    // An end from which an expected act leads on, and an end that no longer ends.
    const left = new Set(acts.filter(({ expected }) => expected !== false).flatMap(({ from }) => from));
    const goesOn = new Set(acts.filter(({ expected, to }) => expected !== false && to).flatMap(({ from }) => from));
    return states.flatMap((state, index): Place[] => {
      const path = `.states.${index}.end`;
      const id = String(state["id"]);
      if (state["end"] === true) return goesOn.has(id) ? [] : [{ path, spoil: () => void delete state["end"] }];
      return left.has(id) ? [{ path, spoil: () => void (state["end"] = true) }] : [];
    });
  },
};

function faultsOf(text: string) {
  const { compiled, faults } = readDefinition(text);
  for (const { start, end, line, column } of faults) {
    const before = text.slice(0, start).split("\n");
    const place = { isInside: start >= 0 && start <= end && end <= text.length, line, column };
    expect(place).toEqual({ isInside: true, line: before.length, column: before.at(-1)!.length + 1 });
  }
  expect(compiled === undefined, "compiled only without a fault").toBe(faults.length > 0);
  return faults;
}

describe("a definition made wrong", () => {
  it("has no fault before", () => {
    for (const definition of plainRegisters) expect(faultsOf(stringify(definition)), definition.register).toEqual([]);
  });

  it.each(Object.keys(mistakes))("%s: it is said where", (mistake) => {
    const missed: string[] = [];
    for (const seed of seeds.slice(0, 40)) {
      const random = randomFrom(seed);
      const definition = structuredClone(plainRegisters[random(plainRegisters.length)]!) as unknown as Mapping;
      const places = mistakes[mistake]!(definition);
      const { path, spoil } = places[random(places.length)]!;
      spoil();
      const name = `seed ${seed}: ${String(definition["register"])}${path}`;
      try {
        if (faultsOf(stringify(definition, { aliasDuplicateObjects: false })).length === 0) missed.push(name);
      } catch (error) {
        missed.push(`${name}: ${String(error)}`);
      }
    }
    expect(missed).toEqual([]);
  });
});

/** What means something in YAML, and what means nothing anywhere. */
const marks = "{}[]:,\"'#&*!|>%@`\t-?\u0000";

/** Cuts, doubles and swaps of characters and lines, as an editor or a bad copy makes them. */
function damage(text: string, random: (below: number) => number): string {
  const lines = text.split("\n");
  const [one, other] = [random(lines.length), random(lines.length)];
  switch (random(5)) {
    case 0:
      return lines.toSpliced(one, 1 + random(3)).join("\n");
    case 1:
      return lines.toSpliced(one, 0, lines[other]!).join("\n");
    case 2:
      return lines.with(one, lines[other]!).with(other, lines[one]!).join("\n");
    case 3:
      return text.slice(0, random(text.length));
    default: {
      const at = random(text.length);
      return text.slice(0, at) + marks[random(marks.length)] + text.slice(at + random(3));
    }
  }
}

it("damaged text is refused or read, and nothing is thrown", () => {
  const texts = [...shippedTexts.values()];
  const thrown: string[] = [];
  for (const seed of seeds) {
    const random = randomFrom(seed);
    const text = damage(texts[random(texts.length)]!, random);
    try {
      faultsOf(text);
    } catch (error) {
      thrown.push(`seed ${seed}: ${String(error)}`);
    }
  }
  expect(thrown).toEqual([]);
});
