import type { ConferenceDetail } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { KeyHelp, type KeyLine } from "../../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../../components/Moments.tsx";
import { Notice } from "../../../components/Notice.tsx";
import { useWords } from "../../../lib/words.tsx";
import { conferenceWords, liveWords } from "../../../words/conferences.ts";
import { keyWords } from "../../../words/format.ts";
import { useMe } from "../../session/session.ts";
import { ConferenceHead } from "../ConferenceHead.tsx";
import { ConnectionLine } from "./ConnectionLine.tsx";
import { ItemList, itemTitle } from "./ItemList.tsx";
import { MeetingBoard } from "./MeetingBoard.tsx";
import { whyReadOnly } from "../read-only.ts";
import { useLiveKeys } from "./use-live-keys.ts";
import { useMeeting, type Connection } from "./use-meeting.ts";
import "../conferences.css";

const route = getRouteApi("/conferences/$recordId/live");

const liveKeys: readonly KeyLine[] = [
  ["j", liveWords.nextItem],
  ["k", liveWords.previousItem],
  ["n", liveWords.nextQuestion],
  ["p", liveWords.previousQuestion],
  ["q", liveWords.newQuestion],
  ["a", liveWords.newAnswer],
  ["c", liveWords.newCommitment],
  ["Ctrl+Enter", liveWords.save],
  ["?", keyWords.showHelp],
];

/** What is said in a meeting, taken down by several people while it is said. */
export function LivePage() {
  const { recordId } = route.useParams();
  const { query, connection } = useMeeting(recordId);
  return (
    <div className="page live">
      <Moments query={query} skeleton={<Skeleton lines={16} />}>
        {(detail) => <LiveMeeting key={recordId} detail={detail} connection={connection} />}
      </Moments>
    </div>
  );
}

function LiveMeeting({ detail, connection }: { readonly detail: ConferenceDetail; readonly connection: Connection }) {
  const { say } = useWords();
  const me = useMe();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [helpOpen, setHelpOpen] = useState(false);
  const { agenda, record } = detail;
  const found = agenda.findIndex(({ problemId }) => problemId === search.item);
  const at = Math.max(0, found);
  const item = agenda[at];
  const [leads, setLeads] = useState(() => record.fields["chair"] === me.person.id);

  function go(index: number) {
    const problemId = agenda[Math.max(0, Math.min(index, agenda.length - 1))]?.problemId;
    if (problemId !== undefined) void navigate({ search: { item: problemId }, replace: true });
  }

  useLiveKeys({ j: () => go(at + 1), k: () => go(at - 1), "?": () => setHelpOpen(true) });

  const readOnly = whyReadOnly(detail, say);
  return (
    <>
      <ConferenceHead recordId={record.id} version={record.version} at="live" />
      <div className="line apart no-print">
        <ConnectionLine connection={connection} />
        <span className="line">
          {detail.mayWrite && (
            <label className="line">
              <input type="checkbox" checked={leads} onChange={(event) => setLeads(event.target.checked)} />
              {say(liveWords.lead)}
            </label>
          )}
          <Link to="/conferences/$recordId/screen" params={{ recordId: record.id }} target="_blank">
            {say(conferenceWords.toScreen)} ↗
          </Link>
          <Button size="small" onClick={() => setHelpOpen(true)} aria-keyshortcuts="?">
            {say(keyWords.help)} <kbd>?</kbd>
          </Button>
        </span>
      </div>
      {readOnly !== "" && <Notice>{readOnly}</Notice>}
      {item === undefined ? (
        <EmptyState title={say(liveWords.noAgenda)}>
          <p>{say(liveWords.noAgendaHint)}</p>
        </EmptyState>
      ) : (
        <div className="meeting">
          <ItemList
            detail={detail}
            chosen={item.problemId}
            onChoose={(id) => void navigate({ search: { item: id } })}
          />
          <div className="meeting-item">
            <p className="item-title">
              <span className="soft whole">
                {say(conferenceWords.itemOfAll, { place: item.place, count: agenda.length })}
              </span>{" "}
              {item.problem === null ? (
                itemTitle(item.place, null, say)
              ) : (
                <Link to="/records/$recordId" params={{ recordId: item.problemId }}>
                  {item.problem.number} {item.problem.title}
                </Link>
              )}
            </p>
            <MeetingBoard detail={detail} problemId={item.problemId} leads={leads} />
          </div>
        </div>
      )}
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} keys={liveKeys} />
    </>
  );
}
