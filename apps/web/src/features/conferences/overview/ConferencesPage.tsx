import type { RecordRow } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { DayField } from "../../../components/DayField.tsx";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { present } from "../../../lib/search-params.ts";
import { useWords } from "../../../lib/words.tsx";
import { overviewWords, conferenceWords } from "../../../words/conferences.ts";
import { useRegisters } from "../../registers/queries.ts";
import { useMe } from "../../session/session.ts";
import { conferenceRegister, problemRegister, useConferences, useFigures, useKinds } from "../queries.ts";
import { ConferenceTable } from "./ConferenceTable.tsx";
import { Figures } from "./Figures.tsx";
import { quarterOf, samePeriod, yearOf, type Period } from "./period.ts";
import "../conferences.css";

const route = getRouteApi("/conferences");
const coming = ["planned", "agendaFrozen", "inSession"];
const past = ["adjourned", "minutesDrafted", "minutesIssued"];

/** Conferences and the figures of their ledger; no office and no person is counted. */
export function ConferencesPage() {
  const { say } = useWords();
  const navigate = route.useNavigate();
  const period: Period = route.useSearch();
  const mayCreate = useRegisters().data?.some(({ register, mayCreate: may }) => may && register === conferenceRegister);
  const figures = useFigures(period);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(conferenceWords.title)}</h1>
        <div className="line loose">
          <Link to="/registers/$register" params={{ register: conferenceRegister }}>
            {say(overviewWords.allConferences)}
          </Link>
          <Link to="/registers/$register" params={{ register: problemRegister }}>
            {say(overviewWords.ledger)}
          </Link>
          {mayCreate === true && (
            <Button
              type="primary"
              onClick={() =>
                void navigate({ to: "/registers/$register/new", params: { register: conferenceRegister } })
              }
            >
              {say(overviewWords.newConference)}
            </Button>
          )}
        </div>
      </div>
      <section className="stack tight">
        <div className="line loose">
          <h2>{say(overviewWords.figures)}</h2>
          <PeriodChooser period={period} onChange={(search) => void navigate({ search: present(search) })} />
        </div>
        <Moments query={figures} skeleton={<Skeleton lines={5} />}>
          {(answer) => <Figures {...answer} />}
        </Moments>
      </section>
      <Conferences title={say(overviewWords.coming)} empty={say(overviewWords.noComing)} states={coming} soonestFirst />
      <Conferences title={say(overviewWords.past)} empty={say(overviewWords.noPast)} states={past} />
      <KindChooser />
    </div>
  );
}

interface PeriodChooserProps {
  readonly period: Period;
  readonly onChange: (period: { readonly from: string | undefined; readonly to: string | undefined }) => void;
}

function PeriodChooser({ period, onChange }: PeriodChooserProps) {
  const { say } = useWords();
  const { today } = useMe();
  const choices = [
    [overviewWords.allTime, {}],
    [overviewWords.thisYear, yearOf(today)],
    [overviewWords.thisQuarter, quarterOf(today)],
  ] as const;
  return (
    <div className="line" role="group" aria-label={say(overviewWords.period)}>
      {choices.map(([label, choice]: readonly [(typeof choices)[number][0], Period]) => (
        <Button
          key={label.en}
          size="small"
          type={samePeriod(choice, period) ? "primary" : "default"}
          ghost={samePeriod(choice, period)}
          aria-pressed={samePeriod(choice, period)}
          onClick={() => onChange({ from: choice.from, to: choice.to })}
        >
          {say(label)}
        </Button>
      ))}
      <DayField
        label={say(overviewWords.from)}
        placeholder={say(overviewWords.from)}
        value={period.from}
        onChange={(from) => onChange({ from, to: period.to })}
      />
      <DayField
        label={say(overviewWords.to)}
        placeholder={say(overviewWords.to)}
        value={period.to}
        onChange={(to) => onChange({ from: period.from, to })}
      />
    </div>
  );
}

interface ConferencesProps {
  readonly title: string;
  readonly empty: string;
  readonly states: readonly string[];
  readonly soonestFirst?: boolean;
}

function Conferences({ title, empty, states, soonestFirst = false }: ConferencesProps) {
  const query = useConferences(states);
  const order = soonestFirst ? 1 : -1;
  return (
    <section className="section">
      <h2>{title}</h2>
      <Moments query={query} skeleton={<Skeleton lines={3} />}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{empty}</p>
          ) : (
            <ConferenceTable
              label={title}
              rows={items.toSorted((one, other) => order * dayText(one).localeCompare(dayText(other)))}
            />
          )
        }
      </Moments>
    </section>
  );
}

function dayText({ fields }: RecordRow): string {
  return typeof fields["date"] === "string" ? fields["date"] : "";
}

function KindChooser() {
  const { say } = useWords();
  const navigate = route.useNavigate();
  const kinds = useKinds();
  return (
    <section className="section">
      <h2>{say(overviewWords.kinds)}</h2>
      <div className="line">
        <Select
          style={{ width: 320, maxWidth: "100%" }}
          aria-label={say(overviewWords.kinds)}
          placeholder={say(overviewWords.kindsHint)}
          showSearch
          loading={kinds.isFetching}
          value={null}
          options={(kinds.data ?? []).map((kind) => ({ value: kind, label: kind }))}
          onChange={(kind: string) => void navigate({ to: "/conferences/kinds", search: { kind } })}
        />
        <span className="soft">{say(overviewWords.kindsNote)}</span>
      </div>
    </section>
  );
}
