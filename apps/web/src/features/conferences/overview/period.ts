// Periods of the ledger's figures. Pure.

export interface Period {
  readonly from?: string;
  readonly to?: string;
}

/** From the first of January of the day's year. */
export function yearOf(today: string): Period {
  return { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` };
}

const quarterEnds = ["03-31", "06-30", "09-30", "12-31"];

export function quarterOf(today: string): Period {
  const year = today.slice(0, 4);
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  const firstMonth = String(quarter * 3 + 1).padStart(2, "0");
  return { from: `${year}-${firstMonth}-01`, to: `${year}-${quarterEnds[quarter] ?? ""}` };
}

export function samePeriod(one: Period, other: Period): boolean {
  return one.from === other.from && one.to === other.to;
}
