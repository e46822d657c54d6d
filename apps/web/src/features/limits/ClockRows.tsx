import type { NamedLimitEntry } from "@jianheng/contract";
import { AutoComplete, Button, Checkbox, Input, Select } from "antd";
import { useId, type ReactNode } from "react";
import { DayField } from "../../components/DayField.tsx";
import { useWords } from "../../lib/words.tsx";
import { computeWords } from "../../words/limits.ts";
import { formOfLength, type ClockForm, type ExtensionForm } from "./clock-form.ts";
import { LengthField } from "./LengthField.tsx";
import { HowSure } from "./limit-parts.tsx";
import type { LimitTable } from "./queries.ts";

interface RowsProps {
  readonly clock: ClockForm;
  readonly onChange: (part: Partial<ClockForm>) => void;
}

interface RowListProps<Row> {
  readonly legend: string;
  readonly add: string;
  readonly rows: readonly Row[];
  readonly fresh: () => Row;
  readonly nameOf: (index: number) => string;
  readonly onRows: (rows: readonly Row[]) => void;
  readonly children: (row: Row, change: (part: Partial<Row>) => void, index: number) => ReactNode;
}

/** Rows that are added and removed one at a time. */
function RowList<Row extends object>({ legend, add, rows, fresh, nameOf, onRows, children }: RowListProps<Row>) {
  const { say } = useWords();
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {rows.map((row, index) => (
        // Rows have no name of their own; their order is the form's.
        // oxlint-disable-next-line react/no-array-index-key
        <div key={index} className="row-fields" role="group" aria-label={nameOf(index)}>
          <div className="wide line apart">
            <span className="strong">{nameOf(index)}</span>
            <Button
              size="small"
              aria-label={say(computeWords.remove, { what: nameOf(index) })}
              onClick={() => onRows(rows.filter((_, at) => at !== index))}
            >
              ×
            </Button>
          </div>
          {children(row, (part) => onRows(rows.map((one, at) => (at === index ? { ...one, ...part } : one))), index)}
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onRows([...rows, fresh()])}>
          {add}
        </Button>
      </div>
    </fieldset>
  );
}

export function StretchRows({ clock, onChange }: RowsProps) {
  const { say } = useWords();
  return (
    <RowList
      legend=""
      add={say(computeWords.addStretch)}
      rows={clock.stretches}
      fresh={() => ({ from: "", to: "" })}
      nameOf={(index) => say(computeWords.stretch, { number: index + 1 })}
      onRows={(stretches) => onChange({ stretches })}
    >
      {(row, change) => (
        <>
          <LabelledDay label={say(computeWords.first)} day={row.from} onDay={(from) => change({ from })} />
          <LabelledDay label={say(computeWords.last)} day={row.to} onDay={(to) => change({ to })} />
        </>
      )}
    </RowList>
  );
}

export function ExtensionRows({ clock, limit, onChange }: RowsProps & { readonly limit: NamedLimitEntry | undefined }) {
  const { say } = useWords();
  const ruleOf = (index: number) => limit?.extensions[index];
  const fresh = (): ExtensionForm => {
    const rule = ruleOf(clock.extensions.length);
    const length =
      rule === undefined ? { amount: "", unit: "days" as const } : rule.most === null ? null : formOfLength(rule.most);
    return { length, decidedOn: "", document: "", expiresOn: "" };
  };
  return (
    <RowList
      legend={say(computeWords.extensions)}
      add={say(computeWords.addExtension)}
      rows={clock.extensions}
      fresh={fresh}
      nameOf={(index) => say(computeWords.extension, { number: index + 1 })}
      onRows={(extensions) => onChange({ extensions })}
    >
      {(row, change, index) => (
        <>
          {limit !== undefined && <RuleOf rule={ruleOf(index)} />}
          <div className="wide">
            {row.length === null ? (
              <p>{say(computeWords.openLength)}</p>
            ) : (
              <LengthField
                label={say(computeWords.length)}
                length={row.length}
                onChange={(length) => change({ length })}
              />
            )}
            <Checkbox
              checked={row.length === null}
              onChange={(event) => change({ length: event.target.checked ? null : { amount: "", unit: "days" } })}
            >
              {say(computeWords.openLength)}
            </Checkbox>
          </div>
          <LabelledDay
            label={say(computeWords.decidedOn)}
            day={row.decidedOn}
            onDay={(decidedOn) => change({ decidedOn })}
          />
          <LabelledDay
            label={say(computeWords.expiresOn)}
            day={row.expiresOn}
            onDay={(expiresOn) => change({ expiresOn })}
          />
          <LabelledText
            label={say(computeWords.document)}
            text={row.document}
            onText={(document) => change({ document })}
          />
        </>
      )}
    </RowList>
  );
}

/** Which extension of the law this is, who approves it, and whether its length was read in its text. */
function RuleOf({ rule }: { readonly rule: NamedLimitEntry["extensions"][number] | undefined }) {
  const { say } = useWords();
  return (
    <div className="wide">
      <p className="small soft">
        {rule === undefined
          ? say(computeWords.noFurther)
          : say(computeWords.approver, { label: say(rule.label), approver: say(rule.approvedBy) })}
      </p>
      {rule !== undefined && !rule.verified && <HowSure number={rule} />}
    </div>
  );
}

export function ExclusionRows({ clock, table, onChange }: RowsProps & { readonly table: LimitTable }) {
  const { say } = useWords();
  return (
    <RowList
      legend={say(computeWords.exclusions)}
      add={say(computeWords.addExclusion)}
      rows={clock.exclusions}
      fresh={() => ({ from: "", to: "", ground: table.exclusions[0]?.id ?? "" })}
      nameOf={(index) => say(computeWords.exclusion, { number: index + 1 })}
      onRows={(exclusions) => onChange({ exclusions })}
    >
      {(row, change) => (
        <>
          <GroundField ground={row.ground} known={table.exclusions} onGround={(ground) => change({ ground })} />
          <LabelledDay label={say(computeWords.first)} day={row.from} onDay={(from) => change({ from })} />
          <LabelledDay label={say(computeWords.last)} day={row.to} onDay={(to) => change({ to })} />
        </>
      )}
    </RowList>
  );
}

export function RestartRows({ clock, table, onChange }: RowsProps & { readonly table: LimitTable }) {
  const { say } = useWords();
  const id = useId();
  return (
    <RowList
      legend={say(computeWords.restarts)}
      add={say(computeWords.addRestart)}
      rows={clock.restarts}
      fresh={() => ({ kind: "restart" as const, on: "", ground: table.restarts[0]?.id ?? "" })}
      nameOf={(index) => say(computeWords.restart, { number: index + 1 })}
      onRows={(restarts) => onChange({ restarts })}
    >
      {(row, change, index) => (
        <>
          <div className="field wide">
            <label htmlFor={`${id}-${index}`}>{say(computeWords.ground)}</label>
            <Select
              id={`${id}-${index}`}
              value={row.ground}
              options={table.restarts.map((ground) => ({ value: ground.id, label: say(ground.label) }))}
              onChange={(ground) =>
                change({ ground, kind: table.restarts.find((one) => one.id === ground)?.kind ?? "restart" })
              }
            />
          </div>
          <LabelledDay label={say(computeWords.on)} day={row.on} onDay={(on) => change({ on })} />
        </>
      )}
    </RowList>
  );
}

interface GroundFieldProps {
  readonly ground: string;
  readonly known: LimitTable["exclusions"];
  readonly onGround: (ground: string) => void;
}

/** One of the grounds that the law names, or other words as typed. */
function GroundField({ ground, known, onGround }: GroundFieldProps) {
  const { say } = useWords();
  const id = useId();
  const named = known.find((one) => one.id === ground);
  return (
    <div className="field wide">
      <label htmlFor={id}>{say(computeWords.ground)}</label>
      <AutoComplete
        id={id}
        value={named === undefined ? ground : say(named.label)}
        options={known.map((one) => ({ value: say(one.label) }))}
        onChange={(typed: string) => onGround(known.find((one) => say(one.label) === typed)?.id ?? typed)}
      />
    </div>
  );
}

function LabelledDay({
  label,
  day,
  onDay,
}: {
  readonly label: string;
  readonly day: string;
  readonly onDay: (day: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <DayField id={id} value={day === "" ? undefined : day} onChange={(chosen) => onDay(chosen ?? "")} />
    </div>
  );
}

function LabelledText({
  label,
  text,
  onText,
}: {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}) {
  const id = useId();
  return (
    <div className="field wide">
      <label htmlFor={id}>{label}</label>
      <Input id={id} maxLength={100} value={text} onChange={(event) => onText(event.target.value)} />
    </div>
  );
}
