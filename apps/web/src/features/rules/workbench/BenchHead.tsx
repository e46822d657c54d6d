import type { RecordDetail, RegisterAct } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { Button, Dropdown, Modal } from "antd";
import { useState } from "react";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { benchWords, trialWords } from "../../../words/workbench.ts";
import { flowActs, primaryRecordAct } from "../../registers/acts.ts";
import { plainText } from "../../registers/field-values.ts";
import { useClosingItems } from "../../registers/record/use-closing-items.tsx";
import { RecordDue } from "../../registers/RecordDue.tsx";
import { useMe } from "../../session/session.ts";
import type { Draft } from "./use-draft.ts";
import type { Saving } from "./use-save.ts";

interface BenchHeadProps {
  readonly record: RecordDetail;
  readonly draft: Draft;
  readonly saving: Saving;
  /** The text has no mistake. */
  readonly isSound: boolean;
  /** This very text was tried. */
  readonly isTried: boolean;
  readonly isTrying: boolean;
  readonly onTry: () => void;
  readonly onAct: (act: string) => void;
}

/** Number, title and state; one primary act: saving what is unsaved, then trying, then what the flow expects. */
export function BenchHead(props: BenchHeadProps) {
  const { record, draft, saving, isSound, isTried, isTrying, onTry, onAct } = props;
  const { say } = useWords();
  const { today } = useMe();
  const closingItems = useClosingItems();
  const [isReverting, setReverting] = useState(false);
  const mayEdit = record.allowedActs.includes("edit");
  const expected = primaryRecordAct(record.definition, record);
  const others = flowActs(record.definition, record).filter(({ id }) => id !== "edit" && id !== expected?.id);
  const triesFirst = expected?.id === "tryOut" && !isTried;
  const primary = draft.isChanged && mayEdit ? "save" : triesFirst ? "try" : "act";
  const labelOf = (act: RegisterAct) => say(act.id === "tryOut" ? trialWords.putOnTrial : act.label);
  const items = [
    ...(mayEdit && draft.isChanged ? [{ key: "revert", label: say(benchWords.revert) }] : []),
    ...others.map((act) => ({ key: act.id, label: labelOf(act), disabled: draft.isChanged })),
    ...closingItems(record, "edit"),
  ];
  return (
    <div className="page-head record-head">
      <div>
        <h1>{record.title}</h1>
        <p className="line loose">
          <span className="whole soft">{record.number}</span>
          <span className="strong">{say(record.stateLabel)}</span>
          <Link to="/rules/$ruleId" params={{ ruleId: plainText(record.allFields["ruleId"]) }}>
            {say(benchWords.toRule)}
          </Link>
        </p>
        <p className="small soft" role="status">
          {stateOfText()}
        </p>
      </div>
      <div className="line no-print">
        {record.due !== null && (
          <>
            <span className="soft due-label">{say(record.due.label)}</span>
            <RecordDue due={record.due} today={today} />
          </>
        )}
        <Button
          type={primary === "try" ? "primary" : "default"}
          title={say(isSound ? trialWords.runHint : trialWords.mendFirst)}
          disabled={!isSound}
          loading={isTrying}
          onClick={onTry}
        >
          {say(trialWords.run)}
        </Button>
        {mayEdit && (
          <Button
            type={primary === "save" ? "primary" : "default"}
            aria-keyshortcuts="Control+S"
            disabled={!draft.isChanged || draft.isConflict}
            loading={saving.isSaving}
            onClick={saving.save}
          >
            {say(benchWords.save)}
          </Button>
        )}
        {expected !== undefined && (
          <Button
            type={primary === "act" ? "primary" : "default"}
            disabled={draft.isChanged}
            title={draft.isChanged ? say(benchWords.saveFirst) : undefined}
            onClick={() => onAct(expected.id)}
          >
            {labelOf(expected)}
          </Button>
        )}
        <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => choose(key) }}>
          <Button aria-haspopup="menu">{say(commonWords.moreActs)}</Button>
        </Dropdown>
      </div>
      <Modal
        open={isReverting}
        title={say(benchWords.revert)}
        okText={say(benchWords.revert)}
        cancelText={say(commonWords.cancel)}
        onOk={() => {
          draft.takeSaved();
          setReverting(false);
        }}
        onCancel={() => setReverting(false)}
      >
        <p>{say(benchWords.revertSure)}</p>
      </Modal>
    </div>
  );

  function choose(key: string) {
    if (key === "print") window.print();
    else if (key === "revert") setReverting(true);
    else onAct(key);
  }

  function stateOfText(): string {
    if (!mayEdit) {
      const isDraft = record.definition.acts.some(({ id, from }) => id === "edit" && from.includes(record.state));
      return isDraft
        ? say(benchWords.readOnlyOther, { author: record.author })
        : say(benchWords.readOnly, { state: say(record.stateLabel) });
    }
    if (!draft.isChanged) return say(benchWords.savedAlready);
    return [say(benchWords.unsaved), ...(record.state === "trial" ? [say(benchWords.savingReturns)] : [])].join(" ");
  }
}
