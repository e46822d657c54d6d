import type { LawSettingsView } from "@jianheng/contract";
import { defaultCountingSettings, stateCouncilCalendar } from "@jianheng/law";
import type { Tx } from "../../database/pool.ts";
import type { OfficeLaw, SettingRow } from "./office-law.ts";
import { officeNames } from "./store.ts";
import { openPoints, settingWords } from "./values.ts";

/** Who set a value, when, and on what ground. */
export type SettingStamp = NonNullable<LawSettingsView["questions"][number]["set"]>;
export type StampOf = (kind: SettingRow["kind"], key: string) => SettingStamp | null;

/** The stamps of what holds for an office. */
export async function stampsOf(tx: Tx, { holding }: OfficeLaw): Promise<StampOf> {
  const codes = [...new Set([...holding.values()].flatMap(({ officeCode }) => officeCode ?? []))];
  const offices = await officeNames(tx, codes);
  return (kind, key) => {
    const row = holding.get(`${kind} ${key}`);
    if (row === undefined) return null;
    const office = row.officeCode === null ? null : (offices.get(row.officeCode) ?? null);
    return { office, by: row.byName, at: row.at.toISOString(), ground: row.ground };
  };
}

export function presentCalendar(law: OfficeLaw, stampOf: StampOf): LawSettingsView["calendar"] {
  const { calendar, years, holding } = law;
  return {
    from: calendar.from,
    to: calendar.to,
    digest: law.calendarDigest,
    years: years.map(({ year }) => ({
      year,
      builtIn: stateCouncilCalendar.some((known) => known.year === year),
      set: stampOf("calendarYear", String(year)),
    })),
    localDays: [...holding.values()]
      .filter(({ kind }) => kind === "localDay")
      .toSorted((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ key, value, officeCode }) => {
        const day = value as { kind: "rest" | "work"; name: string; source: string };
        return { date: key, ...day, own: officeCode === law.officeCode, set: stampOf("localDay", key)! };
      }),
  };
}

/** The open points with what holds for the office. `articleOf` presents a citation. */
export function presentQuestions(
  law: OfficeLaw,
  stampOf: StampOf,
  articleOf: (
    citation: (typeof openPoints)[number]["basis"][number],
  ) => LawSettingsView["questions"][number]["basis"][number],
): LawSettingsView["questions"] {
  return openPoints.map((point) => ({
    id: point.id,
    question: point.question,
    defaultText: point.default,
    basis: point.basis.map(articleOf),
    settings: point.settings.map((key) => ({
      key,
      label: settingWords[key].label,
      choices: [...settingWords[key].choices],
      default: defaultCountingSettings[key],
      current: law.settings[key],
    })),
    set: stampOf("countingQuestion", point.id),
  }));
}
