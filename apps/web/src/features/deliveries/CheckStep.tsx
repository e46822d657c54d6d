import type { Inspection } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { Notice } from "../../components/Notice.tsx";
import { formatCount } from "../../lib/format.ts";
import { useWords } from "../../lib/words.tsx";
import { wizardWords } from "../../words/deliveries.ts";
import { FileFacts } from "./FileFacts.tsx";
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
      <p className="sentence">
        {say(wizardWords.understood, {
          sheets: read.length,
          cases: formatCount(inspection.cases),
          rows: formatCount(read.reduce((sum, { rows }) => sum + rows, 0)),
        })}
      </p>
      <section className="section">
        <h2>{say(wizardWords.sheets)}</h2>
        <SheetTable sheets={inspection.sheets} />
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
      {!inspection.canAccept && inspection.sameAs === null && (
        <Notice tone="problem">{say(wizardWords.cannotAccept)}</Notice>
      )}
      <div className="line">
        <Button type="primary" disabled={!inspection.canAccept} onClick={onNext}>
          {say(wizardWords.next)}
        </Button>
        <Button onClick={onBack}>{say(wizardWords.chooseOthers)}</Button>
      </div>
    </div>
  );
}
