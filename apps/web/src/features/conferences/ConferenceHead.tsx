import type { RecordDetail } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { Failure, Skeleton } from "../../components/Moments.tsx";
import { useWords } from "../../lib/words.tsx";
import { conferenceWords } from "../../words/conferences.ts";
import { RecordActDialog } from "../registers/form/RecordActDialog.tsx";
import { useRecord } from "../registers/queries.ts";
import { RecordHead } from "../registers/record/RecordHead.tsx";
import "../registers/registers.css";
import { useReadConferenceAgain } from "./queries.ts";

interface ConferenceHeadProps {
  readonly recordId: string;
  /** Of the meeting as it is shown; the head is read again when it is older. */
  readonly version: number;
  readonly at: "plan" | "live";
}

/** The conference's record with its acts at hand, and the other pages of the conference. */
export function ConferenceHead({ recordId, version, at }: ConferenceHeadProps) {
  const query = useRecord(recordId);
  const record = query.data;
  const { refetch } = query;
  const older = record !== undefined && record.version < version;
  useEffect(() => {
    if (older) void refetch();
  }, [older, refetch, version]);
  if (record !== undefined) return <Head record={record} at={at} />;
  return query.isPending ? <Skeleton lines={2} /> : <Failure error={query.error} onRetry={() => void refetch()} />;
}

function Head({ record, at }: { readonly record: RecordDetail; readonly at: "plan" | "live" }) {
  const { say } = useWords();
  const [acting, setActing] = useState<string | null>(null);
  const readAgain = useReadConferenceAgain();
  const params = { recordId: record.id };
  return (
    <>
      <nav className="line loose no-print" aria-label={say(conferenceWords.title)}>
        <Link to="/conferences">← {say(conferenceWords.toOverview)}</Link>
        {at === "live" && (
          <Link to="/conferences/$recordId" params={params}>
            {say(conferenceWords.toPlan)}
          </Link>
        )}
        {at === "plan" && (
          <>
            <Link to="/conferences/$recordId/live" params={params}>
              {say(conferenceWords.toLive)}
            </Link>
            <Link to="/conferences/$recordId/screen" params={params} target="_blank">
              {say(conferenceWords.toScreen)} ↗
            </Link>
          </>
        )}
        <Link to="/records/$recordId" params={params}>
          {say(conferenceWords.toRecord)}
        </Link>
      </nav>
      <RecordHead record={record} onAct={setActing} />
      {acting !== null && (
        <RecordActDialog
          act={acting}
          definition={record.definition}
          rows={[record]}
          onDone={() => {
            setActing(null);
            void readAgain();
          }}
          onClose={() => setActing(null)}
        />
      )}
    </>
  );
}
