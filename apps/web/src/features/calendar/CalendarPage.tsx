import { getRouteApi } from "@tanstack/react-router";
import { useRef, type KeyboardEvent } from "react";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useWords } from "../../lib/words.tsx";
import { calendarTabWords, calendarWords } from "../../words/calendar.ts";
import { ImportTable } from "./ImportTable.tsx";
import { LengthSettings } from "./LengthSettings.tsx";
import { LocalDays } from "./LocalDays.tsx";
import { OpenPoints } from "./OpenPoints.tsx";
import { useLawSettings, type LawSettings } from "./queries.ts";
import { SettingHistory } from "./SettingHistory.tsx";
import { calendarTabs, type CalendarTab } from "./tabs.ts";
import { YearView } from "./YearView.tsx";
import "./calendar.css";

const route = getRouteApi("/calendar");

/** By which days and choices this office counts; those who may change them do so here, the others read. */
export function CalendarPage() {
  const { say } = useWords();
  const { tab = "year" } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useLawSettings();
  return (
    <div className="page">
      <div className="line loose">
        <h1>{say(calendarWords.title)}</h1>
        {query.data !== undefined && (
          <span className="soft">
            {query.data.office.name} ·{" "}
            {say(calendarWords.range, { from: query.data.calendar.from, to: query.data.calendar.to })}
          </span>
        )}
      </div>
      <TabBar tab={tab} onTab={(next) => void navigate({ search: (before) => ({ ...before, tab: next }) })} />
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(settings) => (
          <div id="calendar-tab" role="tabpanel" aria-labelledby={`calendar-${tab}`} className="stack">
            <Recomputation settings={settings} />
            <TabContent tab={tab} settings={settings} />
          </div>
        )}
      </Moments>
    </div>
  );
}

function TabContent({ tab, settings }: { readonly tab: CalendarTab; readonly settings: LawSettings }) {
  switch (tab) {
    case "year":
      return <YearView settings={settings} />;
    case "local":
      return <LocalDays settings={settings} />;
    case "import":
      return <ImportTable settings={settings} />;
    case "lengths":
      return <LengthSettings settings={settings} />;
    case "questions":
      return <OpenPoints settings={settings} />;
    case "history":
      return <SettingHistory />;
    default:
      return tab satisfies never;
  }
}

/** How far the due days of open cases have followed the newest setting. */
function Recomputation({ settings: { recomputation } }: { readonly settings: LawSettings }) {
  const { say, instant } = useWords();
  const { state, finishedAt } = recomputation;
  if (state === "running") return <Notice>{say(calendarWords.recomputing)}</Notice>;
  if (state === "failed") return <Notice tone="problem">{say(calendarWords.recomputeFailed)}</Notice>;
  if (state === "none" || finishedAt === null) return null;
  return (
    <p className="small soft" role="status">
      {say(calendarWords.recomputed, { at: instant(finishedAt) })}
    </p>
  );
}

function TabBar({ tab, onTab }: { readonly tab: CalendarTab; readonly onTab: (tab: CalendarTab) => void }) {
  const { say } = useWords();
  const list = useRef<HTMLDivElement>(null);

  function turn(event: KeyboardEvent) {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const next = calendarTabs[(calendarTabs.indexOf(tab) + step + calendarTabs.length) % calendarTabs.length];
    if (step === 0 || next === undefined) return;
    onTab(next);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next}"]`)?.focus();
  }

  return (
    <div ref={list} className="tabs" role="tablist" aria-label={say(calendarWords.title)} onKeyDown={turn}>
      {calendarTabs.map((one) => (
        <button
          key={one}
          type="button"
          role="tab"
          id={`calendar-${one}`}
          data-tab={one}
          aria-selected={one === tab}
          aria-controls="calendar-tab"
          tabIndex={one === tab ? 0 : -1}
          className="plain"
          onClick={() => onTab(one)}
        >
          {say(calendarTabWords[one])}
        </button>
      ))}
    </div>
  );
}
