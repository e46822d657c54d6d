import type { LawChange } from "@jianheng/contract";
import { Input, Select } from "antd";
import { useId, useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { DayField } from "../../components/DayField.tsx";
import { EmptyState } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { calendarWords, localDayWords } from "../../words/calendar.ts";
import type { LawSettings } from "./queries.ts";
import { ReadOnly } from "./ReadOnly.tsx";
import { SettingDialogButton } from "./SettingDialog.tsx";

/** Days that this office treats differently, its own and those of the offices above it. */
export function LocalDays({ settings }: { readonly settings: LawSettings }) {
  const { say, day, instant } = useWords();
  const { localDays } = settings.calendar;
  return (
    <>
      <p>{say(localDayWords.intro)}</p>
      <ReadOnly settings={settings} />
      {settings.mayChange.office && (
        <div>
          <AddLocalDay settings={settings} />
        </div>
      )}
      {localDays.length === 0 ? (
        <EmptyState title={say(localDayWords.none)} />
      ) : (
        <DataTable
          label={say(localDayWords.intro)}
          rows={localDays}
          keyOf={({ date }) => date}
          columns={[
            { key: "day", title: say(localDayWords.day), width: 150, render: ({ date }) => day(date) },
            {
              key: "kind",
              title: say(localDayWords.kind),
              width: 110,
              render: ({ kind }) => say(kind === "rest" ? localDayWords.rest : localDayWords.work),
            },
            { key: "name", title: say(localDayWords.name), width: 160, render: ({ name }) => name },
            { key: "ground", title: say(calendarWords.ground), minWidth: 220, render: ({ source }) => source },
            {
              key: "from",
              title: say(localDayWords.from),
              width: 260,
              render: ({ own, set }) => (
                <>
                  {own ? say(localDayWords.own) : (set.office?.name ?? say(calendarWords.wholeInstallation))}
                  <br />
                  <span className="small soft">
                    {set.by} {instant(set.at)}
                  </span>
                </>
              ),
            },
            {
              key: "act",
              title: say(calendarWords.takeBack),
              width: 90,
              render: ({ date, own }) =>
                own && settings.mayChange.office ? (
                  <SettingDialogButton
                    label={say(calendarWords.takeBack)}
                    title={say(calendarWords.takeBackOf, { what: day(date) })}
                    changes={() => [{ kind: "localDay", key: date, value: null }]}
                  />
                ) : null,
            },
          ]}
        />
      )}
    </>
  );
}

function AddLocalDay({ settings }: { readonly settings: LawSettings }) {
  const { say } = useWords();
  const ids = { day: useId(), kind: useId(), name: useId() };
  const [date, setDate] = useState<string>();
  const [kind, setKind] = useState<"rest" | "work">("rest");
  const [name, setName] = useState("");
  const changes = (ground: string): readonly LawChange[] | string =>
    date === undefined || name.trim() === ""
      ? say(localDayWords.fill)
      : [{ kind: "localDay", key: date, value: { kind, name: name.trim(), source: ground || name.trim() } }];
  return (
    <SettingDialogButton
      primary
      label={say(localDayWords.add)}
      title={say(localDayWords.add)}
      changes={changes}
      onDone={() => {
        setDate(undefined);
        setName("");
      }}
    >
      <div className="field">
        <label htmlFor={ids.day}>{say(localDayWords.day)}</label>
        <DayField
          id={ids.day}
          value={date}
          from={settings.calendar.from}
          until={settings.calendar.to}
          onChange={setDate}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.kind}>{say(localDayWords.kind)}</label>
        <Select
          id={ids.kind}
          value={kind}
          options={[
            { value: "rest" as const, label: say(localDayWords.rest) },
            { value: "work" as const, label: say(localDayWords.work) },
          ]}
          onChange={setKind}
        />
      </div>
      <div className="field">
        <label htmlFor={ids.name}>{say(localDayWords.name)}</label>
        <Input id={ids.name} maxLength={50} value={name} onChange={(event) => setName(event.target.value)} />
      </div>
    </SettingDialogButton>
  );
}
