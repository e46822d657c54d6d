import { type Identified, misread, normaliseIdentifier } from "./finding.ts";

/** A unified social credit code (GB 32100) taken apart. */
export interface CreditCode {
  readonly canonical: string;
  /** The registering department, 1 character. */
  readonly department: string;
  /** The kind of body, 1 character. */
  readonly bodyKind: string;
  /** Six digits of the registering office. */
  readonly region: string;
  /** Nine characters after GB 11714, the last being their own check. */
  readonly organisationCode: string;
}

const ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Reads a unified social credit code: alphabet without I, O, S, V, Z, the check of the organisation code inside, and its own. */
export function readCreditCode(text: string): Identified<CreditCode> {
  const code = normaliseIdentifier(text).toUpperCase();
  if (code.length !== 18) return misread("credit_code.bad_length", [0, code.length], { length: code.length });
  const odd = code.split("").findIndex((character) => !ALPHABET.includes(character));
  if (odd >= 0) return misread("credit_code.bad_character", [odd, odd + 1], { found: code.charAt(odd) });
  const letter = code.slice(2, 8).search(/\D/u);
  if (letter >= 0)
    return misread("credit_code.bad_region", [2 + letter, 3 + letter], { found: code.charAt(2 + letter) });
  const organisation = organisationCodeCheck(code.slice(8, 16));
  if (code.charAt(16) !== organisation) {
    return misread("credit_code.wrong_organisation_check", [16, 17], {
      found: code.charAt(16),
      expected: organisation,
    });
  }
  const expected = creditCodeCheck(code.slice(0, 17));
  if (code.charAt(17) !== expected)
    return misread("credit_code.wrong_check", [17, 18], { found: code.charAt(17), expected });
  return {
    ok: true,
    value: {
      canonical: code,
      department: code.charAt(0),
      bodyKind: code.charAt(1),
      region: code.slice(2, 8),
      organisationCode: code.slice(8, 17),
    },
  };
}

/** The check character of a credit code for its first seventeen. */
export function creditCodeCheck(body: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(body.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The check character of an organisation code for its first eight: 10 is written X, 11 is written 0 (GB 11714). */
export function organisationCodeCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, index) => total + weight * valueOf(body.charAt(index)), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? "X" : check === 11 ? "0" : String(check);
}

// GB 11714 gives A to Z the values 10 to 35, with no letter left out.
function valueOf(character: string): number {
  return Number.parseInt(character, 36);
}
