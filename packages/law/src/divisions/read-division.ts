import { currentDivisions, formerDivisions } from "../../data/divisions.ts";
import { normaliseIdentifier } from "../identifiers/finding.ts";

/** A code of an administrative division (GB/T 2260) and what it stands for. */
export interface Division {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  /** From the province down, without the fillers 市辖区 and 县: 浙江省 杭州市 淳安县. */
  readonly path: readonly string[];
  readonly level: "province" | "city" | "county";
}

/** What a code is; of one that nobody has given out, the longest beginning that stands for something. */
export type DivisionReading =
  | ({ readonly status: "current" } & Division)
  /** No longer in use; parts of the path that still exist carry their names of today. */
  | ({ readonly status: "historical" } & Division)
  | { readonly status: "unknown"; readonly code: string; readonly known?: Division }
  | { readonly status: "malformed" };

/**
 * Reads a code of six digits, or of two or four for a province or a city; of a longer one (statistics, twelve digits) the
 * first six count. Full-width digits are taken. The table is unpacked at the first call, once.
 */
export function readDivision(text: string): DivisionReading {
  const digits = normaliseIdentifier(text);
  if (!/^(?:\d{2}|\d{4}|\d{6}|\d{9}|\d{12})$/u.test(digits)) return { status: "malformed" };
  const code = digits.slice(0, 6).padEnd(6, "0");
  const { current, former } = tables();
  const found = divisionOf(code);
  if (current.has(code) && found !== undefined) return { status: "current", ...found };
  if (former.has(code) && found !== undefined) return { status: "historical", ...found };
  const known = divisionOf(`${code.slice(0, 4)}00`) ?? divisionOf(`${code.slice(0, 2)}0000`);
  return { status: "unknown", code, ...(known === undefined ? {} : { known }) };
}

const FILLERS = new Set(["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"]);

function divisionOf(code: string): Division | undefined {
  const name = nameOf(code);
  if (name === undefined) return undefined;
  const level = code.endsWith("0000") ? "province" : code.endsWith("00") ? "city" : "county";
  const [province, city] = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`];
  const above = level === "province" ? [] : level === "city" ? [province] : [province, city];
  // Chongqing was a city of its own name in its own place for a while.
  const path = [...above.flatMap((one) => nameOf(one) ?? []), name].filter(
    (part, index, parts) => !FILLERS.has(part) && part !== parts[index - 1],
  );
  return { code, name, path, level };
}

function nameOf(code: string): string | undefined {
  const { current, former } = tables();
  return current.get(code) ?? former.get(code);
}

interface Tables {
  readonly current: ReadonlyMap<string, string>;
  readonly former: ReadonlyMap<string, string>;
}

let unpacked: Tables | undefined;

function tables(): Tables {
  unpacked ??= { current: unpack(currentDivisions), former: unpack(formerDivisions) };
  return unpacked;
}

function unpack(text: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const line of text.split("\n")) {
    const [prefix = "", ...entries] = line.split(" ");
    for (const entry of entries) names.set(`${prefix}${entry.slice(0, 2)}`, entry.slice(2));
  }
  return names;
}

/** Every code there is or was with its name and whether it is in use, for a table of a database. */
export function divisionTable(): readonly {
  readonly code: string;
  readonly name: string;
  readonly current: boolean;
}[] {
  const { current, former } = tables();
  const codes = new Set([...current.keys(), ...former.keys()]);
  return [...codes].toSorted().map((code) => ({ code, name: nameOf(code) ?? "", current: current.has(code) }));
}
