import type { ConferenceDetail, RecordRow } from "@jianheng/contract";
import { Button, Input } from "antd";
import { useId, useRef, useState } from "react";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { newRequestId } from "../../../lib/request-id.ts";
import { useWords } from "../../../lib/words.tsx";
import { agendaWords } from "../../../words/conferences.ts";
import { useCandidates, useSetAgenda } from "../queries.ts";
import { added, moved, removed, sameOrder } from "./agenda-draft.ts";
import { CandidateList } from "./CandidateList.tsx";
import { ChosenList, type ChosenItem } from "./ChosenList.tsx";

export type Candidate = RecordRow & { readonly overdue: boolean };

interface AgendaChange {
  /** The agenda as it was when the change began. */
  readonly from: readonly string[];
  readonly chosen: readonly string[];
}

/** Arranges the agenda: problems on the left, the agenda on the right; nothing is stored until it is saved. */
export function AgendaEditor({ detail }: { readonly detail: ConferenceDetail }) {
  const { say } = useWords();
  const announce = useAnnounce();
  const groundId = useId();
  const candidates = useCandidates(detail.record.id, true);
  const sending = useSetAgenda();
  const requestId = useRef(newRequestId());
  const [change, setChange] = useState<AgendaChange | null>(null);
  const [ground, setGround] = useState("");
  const [problem, setProblem] = useState("");

  const saved = detail.agenda.map(({ problemId }) => problemId);
  const chosen = change?.chosen ?? saved;
  const dirty = !sameOrder(chosen, saved);
  const changedByOther = change !== null && dirty && !sameOrder(change.from, saved);
  const takesOff = saved.some((id) => !chosen.includes(id));

  function arrange(next: readonly string[]) {
    requestId.current = newRequestId();
    setProblem("");
    setChange({ from: change?.from ?? saved, chosen: next });
  }

  function discard() {
    setChange(null);
    setGround("");
    setProblem("");
  }

  async function save() {
    try {
      await sending.mutateAsync({
        requestId: requestId.current,
        id: detail.record.id,
        problems: [...chosen],
        ...(takesOff && ground.trim() !== "" ? { ground: ground.trim() } : {}),
      });
      announce(say(agendaWords.saved, { count: chosen.length }));
      discard();
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  function move(id: string, to: number) {
    if (to < 0 || to >= chosen.length) return;
    arrange(moved(chosen, id, to));
    const name = itemOf(id).row?.number ?? "";
    announce(say(agendaWords.moved, { name, place: to + 1 }));
  }

  function itemOf(id: string): ChosenItem {
    const item = detail.agenda.find(({ problemId }) => problemId === id);
    const candidate = candidates.data?.find((row) => row.id === id);
    return { id, row: candidate ?? item?.problem ?? null, savedPlace: item?.place };
  }

  return (
    <Moments query={candidates} skeleton={<Skeleton lines={8} />}>
      {(rows) => (
        <div className="stack">
          <div className="agenda">
            <CandidateList
              candidates={rows.filter(({ id }) => !chosen.includes(id))}
              onAdd={(id) => arrange(added(chosen, id))}
            />
            <section className="stack tight" aria-label={say(agendaWords.chosen)}>
              <h3>
                {say(agendaWords.chosen)}{" "}
                <span className="soft whole">{say(agendaWords.countOf, { count: chosen.length })}</span>
              </h3>
              {chosen.length === 0 && (
                <p className="soft">
                  {say(agendaWords.empty)} {say(agendaWords.emptyHint)}
                </p>
              )}
              <ChosenList
                items={chosen.map(itemOf)}
                change={{ onMove: move, onRemove: (id) => arrange(removed(chosen, id)) }}
              />
            </section>
          </div>
          {dirty && (
            <div className="band stack tight agenda-band">
              {changedByOther && (
                <Notice>
                  {say(agendaWords.changedByOther)}{" "}
                  <button type="button" className="plain link" onClick={discard}>
                    {say(agendaWords.takeTheirs)}
                  </button>
                </Notice>
              )}
              {takesOff && (
                <div className="field">
                  <label htmlFor={groundId}>{say(agendaWords.groundOff)}</label>
                  <Input
                    id={groundId}
                    maxLength={500}
                    value={ground}
                    onChange={(event) => {
                      requestId.current = newRequestId();
                      setGround(event.target.value);
                    }}
                  />
                </div>
              )}
              {problem !== "" && <Notice tone="problem">{problem}</Notice>}
              <div className="line">
                <Button type="primary" loading={sending.isPending} onClick={() => void save()}>
                  {say(agendaWords.save)}
                </Button>
                <Button onClick={discard}>{say(agendaWords.discard)}</Button>
                <span className="soft">{say(agendaWords.unsaved)}</span>
              </div>
            </div>
          )}
        </div>
      )}
    </Moments>
  );
}
