import type { Inspection } from "@jianheng/contract";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { Notice } from "../../components/Notice.tsx";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { mappingWords } from "../../words/mapping.ts";
import { FileFacts } from "./FileFacts.tsx";
import { tableKey } from "./mapping/draft.ts";
import { ProblemKinds } from "./ProblemKinds.tsx";
import { SheetTable } from "./SheetTable.tsx";

interface CheckStepProps {
  readonly inspection: Inspection;
  readonly onBack: () => void;
  readonly onNext: () => void;
}

/** What was understood of the files, before anything is accepted. */
export function CheckStep({ inspection, onBack, onNext }: CheckStepProps) {
  const { say, instant } = useWords();
  const read = inspection.sheets.filter(({ dataset }) => dataset !== null);
  const asked = inspection.questions.length > 0;
  return (
    <div className="stack">
      {inspection.sameAs !== null && (
        <Notice>
          <p>
            {say(wizardWords.sameAs, {
              at: instant(inspection.sameAs.acceptedAt),
              label: inspection.sameAs.label,
            })}
          </p>
          <Link to="/deliveries/$deliveryId" params={{ deliveryId: inspection.sameAs.deliveryId }}>
            {say(wizardWords.openSame)}
          </Link>
        </Notice>
      )}
      {asked && <Questions questions={inspection.questions} uploadId={inspection.uploadId} />}
      <p className="sentence">
        {say(wizardWords.understood, {
          sheets: read.length,
          cases: formatCount(inspection.cases),
          rows: formatCount(read.reduce((sum, { rows }) => sum + rows, 0)),
        })}
      </p>
      <section className="section">
        <h2>{say(wizardWords.sheets)}</h2>
        <SheetTable sheets={inspection.sheets} uploadId={inspection.uploadId} />
      </section>
      <section className="section">
        <h2>{say(wizardWords.problems)}</h2>
        <ProblemKinds problems={inspection.problems} />
      </section>
      <section className="section">
        <h2>{say(wizardWords.offices)}</h2>
        <ul className="line loose">
          {inspection.offices.map((office) => (
            <li key={office.code}>
              {say(wizardWords.officeCases, { office: office.name, cases: formatCount(office.cases) })}
              {office.standing === "new" && <span className="soft"> {say(wizardWords.officeNew)}</span>}
              {office.standing === "outOfReach" && <span className="strong"> {say(wizardWords.officeOutOfReach)}</span>}
            </li>
          ))}
        </ul>
      </section>
      <section className="section">
        <h2>{say(wizardWords.files)}</h2>
        <FileFacts files={inspection.files} />
      </section>
      {!inspection.canAccept && inspection.sameAs === null && !asked && (
        <Notice tone="problem">{say(wizardWords.cannotAccept)}</Notice>
      )}
      <div className="line">
        {asked ? (
          inspection.canAccept && <Button onClick={onNext}>{say(mappingWords.goOnAnyway)}</Button>
        ) : (
          <Button type="primary" disabled={!inspection.canAccept} onClick={onNext}>
            {say(wizardWords.next)}
          </Button>
        )}
        <Button onClick={onBack}>{say(wizardWords.chooseOthers)}</Button>
      </div>
    </div>
  );
}

interface QuestionsProps {
  readonly questions: Inspection["questions"];
  readonly uploadId: string;
}

/** What is asked, each a link to where it is answered. */
function Questions({ questions, uploadId }: QuestionsProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  return (
    <Notice>
      <p className="strong">
        {questions.length === 1 ? say(mappingWords.askedOne) : say(mappingWords.asked, { count: questions.length })}
      </p>
      <ul>
        {questions.map((question) => (
          <li key={`${question.kind}/${tableKey(question)}/${question.sentence.zh}`}>
            <Link to="/deliveries/new/mapping" search={{ uploadId, table: tableKey(question) }}>
              {say(question.sentence)}
            </Link>
            {question.recommended && <span className="small soft"> {say(mappingWords.recommended)}</span>}
          </li>
        ))}
      </ul>
      <div className="line asked-act">
        <Button type="primary" onClick={() => void navigate({ to: "/deliveries/new/mapping", search: { uploadId } })}>
          {say(mappingWords.openMapping)}
        </Button>
        <span className="small soft">{say(mappingWords.askedHint)}</span>
      </div>
    </Notice>
  );
}
