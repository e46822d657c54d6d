import { getRouteApi } from "@tanstack/react-router";
import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { calendarWords } from "../../words/calendar.ts";
import { useMe } from "../session/session.ts";
import { MonthSheets, monthsOfYear } from "./MonthSheets.tsx";
import { useDays, type LawSettings } from "./queries.ts";
import { SettingDialogButton } from "./SettingDialog.tsx";

const route = getRouteApi("/calendar");

/** A year at a glance, with the notices that it rests on. */
export function YearView({ settings }: { readonly settings: LawSettings }) {
  const { say, instant } = useWords();
  const me = useMe();
  const search = route.useSearch();
  const year = search.year ?? Number(me.today.slice(0, 4));
  const navigate = route.useNavigate();
  const query = useDays(year);
  const turn = (to: number) => void navigate({ search: (before) => ({ ...before, year: to }), replace: true });
  const stamp = settings.calendar.years.find((one) => one.year === year);
  return (
    <>
      <div className="line apart no-print">
        <div className="line">
          <Button icon={<LeftOutlined />} aria-label={say(calendarWords.previousYear)} onClick={() => turn(year - 1)} />
          <h2 className="year-turn">{year}</h2>
          <Button icon={<RightOutlined />} aria-label={say(calendarWords.nextYear)} onClick={() => turn(year + 1)} />
        </div>
        <p className="small soft">
          {[calendarWords.legendRest, calendarWords.legendWork, calendarWords.legendLocal]
            .map((one) => say(one))
            .join(" · ")}
        </p>
      </div>
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(days) =>
          days.length === 0 ? (
            <EmptyState title={say(calendarWords.noYear, { year })}>
              <p>{say(calendarWords.noYearHint)}</p>
            </EmptyState>
          ) : (
            <>
              <MonthSheets
                months={monthsOfYear(year)}
                restDays={days.filter(({ restDay }) => restDay)}
                workingWeekends={days.filter(({ reason, restDay }) => !restDay && reason !== "weekday")}
                localDays={days.filter(({ reason }) => reason === "local").map(({ date }) => date)}
                known={settings.calendar}
                marks={[{ date: me.today, kind: "today" }]}
              />
              <section className="section">
                <h2>{say(calendarWords.notices)}</h2>
                <ul>
                  {[...new Set(days.map(({ source }) => source))]
                    .filter((source) => source !== "")
                    .map((source) => (
                      <li key={source} className="small">
                        {source}
                      </li>
                    ))}
                </ul>
                {stamp !== undefined && (
                  <p className="soft line">
                    {stamp.set === null ? (
                      say(calendarWords.builtInYear, { year })
                    ) : (
                      <>
                        {say(calendarWords.importedYear, {
                          year,
                          by: stamp.set.by,
                          at: instant(stamp.set.at),
                          ground: stamp.set.ground,
                        })}
                        {settings.mayChange.national && (
                          <SettingDialogButton
                            label={say(calendarWords.takeBack)}
                            title={say(calendarWords.takeBackOf, { what: String(year) })}
                            changes={() => [{ kind: "calendarYear", key: String(year), value: null }]}
                          />
                        )}
                      </>
                    )}
                  </p>
                )}
              </section>
            </>
          )
        }
      </Moments>
    </>
  );
}
