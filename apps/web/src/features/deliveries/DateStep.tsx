import type { Inspection } from "@jianheng/contract";
import { useNavigate } from "@tanstack/react-router";
import { Button, Input, Radio } from "antd";
import { useId, useState } from "react";
import { DayField } from "../../components/DayField.tsx";
import { Notice } from "../../components/Notice.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { recall, remember } from "../../lib/remembered.ts";
import { oneOf } from "../../lib/search-params.ts";
import { useWords } from "../../lib/words.tsx";
import { actWords } from "../../words/findings.ts";
import { wizardWords } from "../../words/deliveries.ts";
import { useMe } from "../session/session.ts";
import { useAcceptDelivery } from "./queries.ts";

interface Draft {
  readonly dataDate?: string;
  readonly kind: "full" | "increment";
  /** Days of acceptance that the data cover, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly label: string;
}

interface DateStepProps {
  readonly inspection: Inspection;
  readonly onBack: () => void;
}

/** The day the data speak for and their scope; then accepts. What was typed survives a reload. */
export function DateStep({ inspection, onBack }: DateStepProps) {
  const { say, day } = useWords();
  const me = useMe();
  const navigate = useNavigate();
  const accepting = useAcceptDelivery();
  const ids = { date: useId(), from: useId(), to: useId(), label: useId() };
  const latest = inspection.latestDay;
  const [draft, setDraft] = useState<Draft>(() => ({
    ...(latest !== null && latest <= me.today ? { dataDate: latest } : {}),
    kind: "full",
    label: "",
    ...recalledDraft(inspection.uploadId),
  }));
  const [problem, setProblem] = useState("");

  function change(part: { [Key in keyof Draft]?: Draft[Key] | undefined }) {
    // A day that was taken away is absent, not undefined.
    const changed = Object.entries({ ...draft, ...part }).filter(([, value]) => value !== undefined);
    const next = Object.fromEntries(changed) as unknown as Draft;
    setProblem("");
    setDraft(next);
    remember(draftName, { uploadId: inspection.uploadId, ...next });
  }

  async function accept() {
    if (draft.dataDate === undefined) {
      setProblem(say(actWords.fill, { field: say(wizardWords.dataDate) }));
      return;
    }
    const { from, to } = draft;
    if ((from === undefined) !== (to === undefined)) {
      setProblem(say(wizardWords.periodHalf));
      return;
    }
    try {
      const { deliveryId } = await accepting.mutateAsync({
        uploadId: inspection.uploadId,
        dataDate: draft.dataDate,
        kind: draft.kind,
        ...(from === undefined || to === undefined ? {} : { period: { from, to } }),
        ...(draft.label.trim() === "" ? {} : { label: draft.label.trim() }),
      });
      remember(draftName, {});
      await navigate({ to: "/deliveries/$deliveryId", params: { deliveryId }, replace: true });
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <div className="stack narrow">
      <div className="field">
        <label htmlFor={ids.date}>{say(wizardWords.dataDate)}</label>
        <DayField id={ids.date} value={draft.dataDate} until={me.today} onChange={(dataDate) => change({ dataDate })} />
        <span className="small soft">
          {say(wizardWords.dataDateHint)}
          {latest !== null && ` ${say(wizardWords.latestDay, { day: day(latest) })}`}
        </span>
      </div>
      <fieldset className="field">
        <legend>{say(wizardWords.scopeKind)}</legend>
        <Radio.Group
          style={{ display: "flex", flexDirection: "column", gap: 4 }}
          value={draft.kind}
          options={[
            { value: "full", label: say(wizardWords.fullHint) },
            { value: "increment", label: say(wizardWords.incrementHint) },
          ]}
          onChange={(event) => change({ kind: event.target.value as Draft["kind"] })}
        />
      </fieldset>
      <fieldset className="field">
        <legend>
          {say(wizardWords.period)}
          <span className="soft">{say(actWords.optional)}</span>
        </legend>
        <div className="line">
          <label htmlFor={ids.from}>{say(wizardWords.periodFrom)}</label>
          <DayField
            id={ids.from}
            value={draft.from}
            until={draft.dataDate ?? me.today}
            onChange={(from) => change({ from })}
          />
          <label htmlFor={ids.to}>{say(wizardWords.periodTo)}</label>
          <DayField id={ids.to} value={draft.to} until={draft.dataDate ?? me.today} onChange={(to) => change({ to })} />
        </div>
        <span className="small soft">{say(wizardWords.periodHint)}</span>
      </fieldset>
      <div className="field">
        <label htmlFor={ids.label}>
          {say(wizardWords.label)}
          <span className="soft">{say(actWords.optional)}</span>
        </label>
        <Input
          id={ids.label}
          maxLength={100}
          value={draft.label}
          onChange={(event) => change({ label: event.target.value })}
        />
        <span className="small soft">{say(wizardWords.labelHint)}</span>
      </div>
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      <div className="line">
        <Button type="primary" loading={accepting.isPending} onClick={() => void accept()}>
          {say(wizardWords.accept)}
        </Button>
        <Button onClick={onBack}>{say(wizardWords.back)}</Button>
        <span className="small soft">{say(wizardWords.acceptHint)}</span>
      </div>
    </div>
  );
}

const draftName = "delivery.draft";

function recalledDraft(uploadId: string): Partial<Draft> {
  const draft = recall(draftName);
  if (typeof draft !== "object" || draft === null || !("uploadId" in draft) || draft.uploadId !== uploadId) return {};
  const { dataDate, kind, from, to, label } = draft as Record<string, unknown>;
  const known = oneOf(kind, ["full", "increment"]);
  return {
    ...(typeof dataDate === "string" ? { dataDate } : {}),
    ...(known === undefined ? {} : { kind: known }),
    ...(typeof from === "string" ? { from } : {}),
    ...(typeof to === "string" ? { to } : {}),
    ...(typeof label === "string" ? { label } : {}),
  };
}
