import { addDays, weekday } from "../../lib/civil-days.ts";
import { useWords } from "../../lib/words.tsx";
import { calendarWords } from "../../words/calendar.ts";
import { formatWords } from "../../words/format.ts";
import "./calendar.css";

interface NamedDay {
  readonly date: string;
  readonly name: string;
}

interface MonthSheetsProps {
  /** `2026-03`, in order. */
  readonly months: readonly string[];
  readonly restDays: readonly NamedDay[];
  /** Saturdays and Sundays that are working days. */
  readonly workingWeekends: readonly NamedDay[];
  /** First and last day that the calendar knows. */
  readonly known: { readonly from: string; readonly to: string };
  readonly localDays?: readonly string[];
  readonly marks?: readonly { readonly date: string; readonly kind: "trigger" | "due" | "today" }[];
}

/** Months as sheets of a wall calendar, weeks from Monday: rest days shaded, festivals named, working weekends marked. */
export function MonthSheets({
  months,
  restDays,
  workingWeekends,
  known,
  localDays = [],
  marks = [],
}: MonthSheetsProps) {
  const { language, say, day } = useWords();
  const rest = new Map(restDays.map(({ date, name }) => [date, name]));
  const work = new Map(workingWeekends.map(({ date, name }) => [date, name]));
  const local = new Set(localDays);
  const weekdays = [1, 2, 3, 4, 5, 6, 0].map((number) => formatWords.weekdays[language][number] ?? "");
  return (
    <div className="month-sheets">
      {months.map((month) => (
        <table key={month} className="month-sheet" aria-label={month}>
          <caption>{month}</caption>
          <thead>
            <tr>
              {weekdays.map((name) => (
                <th key={name} scope="col" abbr={name}>
                  {language === "zh" ? name.slice(1) : name.slice(0, 2)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(month).map((week) => (
              <tr key={week.find((date) => date !== null) ?? month}>
                {week.map((date, column) => {
                  // oxlint-disable-next-line react/no-array-index-key -- an empty cell has no other name than its column.
                  if (date === null) return <td key={column} />;
                  const mark = marks.find((one) => one.date === date)?.kind;
                  const outside = date < known.from || date > known.to;
                  const name = rest.get(date) ?? work.get(date) ?? "";
                  const state = outside ? "unknown" : rest.has(date) ? "rest" : work.has(date) ? "work" : "";
                  const title = [
                    day(date),
                    outside ? say(calendarWords.unknownDay) : "",
                    rest.has(date) ? say(calendarWords.restDay) : "",
                    work.has(date) ? say(calendarWords.workingDay) : "",
                    name,
                    mark === undefined ? "" : say(calendarWords[mark]),
                  ];
                  return (
                    <td
                      key={date}
                      className={[state, mark ?? "", local.has(date) ? "local" : ""].join(" ").trim() || undefined}
                      title={title.filter((part) => part !== "").join(" · ")}
                    >
                      <span className="date">{Number(date.slice(8))}</span>
                      <span className="name">{shortName(name, work.has(date), say(calendarWords.workShort))}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  );
}

/** Two characters fit under a day: the festival's first two, or the word for a working weekend. */
function shortName(name: string, works: boolean, workShort: string): string {
  return works ? workShort : name.slice(0, 2);
}

/** Weeks from Monday; null before the first and after the last day. */
function weeksOf(month: string): readonly (readonly (string | null)[])[] {
  const first = `${month}-01`;
  const lead = (weekday(first) + 6) % 7;
  const days: (string | null)[] = Array.from({ length: lead }, () => null);
  for (let date = first; date.startsWith(month); date = addDays(date, 1)) days.push(date);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** Months of a year: `2026-01` to `2026-12`. */
export function monthsOfYear(year: number): readonly string[] {
  return Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, "0")}`);
}
