import type { TableToMap } from "@jianheng/contract";
import type { InputRef } from "antd";
import type { RefObject } from "react";
import { Moments, Skeleton } from "../../../components/Moments.tsx";
import { useTableAs } from "../queries.ts";
import { ColumnsQuestion } from "./ColumnsQuestion.tsx";
import { viewOf } from "./column-lines.ts";
import { ConstantsQuestion } from "./ConstantsQuestion.tsx";
import { DatasetQuestion } from "./DatasetQuestion.tsx";
import {
  answerOf,
  withColumn,
  withConstant,
  withDataset,
  withDateOrder,
  withHeader,
  withTable,
  withValue,
  type MappingDraft,
} from "./draft.ts";
import { faultsAt, type FaultInHand } from "./faults.ts";
import { HeaderQuestion } from "./HeaderQuestion.tsx";
import { RequiredColumns } from "./RequiredColumns.tsx";

interface TableQuestionsProps {
  readonly uploadId: string;
  readonly table: TableToMap;
  readonly draft: MappingDraft;
  /** Of this table. */
  readonly faults: readonly FaultInHand[];
  readonly onChange: (draft: MappingDraft) => void;
  readonly search: RefObject<InputRef | null>;
}

/** What is to be said of one table, from its dataset down to single values. */
export function TableQuestions({ uploadId, table, draft, faults, onChange, search }: TableQuestionsProps) {
  const answer = answerOf(draft, table);
  const query = useTableAs(uploadId, table, answer);
  const give = (next: Parameters<typeof withTable>[2]) => onChange(withTable(draft, table, next));
  const shown = query.data ?? table;
  const row = answer?.headerRow ?? shown.mapping.headerRow;
  const header = row === undefined ? undefined : { row, rows: answer?.headerRows ?? shown.mapping.headerRows ?? 1 };
  return (
    <>
      <DatasetQuestion
        table={table}
        answer={answer}
        faults={faultsAt(faults, "dataset")}
        onChoose={(dataset) => give(withDataset(table, dataset))}
      />
      <HeaderQuestion
        key={answer?.dataset}
        table={shown}
        header={header}
        faults={faultsAt(faults, "headerRow")}
        {...(answer === undefined || answer.dataset === null
          ? {}
          : { onChoose: (chosen: number, rows: number) => give(withHeader(answer, chosen, rows)) })}
      />
      {answer !== undefined && answer.dataset !== null && (
        <Moments query={query} skeleton={<Skeleton lines={12} />}>
          {(read) => {
            const view = viewOf(answer, read);
            if (view === undefined) return null;
            return (
              <>
                <RequiredColumns required={view.required} />
                <ColumnsQuestion
                  key={`${answer.dataset}/${header?.row}/${header?.rows}`}
                  view={view}
                  dateOrders={answer.dateOrders ?? {}}
                  faults={faults}
                  search={search}
                  onAcceptProposals={() =>
                    give([...view.proposed].reduce((so, [name, column]) => withColumn(so, name, column), answer))
                  }
                  onColumn={(name, column) => give(withColumn(answer, name, column))}
                  onValue={(column, value, means) => give(withValue(answer, column, value, means))}
                  onDateOrder={(column, order) => give(withDateOrder(answer, column, order))}
                />
                <ConstantsQuestion
                  view={view}
                  constants={answer.constants}
                  faults={faultsAt(faults, "constants")}
                  onConstant={(column, text) => give(withConstant(answer, column, text))}
                />
              </>
            );
          }}
        </Moments>
      )}
    </>
  );
}
