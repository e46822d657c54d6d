import { Button, Input, Modal } from "antd";
import { useId, useState } from "react";
import { DayField } from "../../components/DayField.tsx";
import { Moments, Skeleton } from "../../components/Moments.tsx";
import { Notice } from "../../components/Notice.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { delegationWords } from "../../words/inbox.ts";
import { PersonSelect } from "../organisation/PersonSelect.tsx";
import { useMe } from "../session/session.ts";
import { useDelegate, useDelegations, useEndDelegation } from "./queries.ts";

/** Who acts for me while I am away, from when until when; the list of them, and how to end one. */
export function DelegationDialog({ onClose }: { readonly onClose: () => void }) {
  const { say, day } = useWords();
  const me = useMe();
  const announce = useAnnounce();
  const saving = useDelegate();
  const ids = { to: useId(), from: useId(), until: useId(), reason: useId() };
  const [toPersonId, setTo] = useState<string>();
  const [fromDay, setFrom] = useState<string | undefined>(me.today);
  const [toDay, setUntil] = useState<string>();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState("");

  async function save() {
    if (toPersonId === undefined || fromDay === undefined || toDay === undefined || reason.trim() === "") {
      setProblem(say(delegationWords.missing));
      return;
    }
    try {
      const made = await saving.mutateAsync({ toPersonId, fromDay, toDay, reason: reason.trim() });
      announce(say(delegationWords.saved, { who: made.to.name, from: day(made.fromDay), to: day(made.toDay) }));
      setTo(undefined);
      setUntil(undefined);
      setReason("");
      setProblem("");
    } catch (error) {
      setProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Modal
      open
      title={say(delegationWords.title)}
      okText={say(delegationWords.save)}
      cancelText={say(commonWords.close)}
      confirmLoading={saving.isPending}
      mask={{ closable: false }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <div className="stack">
        <p className="soft">{say(delegationWords.hint)}</p>
        <div className="field">
          <label htmlFor={ids.to}>{say(delegationWords.to)}</label>
          <PersonSelect id={ids.to} officeCode={me.office.code} value={toPersonId} onChange={setTo} />
        </div>
        <div className="line loose">
          <div className="field">
            <label htmlFor={ids.from}>{say(delegationWords.from)}</label>
            <DayField id={ids.from} value={fromDay} onChange={setFrom} />
          </div>
          <div className="field">
            <label htmlFor={ids.until}>{say(delegationWords.until)}</label>
            <DayField
              id={ids.until}
              value={toDay}
              onChange={setUntil}
              {...(fromDay === undefined ? {} : { from: fromDay })}
            />
          </div>
        </div>
        <div className="field">
          <label htmlFor={ids.reason}>{say(delegationWords.reason)}</label>
          <Input
            id={ids.reason}
            maxLength={200}
            placeholder={say(delegationWords.reasonHint)}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </div>
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
        <section className="section">
          <h2>{say(delegationWords.list)}</h2>
          <DelegationList onProblem={setProblem} />
        </section>
      </div>
    </Modal>
  );
}

function DelegationList({ onProblem }: { readonly onProblem: (sentence: string) => void }) {
  const { say, day } = useWords();
  const announce = useAnnounce();
  const query = useDelegations();
  const ending = useEndDelegation();

  async function end(id: string) {
    try {
      await ending.mutateAsync({ id });
      announce(say(delegationWords.endedDone));
    } catch (error) {
      onProblem(say(readRefusal(error).sentence));
    }
  }

  return (
    <Moments query={query} skeleton={<Skeleton lines={2} />}>
      {(delegations) =>
        delegations.length === 0 ? (
          <p className="soft">{say(delegationWords.none)}</p>
        ) : (
          <ul className="sure-items">
            {delegations.map((one) => (
              <li key={one.id} className="line apart">
                <span>
                  {say(delegationWords.byMe, { from: one.from.name, to: one.to.name })}
                  <br />
                  <span className="small soft">
                    {say(delegationWords.period, { from: day(one.fromDay), to: day(one.toDay) })} · {one.reason}
                    {one.endedOn !== null && <> · {say(delegationWords.ended, { day: day(one.endedOn) })}</>}
                  </span>
                </span>
                {one.mine && one.endedOn === null && (
                  <Button size="small" loading={ending.isPending} onClick={() => void end(one.id)}>
                    {say(delegationWords.endNow)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )
      }
    </Moments>
  );
}
