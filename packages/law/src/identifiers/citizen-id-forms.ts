import { isCivilDate } from "../civil-date.ts";
import { type DivisionReading, readDivision } from "../divisions/read-division.ts";
import type { Confidence } from "../limits/confidence.ts";
import { type CitizenId, citizenIdCheck } from "./citizen-id.ts";
import { normaliseIdentifier } from "./finding.ts";

/**
 * A number in the form of eighteen characters: of one of fifteen digits the century 19 is put in and the check character
 * added (GB 11643), one of eighteen is only tidied. Undefined for anything of another shape, and for an old number whose
 * day of birth does not exist: no number of eighteen characters can come of it.
 */
export function citizenIdTo18(text: string): string | undefined {
  const number = normaliseIdentifier(text).toUpperCase();
  if (/^\d{17}[\dX]$/u.test(number)) return number;
  if (!/^\d{15}$/u.test(number)) return undefined;
  if (!isCivilDate(`19${number.slice(6, 8)}-${number.slice(8, 10)}-${number.slice(10, 12)}`)) return undefined;
  const body = `${number.slice(0, 6)}19${number.slice(6)}`;
  return `${body}${citizenIdCheck(body)}`;
}

/** Whether two numbers, each old or new, are those of one person; undefined where one of them is no such number. */
export function isSameCitizenId(one: string, other: string): boolean | undefined {
  const [a, b] = [citizenIdTo18(one), citizenIdTo18(other)];
  return a === undefined || b === undefined ? undefined : a === b;
}

/** The place of first registration: most people keep a number whose division has long been merged or renamed. */
export function divisionOfCitizenId({ region }: Pick<CitizenId, "region">): DivisionReading {
  return readDivision(region);
}

/** What kind of paper carries a number in the form of a citizen's, and how certain that reading is. */
export interface IdentityForm {
  readonly kind: "citizen" | "residence-permit-hongkong-macau-taiwan" | "foreign-permanent-residence";
  readonly tag: Confidence;
}

// From memory: residence permits of Hong Kong, Macau and Taiwan begin with 81, 82, 83; those of foreigners since 2023 with
// 9, the province that took the application, and the three digits of the nationality. Both have the same check.
const PROVINCES = /^9(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])/u;

/** The kind of a number of eighteen characters by its first digits; the special kinds are from memory (M). */
export function identityFormOf(canonical: string): IdentityForm {
  if (/^8[123]/u.test(canonical)) return { kind: "residence-permit-hongkong-macau-taiwan", tag: "M" };
  if (canonical.length === 18 && PROVINCES.test(canonical)) return { kind: "foreign-permanent-residence", tag: "M" };
  return { kind: "citizen", tag: "S" };
}
