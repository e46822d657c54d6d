import type { RecordRow } from "@jianheng/contract";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Fragment } from "react";
import { DataTable } from "../../../components/DataTable.tsx";
import { EmptyState, Moments, Skeleton } from "../../../components/Moments.tsx";
import { useWords } from "../../../lib/words.tsx";
import { conferenceWords, kindWords } from "../../../words/conferences.ts";
import { commonWords } from "../../../words/format.ts";
import { useProblemsOfKind } from "../queries.ts";
import { putRightBefore } from "./put-right-before.ts";

const route = getRouteApi("/conferences/kinds");

type Problem = RecordRow & { readonly recurrenceOf: { readonly id: string; readonly number: string } | null };

/** Problems of one kind in the order in which they came: whether one was put right before, and came back. */
export function KindPage() {
  const { say } = useWords();
  const { kind = "" } = route.useSearch();
  const query = useProblemsOfKind(kind);
  return (
    <div className="page">
      <Link to="/conferences">← {say(conferenceWords.toOverview)}</Link>
      <h1>{say(kindWords.title, { kind })}</h1>
      {kind === "" ? (
        <p>{say(kindWords.choose)}</p>
      ) : (
        <Moments query={query} skeleton={<Skeleton lines={8} />}>
          {({ problems }) =>
            problems.length === 0 ? <EmptyState title={say(kindWords.none)} /> : <Problems problems={problems} />
          }
        </Moments>
      )}
    </div>
  );
}

function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { say, day } = useWords();
  const before = putRightBefore(problems);
  return (
    <div className="stack tight">
      <p className="soft">{say(kindWords.order)}</p>
      <DataTable
        label={say(kindWords.problem)}
        rows={problems}
        keyOf={({ id }) => id}
        columns={[
          {
            key: "problem",
            title: say(kindWords.problem),
            minWidth: 240,
            render: ({ id, number, title }) => (
              <Link to="/records/$recordId" params={{ recordId: id }}>
                <span className="whole">{number}</span> {title}
              </Link>
            ),
          },
          {
            key: "registeredOn",
            title: say(kindWords.registeredOn),
            width: 140,
            render: ({ registeredOn }) => <span className="whole">{day(registeredOn)}</span>,
          },
          {
            key: "department",
            title: say(kindWords.department),
            render: ({ fields, names }) => {
              const department = fields["responsibleDepartment"];
              return typeof department === "string" ? (names[department] ?? department) : "";
            },
          },
          {
            key: "state",
            title: say(kindWords.state),
            width: 130,
            render: ({ stateLabel }) => say(stateLabel),
          },
          {
            key: "before",
            title: say(kindWords.before),
            minWidth: 220,
            render: (problem) => <Before problem={problem} earlier={before.get(problem.id) ?? []} />,
          },
        ]}
      />
    </div>
  );
}

function Before({ problem, earlier }: { readonly problem: Problem; readonly earlier: readonly Problem[] }) {
  const { say } = useWords();
  const { recurrenceOf } = problem;
  const others = earlier.filter(({ id }) => id !== recurrenceOf?.id);
  return (
    <>
      {recurrenceOf !== null && (
        <p>
          {recurrenceOf.number === "" ? (
            say(kindWords.recurrenceHidden)
          ) : (
            <Link to="/records/$recordId" params={{ recordId: recurrenceOf.id }}>
              {say(kindWords.recurrence, { number: recurrenceOf.number })}
            </Link>
          )}
        </p>
      )}
      {others.length > 0 && (
        <p className="small">
          {say(kindWords.putRightBefore)}
          {others.map(({ id, number }, index) => (
            <Fragment key={id}>
              {index > 0 && say(commonWords.listComma)}
              <Link to="/records/$recordId" params={{ recordId: id }}>
                {number}
              </Link>
            </Fragment>
          ))}
        </p>
      )}
    </>
  );
}
