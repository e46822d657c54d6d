import type { Deadline, LimitAnswer, LimitComputation, NamedLimitEntry } from "@jianheng/contract";
import { Button } from "antd";
import { Notice } from "../../components/Notice.tsx";
import { StateWord } from "../../components/StateWord.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { dayOf } from "../../lib/civil-days.ts";
import { daysLeft, daysLeftWords } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { computeWords } from "../../words/limits.ts";
import { MonthSheets } from "../calendar/MonthSheets.tsx";
import { DeadlineNotices } from "../deadline/DeadlineNotices.tsx";
import { DeadlineStrip } from "../deadline/DeadlineStrip.tsx";
import { AnswerSteps } from "./AnswerSteps.tsx";
import { answerText, givenLines, nameOfSuspect } from "./answer-text.ts";
import type { ComputeForm } from "./clock-form.ts";
import type { LimitTable } from "./queries.ts";

interface AnswerPanelProps {
  readonly computed: LimitComputation;
  readonly form: ComputeForm;
  readonly limit: NamedLimitEntry | undefined;
  readonly table: LimitTable;
}

/** The answer: the day in big type, what to look at, the strip, the steps; on paper all of it on one sheet. */
export function AnswerPanel({ computed, form, limit, table }: AnswerPanelProps) {
  const words = useWords();
  const { say, day } = words;
  const announce = useAnnounce();
  const given = { computed, form, limit, table };
  const several = computed.suspects.length > 1;

  async function copy(text: string, done: string) {
    try {
      await navigator.clipboard.writeText(text);
      announce(done);
    } catch {
      announce(say(computeWords.copyFailed));
    }
  }

  return (
    <div className="stack">
      <div className="print-only">
        <p>
          {say(computeWords.sheetHead, { office: computed.office.name, day: day(computed.today) })} ·{" "}
          {say(computeWords.calendarUsed, {
            from: computed.calendar.from,
            to: computed.calendar.to,
            digest: computed.calendar.digest.slice(0, 12),
          })}
        </p>
        <h1>{say(computed.label)}</h1>
        <ul>
          {givenLines(given, words).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <div className="line apart no-print">
        <h2>{say(computed.label)}</h2>
        <div className="line">
          <Button onClick={() => void copy(window.location.href, say(computeWords.linkCopied))}>
            {say(computeWords.copyLink)}
          </Button>
          <Button onClick={() => void copy(answerText(given, words), say(computeWords.copied))}>
            {say(computeWords.copyText)}
          </Button>
          <Button onClick={() => window.print()}>{say(computeWords.print)}</Button>
        </div>
      </div>
      {computed.problems.length > 0 && (
        <Notice tone="problem">
          <p className="strong">{say(computeWords.problems)}</p>
          <ul>
            {computed.problems.map(({ field, sentence }) => (
              <li key={`${field} ${sentence.zh}`}>{say(sentence)}</li>
            ))}
          </ul>
        </Notice>
      )}
      {computed.wholeCase !== null && (
        <section>
          <h3>{say(computeWords.dueWholeCase)}</h3>
          <BigDay answer={computed.wholeCase} computed={computed} />
        </section>
      )}
      {computed.suspects.map(({ name, answer }, index) => (
        // People have no name that is surely theirs; their order is the answer's.
        // oxlint-disable-next-line react/no-array-index-key
        <section key={index} className={several ? "section" : undefined}>
          {several && <h2>{nameOfSuspect(name, index, words)}</h2>}
          <SuspectAnswer answer={answer} computed={computed} small={several} />
        </section>
      ))}
      <div className="print-only">
        <Months computed={computed} />
      </div>
    </div>
  );
}

interface AnswerProps {
  readonly answer: LimitAnswer;
  readonly computed: LimitComputation;
}

function BigDay({ answer, computed }: AnswerProps) {
  const { say, day, language } = useWords();
  const due = answer.dueDate;
  if (due === null) return <p className="big-day">{say(computeWords.undetermined)}</p>;
  const left = daysLeft(dayOf(due), computed.today);
  const tone = left.when === "passed" ? "red" : left.when === "today" || left.days <= 3 ? "amber" : "open";
  return (
    <>
      <p className="big-day">{day(due)}</p>
      {computed.bound === "latest" && (
        <p>
          <StateWord tone={tone}>{daysLeftWords(dayOf(due), computed.today, language)}</StateWord>
        </p>
      )}
    </>
  );
}

function SuspectAnswer({ answer, computed, small }: AnswerProps & { readonly small: boolean }) {
  const { say, day } = useWords();
  const deadline = stripOf(answer, computed);
  const inHours = answer.dueDate !== null && answer.dueDate.length > 10;
  const dueLabel =
    computed.bound === "earliest" ? computeWords.earliest : inHours ? computeWords.dueTime : computeWords.due;
  return (
    <div className={small ? "stack tight several" : "stack tight"}>
      {!small && (
        <div>
          <p className="soft">{say(answer.dueDate === null ? computeWords.due : dueLabel)}</p>
          <BigDay answer={answer} computed={computed} />
        </div>
      )}
      <DeadlineNotices notices={answer.notices.map(({ text }) => text)} />
      {answer.missing.length > 0 && (
        <Notice>
          <p className="strong">{say(computeWords.needed)}</p>
          <ul>
            {answer.missing.map(({ code, fact, text }) => (
              <li key={`${code} ${fact}`}>
                {say(text)}
                {code === "calendar.out_of_range" && <p>{say(computeWords.outside)}</p>}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {(answer.legalExpiry !== null || answer.warningDate !== null) && (
        <dl className="three-days">
          {small && answer.dueDate !== null && <Day label={say(dueLabel)} day={day(answer.dueDate)} />}
          {answer.legalExpiry !== null && <Day label={say(computeWords.legalExpiry)} day={day(answer.legalExpiry)} />}
          {answer.warningDate !== null && <Day label={say(computeWords.warning)} day={day(answer.warningDate)} />}
        </dl>
      )}
      {deadline !== null && (
        <DeadlineStrip deadline={deadline} restDays={computed.restDays} today={computed.today} dataDate={null} />
      )}
      {answer.steps.length > 0 && <AnswerSteps steps={answer.steps} />}
    </div>
  );
}

function Day({ label, day }: { readonly label: string; readonly day: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="whole strong">{day}</dd>
    </div>
  );
}

/** The answer in the terms of the strip; null where it has no day. */
function stripOf(answer: LimitAnswer, computed: LimitComputation): Deadline | null {
  const { trigger, warningDate, legalExpiry, dueDate } = answer;
  if (trigger === null || warningDate === null || legalExpiry === null || dueDate === null) return null;
  return {
    limit: "",
    label: computed.label,
    trigger,
    warningDate: dayOf(warningDate),
    legalExpiry: dayOf(legalExpiry),
    dueDate: dayOf(dueDate),
    inCustody: answer.custody,
    steps: answer.steps.map(({ code, text }) => ({ code, text })),
  };
}

/** More months than these do not fit under the steps on one sheet. */
const monthsShown = 4;

function Months({ computed }: { readonly computed: LimitComputation }) {
  const { say } = useWords();
  const marks = computed.suspects.flatMap(({ answer }) => [
    ...(answer.trigger === null ? [] : [{ date: dayOf(answer.trigger), kind: "trigger" as const }]),
    ...(answer.dueDate === null ? [] : [{ date: dayOf(answer.dueDate), kind: "due" as const }]),
  ]);
  const expiries = computed.suspects.flatMap(({ answer }) =>
    answer.legalExpiry === null ? [] : [dayOf(answer.legalExpiry)],
  );
  const months = [...new Set([...marks.map(({ date }) => date), ...expiries].map((date) => date.slice(0, 7)))]
    .toSorted()
    .slice(0, monthsShown);
  if (months.length === 0) return null;
  return (
    <section>
      <h3>{say(computeWords.months)}</h3>
      <MonthSheets
        months={months}
        restDays={computed.restDays}
        workingWeekends={computed.workingWeekends}
        known={computed.calendar}
        marks={marks}
      />
    </section>
  );
}
