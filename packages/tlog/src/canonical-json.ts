/** Anything JSON can say. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [member: string]: JsonValue };

/** Deeper values are refused; no act of an office comes near. */
export const JSON_DEPTH_MAX = 100;

/**
 * The canonical form of RFC 8785: members sorted by UTF-16 code units, no white space, numbers and escapes as ECMAScript
 * writes them. Two values that are equal as JSON give the same text, whoever wrote them down.
 *
 * Throws `TypeError`, naming the place, for what JSON cannot say (undefined, NaN, a bigint, half a surrogate pair, an
 * object of a class): leaving it out silently would commit to something else than the caller meant.
 */
export function canonicalJson(value: unknown): string {
  return write(value, "$", 0);
}

function write(value: unknown, place: string, depth: number): string {
  if (depth > JSON_DEPTH_MAX) throw new TypeError(`${place} is nested more than ${JSON_DEPTH_MAX} deep`);
  switch (typeof value) {
    case "string":
      return writeString(value, place);
    case "number":
      if (!Number.isFinite(value)) throw new TypeError(`${place} is ${value}, which JSON cannot say`);
      // RFC 8785 §3.2.2.3: exactly what ECMAScript does, including 0 for -0.
      return JSON.stringify(value);
    case "boolean":
      return value ? "true" : "false";
    case "object":
      if (value === null) return "null";
      return Array.isArray(value) ? writeArray(value, place, depth) : writeObject(value, place, depth);
    default:
      throw new TypeError(`${place} is a ${typeof value}, which JSON cannot say`);
  }
}

function writeArray(items: readonly unknown[], place: string, depth: number): string {
  // By index, because map would pass over a hole.
  const texts = Array.from({ length: items.length }, (_, at) => write(items[at], `${place}[${at}]`, depth + 1));
  return `[${texts.join(",")}]`;
}

function writeObject(object: object, place: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(object);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError(`${place} is an object of a class, which JSON cannot say`);
  }
  const members = Object.entries(object).map(([name, value]) => {
    const inside = `${place}.${name}`;
    return { name, text: `${writeString(name, inside)}:${write(value, inside, depth + 1)}` };
  });
  // RFC 8785 §3.2.3: comparing strings in ECMAScript compares their UTF-16 code units.
  members.sort((a, b) => (a.name < b.name ? -1 : 1));
  return `{${members.map(({ text }) => text).join(",")}}`;
}

function writeString(text: string, place: string): string {
  // RFC 8785 §3.2.2.2: a lone surrogate is no text.
  if (/\p{Cs}/u.test(text)) throw new TypeError(`${place} holds half a surrogate pair`);
  return JSON.stringify(text);
}
