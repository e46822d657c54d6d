import type { LimitComputation, NamedLimitEntry } from "@jianheng/contract";
import { Button, Checkbox, Input, Radio } from "antd";
import { useId } from "react";
import { DayField } from "../../components/DayField.tsx";
import { useWords } from "../../lib/words.tsx";
import { computeWords } from "../../words/limits.ts";
import { factsOf, type ClockForm, type CustodyForm } from "./clock-form.ts";
import { ExclusionRows, ExtensionRows, RestartRows, StretchRows } from "./ClockRows.tsx";
import type { LimitTable } from "./queries.ts";
import { TimeField } from "./TimeField.tsx";

interface ClockFieldsProps {
  /** Null while there is one person only. */
  readonly number: number | null;
  readonly clock: ClockForm;
  /** Undefined for a period of any length. */
  readonly limit: NamedLimitEntry | undefined;
  readonly table: LimitTable;
  readonly backward: boolean;
  readonly inHours: boolean;
  readonly problems: LimitComputation["problems"];
  readonly onChange: (clock: ClockForm) => void;
  readonly onRemove: () => void;
}

/** The fields of one person's clock: only those that this limit has a use for. */
export function ClockFields(props: ClockFieldsProps) {
  const { number, clock, limit, table, backward, inHours, problems, onChange, onRemove } = props;
  const { say } = useWords();
  const nameId = useId();
  const change = (part: Partial<ClockForm>) => onChange({ ...clock, ...part });
  const countsBackward =
    limit === undefined ? backward : limit.lengths.every(({ period }) => period.direction === "backward");
  const countsHours = limit === undefined ? inHours : limit.trigger.parts.some(({ unit }) => unit === "time");
  const alone = countsBackward || countsHours;
  const heading = number === null ? null : say(computeWords.suspect, { number });
  return (
    <div className="suspect" role="group" aria-label={heading ?? say(computeWords.title)}>
      {heading !== null && (
        <div className="line apart">
          <h2>{heading}</h2>
          <Button size="small" onClick={onRemove}>
            {say(computeWords.removeSuspect)}
          </Button>
        </div>
      )}
      {heading !== null && (
        <div className="field">
          <label htmlFor={nameId}>{say(computeWords.name)}</label>
          <Input
            id={nameId}
            maxLength={50}
            value={clock.name}
            onChange={(event) => change({ name: event.target.value })}
          />
        </div>
      )}
      <Triggers clock={clock} limit={limit} backward={countsBackward} inHours={countsHours} onChange={change} />
      {(limit === undefined ? !alone : limit.asksCustody) && <Custody clock={clock} onChange={change} />}
      {(limit?.circumstances.length ?? 0) > 0 && (
        <fieldset className="field choices">
          <legend>{say(computeWords.circumstances)}</legend>
          <Checkbox.Group
            style={{ display: "flex", flexDirection: "column" }}
            value={[...clock.circumstances]}
            options={(limit?.circumstances ?? []).map(({ id, label }) => ({ value: id, label: say(label) }))}
            onChange={(circumstances) => change({ circumstances })}
          />
        </fieldset>
      )}
      {(limit === undefined ? !alone : limit.extensions.length > 0 && !alone) && (
        <ExtensionRows clock={clock} limit={limit} onChange={change} />
      )}
      {!alone && <ExclusionRows clock={clock} table={table} onChange={change} />}
      {!alone && <RestartRows clock={clock} table={table} onChange={change} />}
      {problems.map(({ field, sentence }) => (
        <p key={`${field} ${sentence.zh}`} role="alert" className="problem-line">
          {say(sentence)}
        </p>
      ))}
    </div>
  );
}

interface TriggersProps {
  readonly clock: ClockForm;
  readonly limit: NamedLimitEntry | undefined;
  readonly backward: boolean;
  readonly inHours: boolean;
  readonly onChange: (part: Partial<ClockForm>) => void;
}

function Triggers({ clock, limit, backward, inHours, onChange }: TriggersProps) {
  const { say } = useWords();
  const labelOf = (fact: string): string => {
    const part = limit?.trigger.parts.find((one) => one.fact === fact);
    if (part !== undefined) return say(part.label);
    if (limit?.nestedIn !== null && limit?.nestedIn !== undefined)
      return say(computeWords.outerStart, { label: say(limit.nestedIn.factLabel), limit: say(limit.nestedIn.label) });
    return say(backward ? computeWords.anchor : computeWords.from);
  };
  return (
    <>
      {factsOf(limit).map((fact) => (
        <TriggerField
          key={fact}
          label={labelOf(fact)}
          at={clock.triggers[fact] ?? ""}
          inHours={inHours}
          onChange={(at) => onChange({ triggers: { ...clock.triggers, [fact]: at } })}
        />
      ))}
      {limit?.trigger.kind === "later-of" && <p className="small soft">{say(computeWords.laterOf)}</p>}
      {limit?.trigger.kind === "alternatives" && <p className="small soft">{say(computeWords.alternatives)}</p>}
    </>
  );
}

interface TriggerFieldProps {
  readonly label: string;
  readonly at: string;
  readonly inHours: boolean;
  readonly onChange: (at: string) => void;
}

function TriggerField({ label, at, inHours, onChange }: TriggerFieldProps) {
  const { say } = useWords();
  const id = useId();
  const [day = "", time = ""] = at.split("T");
  const joined = (newDay: string, newTime: string) =>
    onChange(newTime === "" || newDay === "" ? newDay : `${newDay}T${newTime}`);
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="line">
        <DayField id={id} value={day === "" ? undefined : day} onChange={(chosen) => joined(chosen ?? "", time)} />
        {inHours && (
          <TimeField
            label={say(computeWords.timeOf, { label })}
            placeholder={say(computeWords.time)}
            value={time}
            onChange={(chosen) => joined(day, chosen)}
          />
        )}
      </div>
    </div>
  );
}

interface CustodyProps {
  readonly clock: ClockForm;
  readonly onChange: (part: Partial<ClockForm>) => void;
}

function Custody({ clock, onChange }: CustodyProps) {
  const { say } = useWords();
  return (
    <fieldset className="field">
      <legend>{say(computeWords.custody)}</legend>
      <Radio.Group
        value={clock.custody}
        options={[
          { value: "yes", label: say(computeWords.yes) },
          { value: "no", label: say(computeWords.no) },
          { value: "changed", label: say(computeWords.stretches) },
          { value: "", label: say(computeWords.custodyAsked) },
        ]}
        onChange={(event) => {
          const custody = event.target.value as CustodyForm;
          const first = custody === "changed" && clock.stretches.length === 0;
          onChange({ custody, ...(first ? { stretches: [{ from: "", to: "" }] } : {}) });
        }}
      />
      {clock.custody === "changed" && <StretchRows clock={clock} onChange={onChange} />}
    </fieldset>
  );
}
