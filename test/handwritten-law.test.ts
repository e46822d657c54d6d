import { readFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import {
  ageReached,
  citizenIdTo18,
  civilDate,
  findCharge,
  readCitizenId,
  readDivision,
  type ChargeOnDay,
} from "@jianheng/law";
import { describe, expect, it } from "vitest";
import { limit } from "../apps/jianheng/src/commands/limit.ts";
import { textStreams } from "./text-streams.ts";

// Periods, charges, divisions and numbers worked out a second way, from the sheets and the texts of the law, by someone
// who had not read the code; the scripts stand beside the answers.

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, "handwritten", file), "utf8");

interface PeriodLine {
  readonly row: string;
  readonly trigger: string;
  readonly iso: string | null;
  readonly extend: readonly string[];
  readonly custody: boolean | null;
  /** How it was counted: a custody clock, or one that rolls. */
  readonly note: string;
  readonly expectedLegalExpiry: string | null;
  readonly expectedDue: string | null;
  readonly accept?: readonly string[];
  readonly acceptLegal?: readonly string[];
  /** The sheet leaves it open. */
  readonly open?: string;
  readonly notDeadline?: unknown;
  readonly window?: unknown;
}

const toMinute = (moment: string | null): string | undefined => moment?.slice(0, "2025-01-01T00:00".length);

describe("every period of the sheet, row by row", () => {
  const lines = read("limit-rows/expected.jsonl")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as PeriodLine)
    .filter((line) => line.iso !== null && line.expectedDue !== null && !("open" in line) && !("notDeadline" in line));

  it("covers the rows of the sheet", () => {
    expect(lines.length).toBeGreaterThan(1700);
    expect(new Set(lines.map(({ row }) => row)).size).toBeGreaterThan(120);
  });

  it("ends on the day that was worked out for it", async () => {
    const asked = lines.map(({ trigger, iso, extend, custody, note }) => {
      const working = /^(-?\d+) working days$/.exec(iso!)?.[1];
      return JSON.stringify({
        from: trigger,
        ...(working === undefined ? { period: iso } : { workingDays: Number(working) }),
        // A bare period knows no duties in custody cases, which roll all the same (U9): those are asked as not in custody.
        inCustody: custody === true && note.startsWith("custody clock"),
        ...(extend.length === 0 ? {} : { extend }),
      });
    });
    const streams = textStreams(Readable.from([asked.join("\n")]));
    expect(await limit(["--jsonl"], streams)).toBe(0);
    const answers = streams
      .out()
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { dueDate: string | null; legalExpiry: string | null });
    const wrong = lines.flatMap((line, index) => {
      const { dueDate, legalExpiry } = answers[index]!;
      const inTime = [line.expectedDue, ...(line.accept ?? [])].map(toMinute).includes(toMinute(dueDate));
      const byCalendar = [line.expectedLegalExpiry, ...(line.acceptLegal ?? [])]
        .map(toMinute)
        .includes(toMinute(legalExpiry));
      return inTime && byCalendar
        ? []
        : [`${line.row} ${asked[index]}: ${legalExpiry} ${dueDate}, not ${line.expectedDue}`];
    });
    expect(wrong).toEqual([]);
  });
});

interface Lists {
  readonly charges: readonly {
    readonly name: string;
    readonly on: string;
    readonly exists: boolean;
    readonly article: string | null;
    readonly open?: string;
    readonly means?: string;
  }[];
  readonly divisions: readonly {
    readonly code: string;
    readonly status: string;
    readonly name?: string;
    readonly open?: string;
  }[];
  readonly oldIdentityNumbers: readonly {
    readonly old: string;
    readonly new: string | null;
    readonly birthDate?: string;
    readonly sex?: string;
    readonly open?: string;
  }[];
  readonly identityNumbers: readonly { readonly number: string; readonly valid: boolean; readonly asOf?: string }[];
  readonly ages: readonly {
    readonly birth: string;
    readonly on: string;
    readonly age: number | null;
    readonly accept?: readonly number[];
  }[];
}
const lists = JSON.parse(read("charges/expected.json")) as Lists;
/** What is open in the sheets is no expectation. */
const settled = <Line extends object>(lines: readonly Line[]): readonly Line[] =>
  lines.filter((line) => !("open" in line));

describe("names and numbers", () => {
  it.each(settled(lists.charges).map((line) => [line.name, line.on, line] as const))(
    "%s on %s",
    (name, on, { exists, article }) => {
      const found: ChargeOnDay = findCharge(name, civilDate(on));
      expect(found.status === "in-force").toBe(exists);
      if (article !== null && found.status === "in-force") expect(found.charge.articles).toContain(article);
    },
  );

  it.each(settled(lists.divisions).map((line) => [line.code, line.status, line.name ?? "", line] as const))(
    "division %s is %s %s",
    (code, status, name) => {
      const found = readDivision(code);
      expect(found.status === "historical" ? "abolished" : found.status).toBe(status);
      if ("name" in found) expect(found.name).toBe(name);
    },
  );

  it.each(settled(lists.oldIdentityNumbers).map((line) => [line.old, line] as const))("old number %s", (old, line) => {
    expect(citizenIdTo18(old) ?? null).toBe(line.new);
  });

  it.each(lists.identityNumbers.map((line) => [line.number, line.valid, line] as const))(
    "number %s: valid %s",
    (number, valid, { asOf }) => {
      expect(readCitizenId(number, civilDate(asOf ?? "2026-06-30")).ok).toBe(valid);
    },
  );

  // Nobody has an age before birth; whether a day is before it is asked for itself (V15).
  const ages = lists.ages.filter(({ age }) => age !== null);
  it.each(ages.map((line) => [line.birth, line.on, line] as const))("born %s, on %s", (birth, on, line) => {
    expect([line.age, ...(line.accept ?? [])]).toContain(ageReached(civilDate(birth), civilDate(on)));
  });
});
