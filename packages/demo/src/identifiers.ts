// Identity numbers that are well formed and belong to nobody, and the numbers of cases and documents.
import { iso, type Day } from "./days.ts";
import type { Sex } from "./names.ts";

/**
 * Gives each person another citizen number (GB 11643). The region begins with 99, which no division has, so that no
 * number can be a living person's.
 */
export function createIdentityNumbers(firstRegion = 990_101): (birth: Day, sex: Sex) => string {
  const used = new Map<string, number>();
  return (birth, sex) => {
    const key = `${birth}${sex}`;
    const count = used.get(key) ?? 0;
    used.set(key, count + 1);
    const region = firstRegion + Math.floor(count / 400);
    const sequence = 100 + (count % 400) * 2 + (sex === "男" ? 1 : 0);
    const body = `${region}${iso(birth).replaceAll("-", "")}${sequence}`;
    return body + citizenCheckCharacter(body);
  };
}

const citizenWeights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

function citizenCheckCharacter(body: string): string {
  const sum = citizenWeights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
  return "10X98765432".charAt(sum % 11);
}

const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const creditWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2];

/** The nth unified social credit code (GB 32100) of an invented company in the region 990100. */
export function inventCreditCode(serial: number): string {
  const organisation = `MAX${String(serial).padStart(5, "0")}`;
  const organisationSum = organisationWeights.reduce(
    (sum, weight, at) => sum + weight * Number.parseInt(organisation.charAt(at), 36),
    0,
  );
  const organisationCheck = "0123456789X0".charAt((11 - (organisationSum % 11)) % 11);
  const body = `91990100${organisation}${organisationCheck}`;
  const sum = creditWeights.reduce((total, weight, at) => total + weight * creditAlphabet.indexOf(body.charAt(at)), 0);
  return body + creditAlphabet.charAt((31 - (sum % 31)) % 31);
}

/** A number that is given out when all cases are known, so that numbers rise with the dates. */
export interface PendingNumber {
  value: string;
}

export interface NumberedOffice {
  readonly code: string;
  readonly shortName: string;
}

export interface Numbering {
  caseNo(office: NumberedOffice, business: string, accepted: Day): PendingNumber;
  unifiedNo(office: NumberedOffice, accepted: Day): PendingNumber;
  documentNo(office: NumberedOffice, kind: string, issued: Day): PendingNumber;
  /** As `documentNo`, for a number that stands in rows already. */
  adopt(number: PendingNumber, office: NumberedOffice, kind: string, issued: Day): void;
  /** A number of another organ: 砚公（刑）提捕字〔2025〕12号. */
  organNo(head: string, issued: Day): PendingNumber;
  /** Gives every pending number its value: by day, and on one day in the order of asking. No number is left out. */
  settle(): void;
}

interface PendingOfDay {
  readonly on: Day;
  readonly number: PendingNumber;
}

export function createNumbering(): Numbering {
  const series = new Map<string, { write: (sequence: number) => string; pending: PendingOfDay[] }>();
  const request = (
    key: string,
    on: Day,
    write: (sequence: number) => string,
    number: PendingNumber = { value: "" },
  ) => {
    const existing = series.get(key);
    if (existing === undefined) series.set(key, { write, pending: [{ on, number }] });
    else existing.pending.push({ on, number });
    return number;
  };
  return {
    // System 2.0: six digits of sequence (case-card sheet, 2).
    caseNo(office, business, accepted) {
      const head = `${office.shortName}检${business}受[${yearOf(accepted)}]${office.code}`;
      return request(head, accepted, (sequence) => `${head}${String(sequence).padStart(6, "0")}号`);
    },
    // 17 digits: six of the office, four of the year, seven of the sequence.
    unifiedNo(office, accepted) {
      const head = `${office.code}${yearOf(accepted)}`;
      return request(head, accepted, (sequence) => head + String(sequence).padStart(7, "0"));
    },
    documentNo(office, kind, issued) {
      return this.organNo(`${office.shortName}检${kind}`, issued);
    },
    adopt(number, office, kind, issued) {
      const head = `${office.shortName}检${kind}〔${yearOf(issued)}〕`;
      request(head, issued, (sequence) => `${head}${sequence}号`, number);
    },
    organNo(organ, issued) {
      const head = `${organ}〔${yearOf(issued)}〕`;
      return request(head, issued, (sequence) => `${head}${sequence}号`);
    },
    settle() {
      for (const { write, pending } of series.values()) {
        pending.sort((left, right) => left.on - right.on);
        for (const [at, { number }] of pending.entries()) number.value = write(at + 1);
      }
    },
  };
}

function yearOf(value: Day): string {
  return iso(value).slice(0, 4);
}
