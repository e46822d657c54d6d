import { type CivilDate, parseCivilDate } from "../civil-date.ts";
import { ageReached } from "../age.ts";
import { type Identified, misread, normaliseIdentifier } from "./finding.ts";

/** What a citizen identity number says of its holder (GB 11643). */
export interface CitizenId {
  /** Eighteen characters with a capital X; a number of fifteen digits keeps them. */
  readonly canonical: string;
  /** Six digits of the place of first registration. */
  readonly region: string;
  readonly birthDate: CivilDate;
  readonly sex: "male" | "female";
  /** Fifteen digits is the old form without check character, for births of 1900 to 1999. */
  readonly form: "18" | "15";
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = "10X98765432";
const OLDEST_AGE = 130;

/**
 * Reads an identity number of 18 characters, or an old one of 15 digits, and checks it: shape, a real birth date not
 * after `today` and no older than 130 years, and the check character. Meant for the document type 居民身份证 only.
 */
export function readCitizenId(text: string, today: CivilDate): Identified<CitizenId> {
  const number = normaliseIdentifier(text).toUpperCase();
  if (number.length !== 18 && number.length !== 15) {
    return misread("citizen_id.bad_length", [0, number.length], { length: number.length });
  }
  const odd = number.length === 18 ? number.search(/\D(?!$)|[^\dX]$/u) : number.search(/\D/u);
  if (odd >= 0) return misread("citizen_id.not_a_digit", [odd, odd + 1], { found: number.charAt(odd) });
  const form = number.length === 18 ? "18" : "15";
  const [birthStart, birthEnd] = form === "18" ? [6, 14] : [6, 12];
  const birth = readBirth((form === "18" ? "" : "19") + number.slice(birthStart, birthEnd));
  if (birth === undefined) return misread("citizen_id.no_such_birth_date", [birthStart, birthEnd]);
  if (birth > today) return misread("citizen_id.born_in_future", [birthStart, birthEnd], { birthDate: birth });
  if (ageReached(birth, today) > OLDEST_AGE)
    return misread("citizen_id.too_old", [birthStart, birthEnd], { birthDate: birth });
  if (form === "18" && number.charAt(17) !== citizenIdCheck(number.slice(0, 17))) {
    return misread("citizen_id.wrong_check", [17, 18], {
      found: number.charAt(17),
      expected: citizenIdCheck(number.slice(0, 17)),
    });
  }
  const sequence = Number(form === "18" ? number.charAt(16) : number.charAt(14));
  return {
    ok: true,
    value: {
      canonical: number,
      region: number.slice(0, 6),
      birthDate: birth,
      sex: sequence % 2 === 1 ? "male" : "female",
      form,
    },
  };
}

/** The check character for the first seventeen digits: ISO 7064 MOD 11-2. */
export function citizenIdCheck(digits: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function readBirth(digits: string): CivilDate | undefined {
  const parsed = parseCivilDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 8)}`);
  return parsed.ok ? parsed.value : undefined;
}
