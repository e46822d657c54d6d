import { mappingFaultSentence, type TableMapping, type TableToMap } from "@jianheng/contract";
import { Button, Checkbox } from "antd";
import { useState } from "react";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { mappingWords } from "../../../words/mapping.ts";
import { useAnswer, useReadAs } from "../queries.ts";
import { ReadingLine } from "../ReadingLine.tsx";
import { answerInFull, viewOf } from "./column-lines.ts";
import { countChanges, tableKey } from "./draft.ts";
import { faultsInHand, type FaultInHand } from "./faults.ts";
import type { DraftInHand } from "./use-mapping-draft.ts";

interface ReadAgainBarProps {
  readonly uploadId: string;
  readonly tables: readonly TableToMap[];
  readonly hand: DraftInHand;
  /** What the server found wrong with the answers, and nobody has changed since. */
  readonly faults: readonly FaultInHand[];
  readonly onFaults: (faults: readonly FaultInHand[]) => void;
  /** Another table or file that still waits for an answer. */
  readonly next: string | undefined;
  readonly onTable: (key: string) => void;
  /** After the reading, or without one. */
  readonly onRead: () => void;
}

/** What would change, whether to remember it, and the one act: read again. Always in sight. */
export function ReadAgainBar({ uploadId, tables, hand, faults, onFaults, next, onTable, onRead }: ReadAgainBarProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const answering = useAnswer(uploadId);
  const readAs = useReadAs(uploadId);
  const [problem, setProblem] = useState("");
  const [note, setNote] = useState("");
  const { draft } = hand;
  const touched = tables.flatMap((table) => {
    const answer = draft.tables[tableKey(table)];
    return answer === undefined ? [] : [{ table, answer }];
  });
  const changes = [
    ...Object.keys(draft.encodings).map((file) => ({ name: file, count: 1 })),
    ...touched.map(({ table, answer }) => ({ name: table.title, count: countChanges(answer, table) })),
    // A reading that went on without this page may have followed them already.
  ].filter(({ count }) => count > 0);

  async function readAgain() {
    setProblem("");
    setNote("");
    onFaults([]);
    try {
      const full: TableMapping[] = [];
      for (const { table, answer } of touched) {
        const shown = await readAs(table, answer);
        const conflicts = viewOf(answer, shown)?.conflicts.length ?? 0;
        if (conflicts > 0) {
          onTable(tableKey(table));
          setProblem(say(mappingWords.solveFirst, { count: conflicts, table: table.title }));
          return;
        }
        full.push(answerInFull(answer, shown));
      }
      await answering.mutateAsync({
        uploadId,
        mapping: { tables: full, encodings: draft.encodings },
        remember: draft.remember,
      });
      hand.drop();
      announce(say(mappingWords.readAnew));
      onRead();
    } catch (error) {
      const refusal = readRefusal(error);
      const sent = touched.map(({ table }) => tableKey(table));
      onFaults(faultsInHand(refusal.faults, sent, draft));
      if (refusal.code === "delivery.reading_cancelled") setNote(say(refusal.sentence));
      // Faults are listed one by one, for as long as they stand.
      else if (refusal.faults.length === 0) setProblem(say(refusal.sentence));
    }
  }

  return (
    <div className="read-again">
      {problem !== "" && <Notice tone="problem">{problem}</Notice>}
      {note !== "" && (
        <div role="status">
          <Notice>{note}</Notice>
        </div>
      )}
      {faults.length > 0 && <Faults faults={faults} onTable={onTable} />}
      {answering.isPending ? (
        <div>
          <ReadingLine uploadId={uploadId} reading />
          <p className="small soft">{say(mappingWords.readingAgain)}</p>
        </div>
      ) : (
        <p className="small">
          {changes.length === 0
            ? say(mappingWords.nothingChanged)
            : say(mappingWords.whatChanges, {
                changes: changes
                  .map(({ name, count }) => say(mappingWords.changeOfTable, { table: name, count }))
                  .join(say(commonWords.listComma)),
              })}
        </p>
      )}
      <div className="line">
        <Checkbox
          checked={draft.remember}
          disabled={answering.isPending}
          onChange={(event) => hand.change({ ...draft, remember: event.target.checked })}
        >
          {say(mappingWords.remember)}
        </Checkbox>
        <span className="small soft grow">{say(mappingWords.rememberHint)}</span>
        {next !== undefined && (
          <Button disabled={answering.isPending} onClick={() => onTable(next)}>
            {say(mappingWords.nextTable)}
          </Button>
        )}
        <Button
          disabled={hand.undo === undefined || answering.isPending}
          onClick={hand.undo}
          aria-keyshortcuts="Control+Z"
        >
          {say(mappingWords.undo)}
        </Button>
        {changes.length === 0 ? (
          <Button type="primary" onClick={onRead}>
            {say(mappingWords.backToCheck)}
          </Button>
        ) : (
          <Button type="primary" loading={answering.isPending} onClick={() => void readAgain()}>
            {say(mappingWords.readAgain)}
          </Button>
        )}
      </div>
    </div>
  );
}

interface FaultsProps {
  readonly faults: readonly FaultInHand[];
  readonly onTable: (key: string) => void;
}

/** Every fault, each a way to its table or file. */
function Faults({ faults, onTable }: FaultsProps) {
  const { say } = useWords();
  return (
    <Notice tone="problem">
      <p>{say(mappingWords.faults, { count: faults.length })}</p>
      <ul className="faults">
        {faults.map(({ fault, key }) => {
          const sentence = mappingFaultSentence(fault);
          return (
            <li key={`${key}/${sentence.zh}`}>
              <button type="button" className="plain link" onClick={() => onTable(key)}>
                {say(mappingWords.faultOf, { table: fault.title, fault: say(sentence) })}
              </button>
            </li>
          );
        })}
      </ul>
    </Notice>
  );
}
