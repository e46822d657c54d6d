import type { MeetingEntry } from "@jianheng/contract";
import { Button, Input } from "antd";
import { useEffect, useEffectEvent, useId, useRef, useState, type KeyboardEvent } from "react";
import { DayField } from "../../../components/DayField.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import { DepartmentSelect } from "../../organisation/DepartmentSelect.tsx";
import { PersonSelect } from "../../organisation/PersonSelect.tsx";
import { useMe } from "../../session/session.ts";
import type { EntryDraft } from "./drafts.ts";
import { kindNames } from "./kinds.ts";
import type { Drafts } from "./use-drafts.ts";

interface EntryFormProps {
  readonly draft: EntryDraft;
  readonly drafts: Drafts;
  /** The entry as it stands now; undefined for a new one. */
  readonly entry: MeetingEntry | undefined;
  readonly questionNumber: number | undefined;
  readonly onSave: (draft: EntryDraft) => Promise<string>;
  /** Where the writer is: in this draft, or no longer. */
  readonly onPlace: (draft: EntryDraft | null) => void;
}

/** Writes one entry, new or changed. Nothing but saving or discarding it takes it away. */
export function EntryForm({ draft, drafts, entry, questionNumber, onSave, onPlace }: EntryFormProps) {
  const { say } = useWords();
  const textId = useId();
  const [problem, setProblem] = useState("");
  const [saving, setSaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { words, entryId } = draft;
  const { takeOpened } = drafts;
  const isOpened = useEffectEvent(() => takeOpened(entryId));
  useEffect(() => {
    if (!isOpened()) return;
    form.current?.querySelector("textarea")?.focus({ preventScroll: true });
    form.current?.scrollIntoView({ block: "nearest" });
  }, []);
  const change = (part: Partial<EntryDraft["words"]>) => {
    setProblem("");
    drafts.change(draft, part);
  };

  async function save() {
    if (saving) return;
    if (words.text.trim() === "") {
      setProblem(say(liveWords.needText));
      return;
    }
    setSaving(true);
    const why = await onSave(draft);
    setSaving(false);
    if (why === "") leave();
    else setProblem(say(liveWords.lostAnswer, { why }));
  }

  function leave() {
    drafts.drop(draft.entryId);
    onPlace(null);
  }

  function press(event: KeyboardEvent) {
    // Enter in a line of its own, a day above all, ends that line; it does not send a form that lacks it still.
    if (event.key === "Enter" && event.target instanceof HTMLInputElement) event.preventDefault();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void save();
  }

  const name = say(kindNames[draft.kind].one);
  return (
    <form
      ref={form}
      className="entry-form stack tight"
      data-draft={draft.entryId}
      aria-label={name}
      onKeyDown={press}
      onFocus={() => onPlace(draft)}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onPlace(null);
      }}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p className="line apart">
        <label htmlFor={textId} className="strong">
          {name}
          {questionNumber !== undefined && (
            <span className="soft"> {say(liveWords.toQuestion, { number: questionNumber })}</span>
          )}
        </label>
        <span className="small soft">{say(liveWords.saveKeys)}</span>
      </p>
      {entry !== undefined && entry.version !== draft.baseVersion && (
        <Notice>{say(liveWords.changedMeanwhile, { who: entry.by.name })}</Notice>
      )}
      <Input.TextArea
        id={textId}
        autoSize={{ minRows: 3, maxRows: 12 }}
        maxLength={4000}
        readOnly={saving}
        value={words.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      {draft.kind === "commitment" ? (
        <CommitmentFields draft={draft} entry={entry} change={change} />
      ) : (
        <Input
          aria-label={say(liveWords.speaker)}
          placeholder={`${say(liveWords.speaker)}: ${say(liveWords.speakerHint)}`}
          maxLength={100}
          readOnly={saving}
          value={words.speaker}
          onChange={(event) => change({ speaker: event.target.value })}
        />
      )}
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      <div className="line">
        <Button type="primary" size="small" htmlType="submit" loading={saving}>
          {say(liveWords.save)}
        </Button>
        <Button size="small" onClick={leave}>
          {say(liveWords.discard)}
        </Button>
      </div>
    </form>
  );
}

interface CommitmentFieldsProps {
  readonly draft: EntryDraft;
  readonly entry: MeetingEntry | undefined;
  readonly change: (part: Partial<EntryDraft["words"]>) => void;
}

/** Who does it, how, until when: what the ledger asks of a commitment. */
function CommitmentFields({ draft, entry, change }: CommitmentFieldsProps) {
  const { say } = useWords();
  const me = useMe();
  const { words } = draft;
  return (
    <>
      <DepartmentSelect
        label={say(liveWords.department)}
        placeholder={say(liveWords.department)}
        value={words.departmentId ?? undefined}
        name={words.departmentId === entry?.departmentId ? (entry?.department ?? undefined) : undefined}
        officeCode={me.office.code}
        otherOffices
        onChange={(department) => change({ departmentId: department ?? null })}
      />
      <PersonSelect
        label={say(liveWords.owner)}
        placeholder={say(liveWords.owner)}
        value={words.ownerId ?? undefined}
        name={words.ownerId === entry?.ownerId ? (entry?.owner ?? undefined) : undefined}
        officeCode={me.office.code}
        otherOffices
        onChange={(person) => change({ ownerId: person ?? null })}
      />
      <Input.TextArea
        aria-label={say(liveWords.means)}
        placeholder={say(liveWords.means)}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={4000}
        value={words.means ?? ""}
        onChange={(event) => change({ means: event.target.value === "" ? null : event.target.value })}
      />
      <DayField
        label={say(liveWords.due)}
        placeholder={say(liveWords.due)}
        from={me.today}
        value={words.due ?? undefined}
        onChange={(day) => change({ due: day ?? null })}
      />
    </>
  );
}
