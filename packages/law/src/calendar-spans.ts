import type { Calendar } from "./calendar.ts";
import { type CivilDate, dateOfEpochDay } from "./civil-date.ts";

/** A run of days that one paper declares, both ends included. */
export interface DeclaredSpan {
  readonly from: CivilDate;
  readonly to: CivilDate;
  readonly kind: "rest" | "work";
  readonly name: string;
  readonly source: string;
  readonly local: boolean;
}

/** What the notices and the office declare, in order of days; ordinary weekdays and weekends are not listed. */
export function declaredSpans({ notes, firstDay, lastDay }: Calendar): readonly DeclaredSpan[] {
  const spans: DeclaredSpan[] = [];
  let last = Number.NaN;
  for (const [day, note] of [...notes].toSorted(([a], [b]) => a - b)) {
    if (day < firstDay || day > lastDay) continue;
    const date = dateOfEpochDay(day);
    const open = spans.at(-1);
    const joins = open !== undefined && day === last + 1 && sameDeclaration(open, note);
    if (joins) spans[spans.length - 1] = { ...open, to: date };
    else spans.push({ from: date, to: date, ...note });
    last = day;
  }
  return spans;
}

type Declaration = Pick<DeclaredSpan, "kind" | "name" | "source" | "local">;

function sameDeclaration(a: Declaration, b: Declaration): boolean {
  return a.kind === b.kind && a.name === b.name && a.source === b.source && a.local === b.local;
}
