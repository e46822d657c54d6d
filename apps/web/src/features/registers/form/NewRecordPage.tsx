import { getRouteApi, Link } from "@tanstack/react-router";
import { EmptyState, Moments, Skeleton } from "../../../components/Moments.tsx";
import { useWords } from "../../../lib/words.tsx";
import { failureWords } from "../../../words/failure.ts";
import { formWords } from "../../../words/registers.ts";
import { useFinding } from "../../findings/queries.ts";
import { rememberedRecordsSearch } from "../list/filters.ts";
import { useRecord, useRegister } from "../queries.ts";
import { readOrigin, type Origin } from "./origin.ts";
import { NewRecordForm } from "./NewRecordForm.tsx";
import { whoText } from "./who-may.ts";
import "../registers.css";

const route = getRouteApi("/registers/$register/new");

export function NewRecordPage() {
  const words = useWords();
  const { say } = words;
  const { register } = route.useParams();
  const origin = readOrigin(route.useSearch().from);
  const query = useRegister(register);
  return (
    <div className="page">
      <Moments query={query} skeleton={<Skeleton lines={14} />}>
        {({ definition, mayCreate }) => (
          <>
            <Link to="/registers/$register" params={{ register }} search={rememberedRecordsSearch(register)}>
              ← {say(formWords.toList, { register: say(definition.title) })}
            </Link>
            {mayCreate ? (
              <WithOrigin origin={origin}>
                {(found) => <NewRecordForm key={register} definition={definition} origin={found} />}
              </WithOrigin>
            ) : (
              <EmptyState title={say(failureWords.deniedTitle)}>
                <p>{say(formWords.denied, { who: whoText(definition.create.by, definition, words) })}</p>
              </EmptyState>
            )}
          </>
        )}
      </Moments>
    </div>
  );
}

export interface FoundOrigin extends Origin {
  /** What people call it. */
  readonly label: string;
  readonly legalCase: { readonly no: string; readonly name: string } | null;
}

/** Looks up what the record arises from, before the form is drawn with what it says. */
function WithOrigin({
  origin,
  children,
}: {
  readonly origin: Origin | undefined;
  readonly children: (found: FoundOrigin | undefined) => React.ReactNode;
}) {
  if (origin === undefined) return children(undefined);
  if (origin.kind === "case")
    return children({ ...origin, label: origin.id, legalCase: { no: origin.id, name: origin.id } });
  if (origin.kind === "finding") return <FromFinding origin={origin}>{children}</FromFinding>;
  return <FromRecord origin={origin}>{children}</FromRecord>;
}

interface FromProps {
  readonly origin: Origin;
  readonly children: (found: FoundOrigin) => React.ReactNode;
}

function FromFinding({ origin, children }: FromProps) {
  return (
    <Moments query={useFinding(origin.id)} skeleton={<Skeleton lines={10} />}>
      {(finding) =>
        children({
          ...origin,
          label: `${finding.number} ${finding.caseName}`,
          legalCase: { no: finding.legalCaseNo, name: `${finding.legalCaseNo} ${finding.caseName}` },
        })
      }
    </Moments>
  );
}

function FromRecord({ origin, children }: FromProps) {
  return (
    <Moments query={useRecord(origin.id)} skeleton={<Skeleton lines={10} />}>
      {(record) => children({ ...origin, label: `${record.number} ${record.title}`, legalCase: null })}
    </Moments>
  );
}
