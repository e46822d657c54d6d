import { dataStates, findingActs, findingStates, type FindingAct, type FindingRow } from "@jianheng/contract";
import { QuestionCircleOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import type { TableColumn } from "../../components/DataTable.tsx";
import { DueDay } from "../../components/DueDay.tsx";
import { Sentence } from "../../components/Sentence.tsx";
import type { SpokenLanguage } from "../../lib/words.tsx";
import { findingsWords } from "../../words/findings.ts";
import { commonWords } from "../../words/format.ts";
import { dutyWords, levelWords, outcomeWords } from "../../words/states.ts";
import { primaryAct } from "./acts.ts";

interface ColumnContext extends SpokenLanguage {
  readonly today: string;
  readonly onAct: (row: FindingRow, act: FindingAct) => void;
}

export const columnsHiddenAtFirst = [
  "number",
  "kind",
  "rule",
  "level",
  "dueDate",
  "subject",
  "duty",
  "department",
  "dutyPerson",
  "assignee",
  "office",
  "timesFound",
];

/** Every column of the list. First what people say aloud, last the next act. */
export function findingColumns({ say, day, today, onAct }: ColumnContext): TableColumn<FindingRow>[] {
  return [
    {
      key: "case",
      title: say(findingsWords.columnCase),
      width: 190,
      render: (row) => (
        <Link to="/findings/$findingId" params={{ findingId: row.id }}>
          <span className="whole">{row.legalCaseNo}</span>
          <span className="clamp one" title={row.caseName}>
            {row.caseName}
          </span>
        </Link>
      ),
    },
    {
      key: "message",
      title: say(findingsWords.columnMessage),
      minWidth: 260,
      render: (row) => (
        <span className="clamp" title={say(row.message)}>
          {row.outcome === "undetermined" && (
            <QuestionCircleOutlined role="img" aria-label={say(outcomeWords.undetermined)} className="before-words" />
          )}
          <Sentence text={say(row.message)} />
        </span>
      ),
    },
    { key: "kind", title: say(findingsWords.kinds), width: 100, render: (row) => say(row.kind) },
    {
      key: "number",
      title: say(findingsWords.columnNumber),
      width: 150,
      render: (row) => <span className="whole">{row.number}</span>,
    },
    { key: "subject", title: say(findingsWords.columnSubject), width: 110, render: (row) => row.subject.label },
    {
      key: "rule",
      title: say(findingsWords.columnRule),
      width: 180,
      render: (row) => `${row.rule} ${say(row.ruleTitle)}`,
    },
    { key: "level", title: say(findingsWords.level), width: 96, render: (row) => say(levelWords[row.level]) },
    { key: "duty", title: say(findingsWords.duty), width: 90, render: (row) => say(dutyWords[row.duty]) },
    {
      key: "state",
      title: say(findingsWords.state),
      width: 112,
      render: (row) => (
        <span>
          {say(findingStates[row.state])}
          {row.dataState !== "present" && (
            <>
              <br />
              <span className="small soft">{say(dataStates[row.dataState])}</span>
            </>
          )}
        </span>
      ),
    },
    {
      key: "dueDate",
      title: say(findingsWords.columnDueDate),
      width: 116,
      render: (row) =>
        row.dueDate === null ? (
          <span className="soft">{say(commonWords.none)}</span>
        ) : (
          <span className="whole">{day(row.dueDate)}</span>
        ),
    },
    {
      key: "answerDue",
      title: say(findingsWords.columnAnswerDue),
      width: 122,
      render: (row) =>
        row.answerDue === null ? (
          <span className="soft" aria-label={say(commonWords.none)}>
            –
          </span>
        ) : (
          <DueDay due={row.answerDue} light={row.light} today={today} />
        ),
    },
    { key: "handler", title: say(findingsWords.columnHandler), width: 80, render: (row) => row.handler },
    {
      key: "dutyPerson",
      title: say(findingsWords.columnDutyPerson),
      width: 90,
      render: (row) => row.dutyPerson ?? <span className="soft">{say(commonWords.none)}</span>,
    },
    {
      key: "assignee",
      title: say(findingsWords.columnAssignee),
      width: 100,
      render: (row) => row.assignee ?? <span className="soft">{say(commonWords.none)}</span>,
    },
    { key: "department", title: say(commonWords.department), width: 120, render: (row) => row.department },
    { key: "office", title: say(commonWords.office), width: 160, render: (row) => row.office },
    {
      key: "timesFound",
      title: say(findingsWords.columnTimesFound),
      width: 72,
      align: "number",
      render: (row) => row.timesFound,
    },
    {
      key: "next",
      title: say(findingsWords.columnNextAct),
      width: 124,
      render: (row) => {
        const act = primaryAct(row);
        return act === null ? (
          <span className="small soft">{say(findingsWords.noNextAct)}</span>
        ) : (
          <Button size="small" className="wrapping" onClick={() => onAct(row, act)}>
            {say(findingActs[act])}
          </Button>
        );
      },
    },
  ];
}
