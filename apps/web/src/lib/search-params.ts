// The address bar: plain `name=value` pairs that people can read and send, a list as the name repeated.

export type SearchParams = Record<string, string | readonly string[] | undefined>;

export function parseSearch(search: string): Record<string, string | string[]> {
  const read: Record<string, string | string[]> = {};
  for (const name of new Set(new URLSearchParams(search).keys())) {
    const values = new URLSearchParams(search).getAll(name);
    read[name] = values.length === 1 ? (values[0] ?? "") : values;
  }
  return read;
}

/** Names in the order given; what is absent or empty is left out. */
export function stringifySearch(search: Record<string, unknown>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (typeof one === "string" && one !== "") pairs.append(name, one);
      else if (typeof one === "number" || one === true) pairs.append(name, String(one));
    }
  }
  const text = pairs.toString();
  return text === "" ? "" : `?${text}`;
}

export function oneText(value: unknown): string | undefined {
  const one = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" && one !== "" ? one : undefined;
}

/** Every text under a name, empty ones left out; nothing when there is none. */
export function someTexts(value: unknown): string[] | undefined {
  const named: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = named.filter((one): one is string => typeof one === "string" && one !== "");
  return texts.length === 0 ? undefined : texts;
}

/** A calendar day, `2026-03-20`, or nothing. */
export function civilDayText(value: unknown): string | undefined {
  const text = oneText(value);
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

/** One of the allowed words, or nothing. */
export function oneOf<Word extends string>(value: unknown, allowed: readonly Word[]): Word | undefined {
  const text = oneText(value);
  return allowed.find((word) => word === text);
}

/** Those of the allowed words that are named, in the allowed order; nothing when none is. */
export function someOf<Word extends string>(value: unknown, allowed: readonly Word[]): Word[] | undefined {
  const named: readonly unknown[] = Array.isArray(value) ? value : [value];
  const found = allowed.filter((word) => named.includes(word));
  return found.length === 0 ? undefined : found;
}

/** A page number from 1; nothing for the first page. */
export function pageNumber(value: unknown): number | undefined {
  const number = typeof value === "number" ? value : Number(oneText(value));
  return Number.isInteger(number) && number > 1 ? number : undefined;
}

/** The entries that are present: `undefined` properties are dropped. */
export function present<Shape extends object>(shape: Shape): { [Key in keyof Shape]?: Exclude<Shape[Key], undefined> } {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Shape]?: Exclude<Shape[Key], undefined>;
  };
}
