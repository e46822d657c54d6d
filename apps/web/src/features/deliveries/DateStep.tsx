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
  const ids = { date: useId(), label: useId() };
  const latest = inspection.latestDay;
  const [draft, setDraft] = useState<Draft>(() => ({
    ...(latest !== null && latest <= me.today ? { dataDate: latest } : {}),
    kind: "full",
    label: "",
    ...recalledDraft(inspection.uploadId),
  }));
  const [problem, setProblem] = useState("");

  function change(part: { [Key in keyof Draft]?: Draft[Key] | undefined }) {
    const { dataDate: _dataDate, ...others } = draft;
    const next: Draft = "dataDate" in part && part.dataDate === undefined ? others : ({ ...draft, ...part } as Draft);
    setProblem("");
    setDraft(next);
    remember(draftName, { uploadId: inspection.uploadId, ...next });
  }

  async function accept() {
    if (draft.dataDate === undefined) {
      setProblem(say(actWords.fill, { field: say(wizardWords.dataDate) }));
      return;
    }
    try {
      const { deliveryId } = await accepting.mutateAsync({
        uploadId: inspection.uploadId,
        dataDate: draft.dataDate,
        kind: draft.kind,
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
  const { dataDate, kind, label } = draft as Record<string, unknown>;
  const known = oneOf(kind, ["full", "increment"]);
  return {
    ...(typeof dataDate === "string" ? { dataDate } : {}),
    ...(known === undefined ? {} : { kind: known }),
    ...(typeof label === "string" ? { label } : {}),
  };
}
