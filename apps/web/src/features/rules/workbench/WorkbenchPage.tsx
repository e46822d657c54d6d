import type { RecordDetail } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Input } from "antd";
import { useId, useRef, useState } from "react";
import { History } from "../../../components/History.tsx";
import { EmptyState, Moments, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { useSettled } from "../../../lib/use-settled.ts";
import { useWords } from "../../../lib/words.tsx";
import { recordWords } from "../../../words/registers.ts";
import { benchWords, changesWords, trialWords } from "../../../words/workbench.ts";
import { RecordActDialog } from "../../registers/form/RecordActDialog.tsx";
import { plainText } from "../../registers/field-values.ts";
import { useRecord } from "../../registers/queries.ts";
import { HistoryChanges } from "../../registers/record/HistoryChanges.tsx";
import { RecordLimits } from "../../registers/record/RecordLimits.tsx";
import { BenchHead } from "./BenchHead.tsx";
import { CheckPanel } from "./CheckPanel.tsx";
import { Conflict } from "./Conflict.tsx";
import { useCheck, useTextInForce, useTrial, useVocabulary } from "./queries.ts";
import { ruleRevisionRegister } from "./registers.ts";
import { RuleEditor, type EditorHandle } from "./RuleEditor.tsx";
import { TextChanges } from "./TextChanges.tsx";
import { TrialPanel } from "./TrialPanel.tsx";
import { summaryOf } from "./trial-text.ts";
import { useDraft, type Draft } from "./use-draft.ts";
import { useSave } from "./use-save.ts";
import "../../registers/registers.css";
import "./workbench.css";

const route = getRouteApi("/rules/workbench/$recordId");

/** Pause in typing after which the text is checked: its examples are run by both engines each time. */
const checkingPauseMilliseconds = 500;

export function WorkbenchPage() {
  const { say } = useWords();
  const { recordId } = route.useParams();
  const query = useRecord(recordId);
  return (
    <div className="page">
      <Link className="no-print" to="/rules">
        ← {say(benchWords.toRules)}
      </Link>
      <Moments query={query} skeleton={<Skeleton lines={20} />}>
        {(record) =>
          record.register === ruleRevisionRegister ? (
            <Bench key={record.id} record={record} />
          ) : (
            <EmptyState title={say(benchWords.otherRecord)}>
              <Link to="/records/$recordId" params={{ recordId }}>
                {say(benchWords.openRecord)}
              </Link>
            </EmptyState>
          )
        }
      </Moments>
    </div>
  );
}

function Bench({ record }: { readonly record: RecordDetail }) {
  const words = useWords();
  const { say } = words;
  const draft = useDraft(record);
  const { ruleText } = draft.typed;
  const settled = useSettled(ruleText, checkingPauseMilliseconds);
  const check = useCheck(settled);
  const vocabulary = useVocabulary();
  const trial = useTrial();
  const [tried, setTried] = useState<string | null>(null);
  const [acting, setActing] = useState<string | null>(null);
  const editor = useRef<EditorHandle>(null);
  const trialPlace = useRef<HTMLElement>(null);
  const saving = useSave(record, draft);

  const mayEdit = record.allowedActs.includes("edit");
  const isOfThisText = settled === ruleText && !check.isPlaceholderData && check.data !== undefined;
  const isSound = isOfThisText && check.data.rule !== null;
  const isTried = trial.data !== undefined && tried === ruleText;

  function tryOut() {
    if (!isSound || trial.isPending) return;
    setTried(ruleText);
    trial.mutate({ text: ruleText });
    requestAnimationFrame(() => trialPlace.current?.scrollIntoView({ block: "nearest" }));
  }

  const changes = (
    <section className="section">
      <h2>{say(changesWords.title)}</h2>
      <AgainstInForce record={record} text={ruleText} />
    </section>
  );

  return (
    <>
      <BenchHead
        record={record}
        draft={draft}
        saving={saving}
        isSound={isSound}
        isTried={isTried}
        isTrying={trial.isPending}
        onTry={tryOut}
        onAct={setActing}
      />
      {saving.problem !== "" && <Notice tone="problem">{saving.problem}</Notice>}
      {draft.isConflict && <Conflict draft={draft} />}
      <Facts record={record} draft={draft} mayEdit={mayEdit} />
      {/* Who decides asks first what would change. */}
      {!mayEdit && changes}
      <div className="bench">
        <div className="bench-text">
          <RuleEditor
            ref={editor}
            label={say(benchWords.text)}
            text={ruleText}
            readOnly={!mayEdit}
            problems={isOfThisText ? check.data.problems : undefined}
            vocabulary={vocabulary.data}
            onChange={(text) => draft.change({ ruleText: text })}
            onSave={saving.save}
            onTry={tryOut}
          />
          <p className="small soft no-print">{say(benchWords.keys)}</p>
        </div>
        <aside className="bench-check" aria-label={say(benchWords.checkPanel)}>
          <CheckPanel
            checked={check.data}
            failure={check.error === null ? null : say(readRefusal(check.error).sentence)}
            isChecking={!isOfThisText && check.error === null}
            text={settled}
            onGo={(line, column) => editor.current?.goTo(line, column)}
          />
        </aside>
      </div>
      <section className="section" ref={trialPlace}>
        <h2>{say(trialWords.title)}</h2>
        <TrialPanel
          trial={trial.data}
          isRunning={trial.isPending}
          error={trial.error}
          isStale={!isTried}
          onRetry={tryOut}
        />
      </section>
      {mayEdit && changes}
      {record.limits.length > 0 && (
        <section className="section">
          <h2>{say(recordWords.limits)}</h2>
          <RecordLimits limits={record.limits} />
        </section>
      )}
      <section className="section">
        <h2>{say(recordWords.history)}</h2>
        <History
          entries={record.history}
          more={(entry) => (
            <HistoryChanges
              onBehalfOf={entry.onBehalfOf}
              changes={entry.changes.filter(({ field }) => field !== "ruleText")}
            />
          )}
        />
      </section>
      {acting !== null && (
        <RecordActDialog
          act={acting}
          definition={record.definition}
          rows={[record]}
          {...(acting === "tryOut" && trial.data !== undefined
            ? { prefill: { trial: summaryOf(trial.data, words) } }
            : {})}
          onDone={() => setActing(null)}
          onClose={() => setActing(null)}
        />
      )}
    </>
  );
}

interface FactsProps {
  readonly record: RecordDetail;
  readonly draft: Draft;
  readonly mayEdit: boolean;
}

/** Title and reason, to be edited with the text; where the revision comes from, and what its trial said. */
function Facts({ record, draft, mayEdit }: FactsProps) {
  const { say } = useWords();
  const id = useId();
  const field = (name: string) => record.definition.fields.find((one) => one.id === name);
  const value = (name: string) => {
    const given = plainText(record.allFields[name]);
    const choices = field(name);
    const choice = choices?.type === "choice" ? choices.choices.find((one) => one.id === given) : undefined;
    return choice === undefined ? given : say(choice.label);
  };
  const label = (name: string) => say(field(name)?.label ?? { zh: name, en: name });
  return (
    <div className="bench-facts">
      <dl className="facts">
        {["over", "source", "basedOn"].map((name) =>
          value(name) === "" ? null : (
            <div key={name}>
              <dt>{label(name)}</dt>
              <dd>{value(name)}</dd>
            </div>
          ),
        )}
      </dl>
      {mayEdit ? (
        <>
          <div className="field">
            <label htmlFor={`${id}-title`}>{say(benchWords.title)}</label>
            <Input
              id={`${id}-title`}
              value={draft.typed.ruleTitle}
              maxLength={200}
              onChange={(event) => draft.change({ ruleTitle: event.target.value })}
            />
          </div>
          <div className="field">
            <label htmlFor={`${id}-why`}>{say(benchWords.why)}</label>
            <Input.TextArea
              id={`${id}-why`}
              autoSize={{ minRows: 1, maxRows: 6 }}
              maxLength={5000}
              placeholder={say(benchWords.whyHint)}
              value={draft.typed.why}
              onChange={(event) => draft.change({ why: event.target.value })}
            />
          </div>
        </>
      ) : (
        draft.saved.why !== "" && (
          <div>
            <h3>{say(benchWords.why)}</h3>
            <p className="written">{draft.saved.why}</p>
          </div>
        )
      )}
      {value("trial") !== "" && (
        <div>
          <h3>{label("trial")}</h3>
          <p className="written">{value("trial")}</p>
        </div>
      )}
    </div>
  );
}

/** The text beside the one by which the office judges now. */
function AgainstInForce({ record, text }: { readonly record: RecordDetail; readonly text: string }) {
  const { say } = useWords();
  const [id, over] = [plainText(record.allFields["ruleId"]), plainText(record.allFields["over"])];
  const inForce = useTextInForce({ id, over });
  if (inForce.isPending) return <Skeleton lines={4} />;
  if (inForce.data !== undefined)
    return <TextChanges label={say(changesWords.title)} before={inForce.data.text} after={text} />;
  const refusal = readRefusal(inForce.error);
  return (
    <p className="soft">
      {refusal.code === "rule.not_found"
        ? say(changesWords.isNew)
        : say(changesWords.failed, { why: say(refusal.sentence) })}
    </p>
  );
}
