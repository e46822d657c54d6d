import type { ConferenceDetail } from "@jianheng/contract";
import { getRouteApi } from "@tanstack/react-router";
import { History } from "../../../components/History.tsx";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { useWords } from "../../../lib/words.tsx";
import { agendaWords, conferenceWords, minutesWords } from "../../../words/conferences.ts";
import { recordWords } from "../../../words/registers.ts";
import { useRecord } from "../../registers/queries.ts";
import { HistoryChanges } from "../../registers/record/HistoryChanges.tsx";
import { RecordFacts } from "../../registers/record/RecordFacts.tsx";
import { ConferenceHead } from "../ConferenceHead.tsx";
import { useConference } from "../queries.ts";
import { whyAgendaFixed } from "../read-only.ts";
import { AgendaEditor } from "./AgendaEditor.tsx";
import { ChosenList } from "./ChosenList.tsx";
import { MinutesSection } from "./MinutesSection.tsx";
import "../conferences.css";

const route = getRouteApi("/conferences/$recordId");

/** A conference before and after it meets: arrangements, agenda, minutes. */
export function ConferencePage() {
  const { recordId } = route.useParams();
  const query = useConference(recordId);
  return (
    <div className="page">
      <Moments query={query} skeleton={<Skeleton lines={16} />}>
        {(detail) => <OneConference key={recordId} detail={detail} />}
      </Moments>
    </div>
  );
}

function OneConference({ detail }: { readonly detail: ConferenceDetail }) {
  const { say } = useWords();
  const record = useRecord(detail.record.id).data;
  const held = !["planned", "agendaFrozen", "cancelled"].includes(detail.record.state);
  return (
    <>
      <ConferenceHead recordId={detail.record.id} version={detail.record.version} at="plan" />
      {held && record !== undefined && (
        <section className="section">
          <h2>{say(minutesWords.title)}</h2>
          <MinutesSection record={record} />
        </section>
      )}
      <section className="section">
        <h2>{say(agendaWords.title)}</h2>
        {detail.mayPlan ? <AgendaEditor detail={detail} /> : <FixedAgenda detail={detail} />}
      </section>
      {record !== undefined && (
        <div className="record">
          <section className="section">
            <h2>{say(conferenceWords.facts)}</h2>
            <div className="stack">
              <RecordFacts record={record} />
            </div>
          </section>
          <aside>
            <h2>{say(recordWords.history)}</h2>
            <History
              entries={record.history}
              more={(entry) => <HistoryChanges onBehalfOf={entry.onBehalfOf} changes={entry.changes} />}
            />
          </aside>
        </div>
      )}
    </>
  );
}

function FixedAgenda({ detail }: { readonly detail: ConferenceDetail }) {
  const { say } = useWords();
  return (
    <div className="stack">
      <Notice>{whyAgendaFixed(detail, say)}</Notice>
      {detail.agenda.length === 0 ? (
        <p className="soft">{say(agendaWords.empty)}</p>
      ) : (
        <ChosenList
          items={detail.agenda.map(({ problemId, problem, place }) => ({
            id: problemId,
            row: problem,
            savedPlace: place,
          }))}
        />
      )}
    </div>
  );
}
