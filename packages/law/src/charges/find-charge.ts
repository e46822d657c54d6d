import { chargeDocuments, chargeGroups } from "../../data/charges.ts";
import { addDays, type CivilDate, civilDate } from "../civil-date.ts";
import { chargeKey, likeness } from "./charge-name.ts";

/** A charge by its name, with the days on which the name was in use. */
export interface Charge {
  /** With 罪, and 、 between its parts. */
  readonly name: string;
  /** The provisions as the document cites them: 第133条之二. */
  readonly provisions: string;
  /** Articles of the Criminal Law, as 133之二; empty for the decision on buying foreign exchange by fraud. */
  readonly articles: readonly string[];
  /** Chapter of the special part, or the decision in which the charge stands. */
  readonly chapter: string;
  readonly section?: string;
  readonly since: CivilDate;
  /** Last day in use, included; absent while in use. */
  readonly until?: CivilDate;
  /** The document that determined the name, and the one that took it away. */
  readonly source: string;
  readonly takenAwayBy?: string;
  /** Names that came in its place on the day after `until`; empty where nothing did. */
  readonly replacedBy: readonly string[];
}

/** What a name is on a day. */
export type ChargeOnDay =
  | { readonly status: "in-force"; readonly charge: Charge }
  | { readonly status: "not-yet"; readonly charge: Charge }
  /** `now`: what its matter is called on that day, after every later change; empty where it is no charge of its own. */
  | { readonly status: "abolished"; readonly charge: Charge; readonly now: readonly Charge[] }
  /** `nearest`: up to three names in use on that day that look like it. */
  | { readonly status: "unknown"; readonly nearest: readonly string[] };

/** Every name there has been since 1 October 1997, in the order of the law. */
export const charges: readonly Charge[] = chargeGroups.flatMap(({ chapter, section, charges: rows }) =>
  rows.map(([name, provisions, broughtBy, takenAwayBy, replacedBy = []]): Charge => {
    const brought = chargeDocuments[broughtBy as 0];
    const taken = takenAwayBy === undefined ? undefined : chargeDocuments[takenAwayBy as 0];
    return {
      name: `${name}罪`,
      provisions,
      articles: articlesOf(provisions),
      chapter,
      ...(section === undefined ? {} : { section }),
      since: civilDate(brought.since),
      ...(taken === undefined ? {} : { until: addDays(civilDate(taken.since), -1), takenAwayBy: taken.name }),
      source: brought.name,
      replacedBy: replacedBy.map((one) => `${one}罪`),
    };
  }),
);

const byKey: ReadonlyMap<string, Charge> = new Map(charges.map((charge) => [chargeKey(charge.name), charge]));

/**
 * What a charge is on a day, however it is written: in force; a name that comes later; a name that has gone, with what
 * it is called now and since when; or no name at all, with the nearest. What counts is the name: the conduct may have
 * been a crime before under another one.
 */
export function findCharge(name: string, on: CivilDate): ChargeOnDay {
  const charge = byKey.get(chargeKey(name));
  if (charge === undefined) return { status: "unknown", nearest: nearestNames(name, on) };
  if (on < charge.since) return { status: "not-yet", charge };
  if (charge.until === undefined || on <= charge.until) return { status: "in-force", charge };
  return { status: "abolished", charge, now: successorsOf(charge, on) };
}

/** The names in use on a day, in the order of the law. */
export function chargesInForce(on: CivilDate): readonly Charge[] {
  return charges.filter((charge) => isInUse(charge, on));
}

function isInUse({ since, until }: Charge, on: CivilDate): boolean {
  return since <= on && (until === undefined || on <= until);
}

function successorsOf(charge: Charge, on: CivilDate): readonly Charge[] {
  const found = charge.replacedBy.flatMap((name) => {
    const next = byKey.get(chargeKey(name));
    if (next === undefined || next === charge) return [];
    return isInUse(next, on) ? [next] : successorsOf(next, on);
  });
  return [...new Set(found)];
}

// Below this a likeness says nothing: two characters of ten.
const LEAST_LIKENESS = 0.25;

function nearestNames(name: string, on: CivilDate): readonly string[] {
  const key = chargeKey(name);
  return chargesInForce(on)
    .map((charge) => ({ name: charge.name, like: likeness(key, chargeKey(charge.name)) }))
    .filter(({ like }) => like >= LEAST_LIKENESS)
    .toSorted((a, b) => b.like - a.like)
    .slice(0, 3)
    .map((one) => one.name);
}

function articlesOf(provisions: string): readonly string[] {
  if (provisions.includes("《")) return [];
  const found = [...provisions.matchAll(/第(\d+)条(之[一二三四五六七八九十]+)?/gu)];
  return [...new Set(found.map(([, number = "", sub = ""]) => `${number}${sub}`))];
}
