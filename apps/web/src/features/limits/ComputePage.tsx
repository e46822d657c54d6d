import type { NamedLimitEntry } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button, Select } from "antd";
import { useId, useRef, useState } from "react";
import { DayField } from "../../components/DayField.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import { useSettled } from "../../lib/use-settled.ts";
import { useWords } from "../../lib/words.tsx";
import { computeWords, limitsWords } from "../../words/limits.ts";
import { AnswerPanel } from "./AnswerPanel.tsx";
import {
  bareLimit,
  emptyClock,
  emptyForm,
  mostSuspects,
  readSearch,
  requestOf,
  writeSearch,
  type ClockForm,
  type ComputeForm,
} from "./clock-form.ts";
import { ClockFields } from "./ClockFields.tsx";
import { LengthField } from "./LengthField.tsx";
import { isVerified } from "./limit-parts.tsx";
import { useComputation, useLimits, type LimitTable } from "./queries.ts";
import "./limits.css";

const route = getRouteApi("/limits/compute");

export function ComputePage() {
  const { say } = useWords();
  const query = useLimits();
  return (
    <div className="page">
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {(table) => <Calculator table={table} title={say(computeWords.title)} />}
      </Moments>
    </div>
  );
}

/** Pause in typing after which the answer is asked anew. */
const typingPauseMilliseconds = 250;

function Calculator({ table, title }: { readonly table: LimitTable; readonly title: string }) {
  const { say } = useWords();
  const [form, write] = useFormInAddress();
  const limit = table.limits.find(({ id }) => id === form.limit);
  const request = useSettled(requestOf(form, limit), typingPauseMilliseconds);
  const answer = useComputation(request);
  const changeClock = (index: number, clock: ClockForm) =>
    write({ ...form, suspects: form.suspects.map((one, at) => (at === index ? clock : one)) });

  return (
    <>
      <div className="line apart no-print">
        <h1>{title}</h1>
        {form.limit !== "" && <Button onClick={() => write(emptyForm, true)}>{say(computeWords.startOver)}</Button>}
      </div>
      <div className="compute">
        <form className="compute-form no-print" aria-label={title} onSubmit={(event) => event.preventDefault()}>
          <LimitChoice table={table} form={form} onChange={write} />
          {limit !== undefined && !isVerified(limit) && <NotVerified limit={limit} />}
          {form.limit === bareLimit && <BareFields form={form} onChange={write} />}
          {(limit !== undefined || form.limit === bareLimit) && (
            <>
              {form.suspects.map((clock, index) => (
                <ClockFields
                  // People have no name that is surely theirs; their order is the form's.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={index}
                  number={form.suspects.length === 1 ? null : index + 1}
                  clock={clock}
                  limit={limit}
                  table={table}
                  backward={form.backward}
                  inHours={form.limit === bareLimit && form.length.unit === "hours"}
                  problems={(answer.data?.problems ?? []).filter(({ field }) => field.startsWith(`suspects[${index}]`))}
                  onChange={(changed) => changeClock(index, changed)}
                  onRemove={() => write({ ...form, suspects: form.suspects.filter((_, at) => at !== index) }, true)}
                />
              ))}
              <div className="line">
                <Button
                  disabled={form.suspects.length >= mostSuspects}
                  onClick={() =>
                    write(
                      { ...form, suspects: [...form.suspects, { ...(form.suspects[0] ?? emptyClock), name: "" }] },
                      true,
                    )
                  }
                >
                  {say(computeWords.addSuspect)}
                </Button>
              </div>
              <LawOn form={form} onChange={write} />
            </>
          )}
        </form>
        <section className="compute-answer" aria-live="polite">
          {request === null ? (
            <p className="soft">{say(computeWords.begin)}</p>
          ) : (
            <Moments query={answer} skeleton={<Skeleton lines={10} />}>
              {(computed) => <AnswerPanel computed={computed} form={form} limit={limit} table={table} />}
            </Moments>
          )}
        </section>
      </div>
    </>
  );
}

type Write = (form: ComputeForm, asNewPage?: boolean) => void;

/**
 * The form lives in the address. What is typed replaces it; choosing a limit and adding or removing rows leave a step for
 * the back button. An address that changes from outside is read into the form.
 */
function useFormInAddress(): readonly [ComputeForm, Write] {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [form, setForm] = useState(() => readSearch(search));
  const address = JSON.stringify(search);
  const [known, setKnown] = useState(address);
  const written = useRef<Set<string>>(new Set());
  if (known !== address) {
    setKnown(address);
    // oxlint-disable-next-line react/refs -- only tells the form's own writing from a link or the back button.
    if (!written.current.delete(address)) setForm(readSearch(search));
  }
  const write: Write = (next, asNewPage = false) => {
    setForm(next);
    const wanted = writeSearch(next);
    written.current.add(JSON.stringify(wanted));
    void navigate({ search: wanted, replace: !asNewPage, resetScroll: false });
  };
  return [form, write];
}

interface PartProps {
  readonly form: ComputeForm;
  readonly onChange: Write;
}

function LimitChoice({ table, form, onChange }: PartProps & { readonly table: LimitTable }) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(computeWords.which)}</label>
      <Select
        id={id}
        showSearch={{ optionFilterProp: "search" }}
        placeholder={say(computeWords.choose)}
        value={form.limit === "" ? null : form.limit}
        listHeight={360}
        options={[
          { value: bareLimit, label: say(computeWords.bare), search: say(computeWords.bare) },
          ...table.sections.map((section) => ({
            label: say(section.label),
            title: section.id,
            options: table.limits
              .filter((limit) => limit.section.id === section.id)
              .map((limit) => ({
                value: limit.id,
                label: say(limit.label),
                search: `${limit.label.zh} ${limit.label.en} ${limit.id}`,
              })),
          })),
        ]}
        // Dates of the same event stay; what the new limit does not ask for is not sent.
        onChange={(limit: string) => onChange({ ...form, limit }, true)}
      />
    </div>
  );
}

/** A limit of which something was not read in its text, said before anything is counted. */
function NotVerified({ limit }: { readonly limit: NamedLimitEntry }) {
  const { say } = useWords();
  return (
    <p className="line loose">
      <StateWord tone="unknown">{say(computeWords.unverifiedLimit)}</StateWord>
      <Link to="/limits" search={{ open: limit.id }} className="whole">
        {say(limitsWords.details)} →
      </Link>
    </p>
  );
}

function BareFields({ form, onChange }: PartProps) {
  const { say } = useWords();
  const ids = { direction: useId(), holiday: useId() };
  return (
    <>
      <LengthField
        label={say(computeWords.length)}
        length={form.length}
        onChange={(length) => onChange({ ...form, length })}
      />
      <div className="field">
        <label htmlFor={ids.direction}>{say(computeWords.direction)}</label>
        <Select
          id={ids.direction}
          value={form.backward ? "backward" : "forward"}
          options={[
            { value: "forward", label: say(computeWords.forward) },
            { value: "backward", label: say(computeWords.backward) },
          ]}
          onChange={(direction) => onChange({ ...form, backward: direction === "backward" })}
        />
      </div>
      {!form.backward && form.length.unit !== "hours" && (
        <div className="field">
          <label htmlFor={ids.holiday}>{say(computeWords.holidayRule)}</label>
          <Select
            id={ids.holiday}
            value={form.holiday}
            options={[
              { value: "per-suspect" as const, label: say(computeWords.perSuspect) },
              { value: "rolls" as const, label: say(computeWords.rolls) },
              { value: "stays" as const, label: say(computeWords.stays) },
            ]}
            onChange={(holiday) => onChange({ ...form, holiday })}
          />
        </div>
      )}
    </>
  );
}

function LawOn({ form, onChange }: PartProps) {
  const { say } = useWords();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{say(computeWords.lawOn)}</label>
      <DayField
        id={id}
        placeholder={say(computeWords.lawOnHint)}
        value={form.lawOn === "" ? undefined : form.lawOn}
        onChange={(day) => onChange({ ...form, lawOn: day ?? "" })}
      />
    </div>
  );
}
