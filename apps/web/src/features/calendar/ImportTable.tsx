import type { CalendarCheck, CalendarDayEntry, LawChange } from "@jianheng/contract";
import { Button } from "antd";
import { useRef, useState } from "react";
import { DataTable } from "../../components/DataTable.tsx";
import { Skeleton } from "../../components/Moments.tsx";
import { Notice } from "../../components/Notice.tsx";
import { calendarTemplatePath } from "../../lib/addresses.ts";
import { readRefusal } from "../../lib/refusal.ts";
import { useWords } from "../../lib/words.tsx";
import { calendarWords, importWords } from "../../words/calendar.ts";
import { CheckRefusal, useCalendarCheck, type LawSettings } from "./queries.ts";
import { SettingDialogButton } from "./SettingDialog.tsx";

/** A table of days: first what it would change, day by day, then the import. */
export function ImportTable({ settings }: { readonly settings: LawSettings }) {
  const { say } = useWords();
  const file = useRef<HTMLInputElement>(null);
  const checking = useCalendarCheck();
  const [name, setName] = useState("");
  const refusal =
    checking.error === null
      ? null
      : readRefusal(checking.error instanceof CheckRefusal ? checking.error.answer : checking.error);
  return (
    <>
      <p>{say(importWords.intro)}</p>
      {!settings.mayChange.office && !settings.mayChange.national && (
        <p className="soft">
          {say(calendarWords.readOnlyNational, {
            national: say(settings.whoMay.national),
            office: say(settings.whoMay.office),
          })}
        </p>
      )}
      <div className="line">
        <Button href={calendarTemplatePath}>{say(importWords.template)}</Button>
        <Button type="primary" loading={checking.isPending} onClick={() => file.current?.click()}>
          {say(importWords.choose)}
        </Button>
        <span className="soft">{name}</span>
        <input
          ref={file}
          type="file"
          hidden
          accept=".xlsx,.csv,.txt"
          aria-label={say(importWords.choose)}
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            if (chosen === undefined) return;
            setName(chosen.name);
            checking.mutate(chosen);
            // The same file, mended, is chosen again.
            event.target.value = "";
          }}
        />
      </div>
      {checking.isPending && <Skeleton lines={6} />}
      {refusal !== null && <Notice tone="problem">{say(refusal.sentence)}</Notice>}
      {checking.data !== undefined && !checking.isPending && (
        <Checked
          checked={checking.data}
          onDone={() => {
            checking.reset();
            setName("");
          }}
        />
      )}
    </>
  );
}

function Checked({ checked, onDone }: { readonly checked: CalendarCheck; readonly onDone: () => void }) {
  const { say, day } = useWords();
  const { changes, problems, refusal } = checked;
  const days = changes.length;
  const usable = days > 0 && refusal === null;
  return (
    <section className="stack">
      {problems.length > 0 && (
        <Notice tone="problem">
          <p className="strong">{say(importWords.problems)}</p>
          <ul>
            {problems.map(({ row, column, severity, sentence }) => (
              <li key={`${row} ${column} ${sentence.zh}`}>
                <span className="whole strong">
                  {row === null ? say(importWords.wholeTable) : say(importWords.place, { row, column: column ?? "" })}
                </span>{" "}
                {say(severity === "error" ? importWords.error : importWords.warning)} {say(sentence)}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {refusal !== null && <Notice>{say(refusal)}</Notice>}
      <p role="status">{days === 0 ? say(importWords.nothing) : say(importWords.rows, { rows: checked.rows, days })}</p>
      {days > 0 && (
        <>
          <div className="line">
            {usable && (
              <SettingDialogButton
                primary
                label={say(importWords.accept, { days })}
                title={say(importWords.accept, { days })}
                changes={() => changesOf(checked)}
                onDone={onDone}
              />
            )}
            <Button onClick={onDone}>{say(importWords.drop)}</Button>
          </div>
          <DataTable
            label={say(importWords.rows, { rows: checked.rows, days })}
            rows={changes}
            keyOf={({ date }) => date}
            columns={[
              { key: "day", title: say(importWords.columnDay), width: 160, render: ({ date }) => day(date) },
              {
                key: "before",
                title: say(importWords.columnBefore),
                width: 200,
                render: ({ before }) => <DayState entry={before} />,
              },
              {
                key: "after",
                title: say(importWords.columnAfter),
                width: 200,
                render: ({ after }) => <DayState entry={after} />,
              },
              {
                key: "scope",
                title: say(importWords.columnScope),
                render: ({ scope }) => say(scope === "national" ? importWords.national : importWords.local),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}

function DayState({ entry }: { readonly entry: CalendarDayEntry | null }) {
  const { say } = useWords();
  if (entry === null) return <span className="soft">{say(importWords.notLoaded)}</span>;
  return (
    <>
      {say(entry.restDay ? calendarWords.restDay : calendarWords.workingDay)} <span className="soft">{entry.name}</span>
    </>
  );
}

function changesOf({ years, localDays }: CalendarCheck): LawChange[] {
  return [
    ...years.map((value): LawChange => ({ kind: "calendarYear", key: String(value.year), value })),
    ...localDays.map(({ date, ...value }): LawChange => ({
      kind: "localDay",
      key: date,
      value,
    })),
  ];
}
