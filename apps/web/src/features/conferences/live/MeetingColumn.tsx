import type { MeetingEntry } from "@jianheng/contract";
import { Button } from "antd";
import { useWords } from "../../../lib/words.tsx";
import { liveWords } from "../../../words/conferences.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { draftOf, type EntryDraft } from "./drafts.ts";
import { EntryCard } from "./EntryCard.tsx";
import { EntryForm } from "./EntryForm.tsx";
import { emptyColumn, kindNames, type MeetingKind } from "./kinds.ts";
import type { Drafts } from "./use-drafts.ts";
import { useUnseen } from "./use-unseen.ts";
import type { Writing } from "./use-writing.ts";

interface MeetingColumnProps {
  readonly kind: MeetingKind;
  readonly entries: readonly MeetingEntry[];
  readonly count: number;
  readonly numbers: ReadonlyMap<string, number>;
  readonly currentQuestion: string | undefined;
  readonly drafts: Drafts;
  /** Of this item and kind. */
  readonly draftsHere: readonly EntryDraft[];
  readonly others: readonly { readonly name: string; readonly entryId: string }[];
  /** Absent for those who only read. */
  readonly writing: Writing | undefined;
  readonly onNew: () => void;
  readonly onSelect: (questionId: string) => void;
  readonly onSave: (draft: EntryDraft) => Promise<string>;
  readonly onPlace: (draft: EntryDraft | null) => void;
}

/** Questions, answers or commitments of an item. What is new comes at the end; what one reads or types stays in its place. */
export function MeetingColumn(props: MeetingColumnProps) {
  const { kind, entries, count, numbers, currentQuestion, drafts, draftsHere, others, writing, onNew, onSelect } =
    props;
  const { say } = useWords();
  const { scroller, unseen, showEnd } = useUnseen(entries.length);
  const names = kindNames[kind];
  const edited = new Map(draftsHere.map((draft) => [draft.entryId, draft]));
  const fresh = draftsHere.filter(({ entryId }) => entries.every(({ id }) => id !== entryId));
  const newcomers = others.filter(({ entryId }) => entries.every(({ id }) => id !== entryId));
  const numberOf = (questionId: string | null) => numbers.get(questionId ?? "");

  const form = (draft: EntryDraft, entry: MeetingEntry | undefined) => (
    <EntryForm
      key={draft.entryId}
      draft={draft}
      drafts={drafts}
      entry={entry}
      questionNumber={numberOf(draft.questionId)}
      onSave={props.onSave}
      onPlace={props.onPlace}
    />
  );

  return (
    <section className="meeting-column" aria-label={say(names.column)}>
      <div className="line apart column-head">
        <h2>
          {say(names.column)} <span className="soft">{count}</span>
        </h2>
        {writing !== undefined && (
          <Button size="small" aria-label={say(names.add)} aria-keyshortcuts={names.key} onClick={onNew}>
            {say(names.short)} <kbd>{names.key}</kbd>
          </Button>
        )}
      </div>
      <div className="column-entries" ref={scroller}>
        {entries.length === 0 && fresh.length === 0 && <p className="soft">{say(emptyColumn[kind])}</p>}
        {entries.map((entry) => {
          // A draft stays when its writer may write no longer: it can be copied, and saving says why not.
          const draft = edited.get(entry.id);
          if (draft !== undefined) return form(draft, entry);
          const question = kind === "question" ? entry.id : entry.questionId;
          return (
            <EntryCard
              key={entry.id}
              entry={entry}
              questionNumber={numberOf(question)}
              current={question === currentQuestion}
              writer={others.find(({ entryId }) => entryId === entry.id)?.name}
              writing={writing}
              onSelect={() => onSelect(entry.id)}
              onEdit={() => drafts.open(draftOf(entry, newRequestId()))}
              onMerge={() => drafts.open(mergedDraft(entry))}
            />
          );
        })}
        {fresh.map((draft) => form(draft, undefined))}
      </div>
      <p className="column-foot small soft" aria-live="polite">
        {unseen > 0 && (
          <button type="button" className="plain link" onClick={showEnd}>
            {say(liveWords.moreBelow, { count: unseen })} ↓
          </button>
        )}
        {newcomers.map(({ name, entryId }) => (
          <span key={`${name}/${entryId}`}>{say(liveWords.writing, { who: name })}</span>
        ))}
      </p>
    </section>
  );
}

/** All texts under one another, to be made one by hand; saving settles them. */
function mergedDraft(entry: MeetingEntry): EntryDraft {
  const draft = draftOf(entry, newRequestId());
  const text = [entry, ...entry.conflicts].map((one) => one.text).join("\n");
  return { ...draft, settles: entry.conflicts.map(({ version }) => version), words: { ...draft.words, text } };
}
