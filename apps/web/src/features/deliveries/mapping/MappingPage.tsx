import type { Inspection, TableToMap } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import type { InputRef } from "antd";
import { useRef, useState } from "react";
import { EmptyState, Failure, Moments, Skeleton } from "../../../components/Moments.tsx";
import { KeyHelp } from "../../../components/KeyHelp.tsx";
import { useWords } from "../../../lib/words.tsx";
import { wizardWords } from "../../../words/deliveries.ts";
import { keyWords } from "../../../words/format.ts";
import { mappingKeyWords, mappingWords } from "../../../words/mapping.ts";
import { useInspection, useTables } from "../queries.ts";
import { ReadingLine } from "../ReadingLine.tsx";
import { StepLine } from "../StepLine.tsx";
import { answerOf, tableKey } from "./draft.ts";
import { EncodingQuestion } from "./EncodingQuestion.tsx";
import { faultsAt, standingFaults, type FaultInHand } from "./faults.ts";
import { ReadAgainBar } from "./ReadAgainBar.tsx";
import { TableList } from "./TableList.tsx";
import { TableQuestions } from "./TableQuestions.tsx";
import { useMappingDraft } from "./use-mapping-draft.ts";
import { useMappingKeys } from "./use-mapping-keys.ts";
import "./mapping.css";

const route = getRouteApi("/deliveries/new/mapping");

/** Says what the tables of an upload are. Upload and table stand in the address; what was answered survives a reload. */
export function MappingPage() {
  const { say } = useWords();
  const navigate = route.useNavigate();
  const { uploadId } = route.useSearch();
  return (
    <div className="page">
      <h1>{say(mappingWords.title)}</h1>
      <StepLine
        current="check"
        onGo={{
          files: () => void navigate({ to: "/deliveries/new", search: {} }),
          ...(uploadId === undefined
            ? {}
            : { check: () => void navigate({ to: "/deliveries/new", search: { uploadId, step: "check" } }) }),
        }}
      />
      {uploadId === undefined ? (
        <EmptyState title={say(mappingWords.noTables)}>
          <p>{say(mappingWords.noTablesHint)}</p>
          <Link to="/deliveries/new">{say(wizardWords.chooseOthers)}</Link>
        </EmptyState>
      ) : (
        <Upload key={uploadId} uploadId={uploadId} />
      )}
    </div>
  );
}

function Upload({ uploadId }: { readonly uploadId: string }) {
  const inspection = useInspection(uploadId);
  const tables = useTables(uploadId);
  const error = inspection.error ?? tables.error;
  if (error !== null && (inspection.data === undefined || tables.data === undefined))
    return <Failure error={error} onRetry={() => void Promise.all([inspection.refetch(), tables.refetch()])} />;
  return (
    <Moments
      query={inspection}
      skeleton={
        <>
          <ReadingLine uploadId={uploadId} reading={inspection.isPending} />
          <Skeleton lines={12} />
        </>
      }
    >
      {(understood) => (
        <Moments query={tables} skeleton={<Skeleton lines={12} />}>
          {(found) => <Answers uploadId={uploadId} inspection={understood} tables={found} />}
        </Moments>
      )}
    </Moments>
  );
}

interface AnswersProps {
  readonly uploadId: string;
  readonly inspection: Inspection;
  readonly tables: readonly TableToMap[];
}

function Answers({ uploadId, inspection, tables }: AnswersProps) {
  const { say } = useWords();
  const navigate = route.useNavigate();
  const hand = useMappingDraft(uploadId);
  const { draft } = hand;
  const search = useRef<InputRef>(null);
  const page = useRef<HTMLDivElement>(null);
  const [help, showHelp] = useState(false);
  const [refused, setRefused] = useState<readonly FaultInHand[]>([]);
  const faults = standingFaults(refused, draft);
  useMappingKeys({ onSearch: () => search.current?.focus(), onUndo: hand.undo, onHelp: () => showHelp(true) });

  const { encodingQuestions } = inspection;
  const wanted = route.useSearch().table;
  const current = wanted ?? firstAsked(inspection, tables);
  const question = encodingQuestions.find(({ file }) => file === current);
  const table = tables.find((one) => tableKey(one) === current);
  const choose = async (key: string) => {
    await navigate({ search: { uploadId, table: key } });
    // Another table is read from its top.
    page.current?.closest("main")?.scrollTo(0, 0);
  };
  const open = [
    ...encodingQuestions
      .filter(({ file, chosen }) => chosen === null && draft.encodings[file] === undefined)
      .map(({ file }) => file),
    ...tables.filter((one) => answerOf(draft, one) === undefined).map(tableKey),
  ];
  const next = open.find((key) => key !== current);
  const faultsHere = faults.filter(({ key }) => key === current);

  if (encodingQuestions.length + tables.length === 0)
    return (
      <EmptyState title={say(mappingWords.noTables)}>
        <p>{say(mappingWords.noTablesHint)}</p>
      </EmptyState>
    );
  return (
    <>
      <div className="mapping" ref={page}>
        <TableList
          uploadId={uploadId}
          tables={tables}
          encodingQuestions={encodingQuestions}
          draft={draft}
          current={current}
          onChoose={(key) => void choose(key)}
        />
        <div className="stack mapping-table">
          {question !== undefined && (
            <EncodingQuestion
              question={question}
              chosen={draft.encodings[question.file] ?? question.chosen ?? undefined}
              read={table !== undefined}
              faults={faultsAt(faultsHere, "encodings")}
              onChoose={(encoding) =>
                hand.change({ ...draft, encodings: { ...draft.encodings, [question.file]: encoding } })
              }
            />
          )}
          {table !== undefined && (
            <TableQuestions
              key={current}
              uploadId={uploadId}
              table={table}
              draft={draft}
              faults={faultsHere}
              onChange={hand.change}
              search={search}
            />
          )}
          {question === undefined && table === undefined && (
            <EmptyState title={say(mappingWords.noSuchTable)}>
              <p>{say(mappingWords.noSuchTableHint)}</p>
            </EmptyState>
          )}
        </div>
      </div>
      <ReadAgainBar
        uploadId={uploadId}
        tables={tables}
        hand={hand}
        faults={faults}
        onFaults={setRefused}
        onTable={(key) => void choose(key)}
        next={next}
        onRead={() => void navigate({ to: "/deliveries/new", search: { uploadId, step: "check" } })}
      />
      <KeyHelp open={help} onClose={() => showHelp(false)} keys={mappingKeys} />
    </>
  );
}

const mappingKeys = [
  ["/", mappingKeyWords.find],
  ["n", mappingKeyWords.next],
  ["Ctrl Z", mappingKeyWords.undo],
  ["?", keyWords.showHelp],
] as const;

/** What is asked first, or else the first table there is. */
function firstAsked({ questions }: Inspection, tables: readonly TableToMap[]): string | undefined {
  const [question] = questions;
  if (question !== undefined) return tableKey(question);
  const [table] = tables;
  return table === undefined ? undefined : tableKey(table);
}
