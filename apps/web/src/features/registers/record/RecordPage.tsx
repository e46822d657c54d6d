import type { RecordDetail } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { History } from "../../../components/History.tsx";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { registerPaths } from "../../../lib/addresses.ts";
import { useWords } from "../../../lib/words.tsx";
import { formWords, recordWords } from "../../../words/registers.ts";
import { flowPassed } from "../flow/flow-passed.ts";
import { FlowPicture } from "../flow/FlowPicture.tsx";
import { RecordActDialog } from "../form/RecordActDialog.tsx";
import { rememberedRecordsSearch } from "../list/filters.ts";
import { useMarkRead, useRecord } from "../queries.ts";
import { HistoryChanges } from "./HistoryChanges.tsx";
import { pageOfRecord } from "./page-of-record.ts";
import { RecordCopies } from "./RecordCopies.tsx";
import { RecordFacts } from "./RecordFacts.tsx";
import { RecordFiles } from "./RecordFiles.tsx";
import { RecordHead } from "./RecordHead.tsx";
import { RecordLimits } from "./RecordLimits.tsx";
import { RecordLinks } from "./RecordLinks.tsx";
import { RecordOrigin } from "./RecordOrigin.tsx";
import "../registers.css";

const route = getRouteApi("/records/$recordId");

export function RecordPage() {
  const { recordId } = route.useParams();
  const query = useRecord(recordId);
  return (
    <div className="page">
      <Moments query={query} skeleton={<Skeleton lines={16} />}>
        {(record) => <OneRecord key={recordId} record={record} />}
      </Moments>
    </div>
  );
}

function OneRecord({ record }: { readonly record: RecordDetail }) {
  const { say } = useWords();
  const [acting, setActing] = useState<string | null>(null);
  const { definition } = record;
  const ownPage = pageOfRecord[record.register];
  useReadOnce(record);
  return (
    <>
      <Link
        className="no-print"
        to="/registers/$register"
        params={{ register: record.register }}
        search={rememberedRecordsSearch(record.register)}
      >
        ← {say(formWords.toList, { register: say(definition.title) })}
      </Link>
      {ownPage !== undefined && (
        <Link className="no-print" to={ownPage.to} params={{ recordId: record.id }}>
          {say(ownPage.words)}
        </Link>
      )}
      <RecordHead record={record} onAct={setActing} />
      <div className="record">
        <div className="stack">
          <RecordFacts record={record} />
          {record.limits.length > 0 && (
            <Section title={say(recordWords.limits)}>
              <RecordLimits limits={record.limits} />
            </Section>
          )}
          {record.copies.length > 0 && (
            <Section title={say(recordWords.copies)}>
              <RecordCopies record={record} />
            </Section>
          )}
          <Section title={say(recordWords.flow)} print={false}>
            <FlowPicture
              definition={definition}
              current={record.state}
              passed={flowPassed(definition, record.history)}
            />
          </Section>
        </div>
        <aside className="stack">
          <section>
            <h2>{say(recordWords.history)}</h2>
            <History
              entries={record.history}
              more={(entry) => <HistoryChanges onBehalfOf={entry.onBehalfOf} changes={entry.changes} />}
            />
          </section>
          <Section title={say(recordWords.links)}>
            <RecordLinks record={record} mayLink={mayDo(record, "link")} />
          </Section>
          <Section title={say(recordWords.files)}>
            <RecordFiles record={record} mayAttach={mayDo(record, "attach")} />
          </Section>
          {definition.documents.length > 0 && (
            <Section title={say(recordWords.documents)} print={false}>
              <div className="line">
                {definition.documents.map((document) => (
                  <Button key={document.id} size="small" href={registerPaths.document(record.id, document.id)}>
                    {say(document.label)}
                  </Button>
                ))}
              </div>
            </Section>
          )}
          <Section title={say(recordWords.inShort)}>
            <RecordOrigin record={record} />
          </Section>
        </aside>
      </div>
      {acting !== null && (
        <RecordActDialog
          act={acting}
          definition={definition}
          rows={[record]}
          onDone={() => setActing(null)}
          onClose={() => setActing(null)}
        />
      )}
    </>
  );
}

function mayDo(record: RecordDetail, act: string): boolean {
  return record.allowedActs.includes(act);
}

interface SectionProps {
  readonly title: string;
  /** Whether it is on the paper too. */
  readonly print?: boolean;
  readonly children: ReactNode;
}

function Section({ title, print = true, children }: SectionProps) {
  return (
    <section className={print ? "section" : "section no-print"}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Opening the page is reading what was sent: said once, and of no consequence when it fails. */
function useReadOnce({ id }: RecordDetail) {
  const { mutate } = useMarkRead();
  const said = useRef(false);
  useEffect(() => {
    if (said.current) return;
    said.current = true;
    mutate({ id });
  }, [mutate, id]);
}
