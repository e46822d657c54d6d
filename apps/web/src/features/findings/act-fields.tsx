// The inputs that acts ask for, one component for each kind of field.
import { dismissalReasons, type ActArguments, type FindingAct } from "@jianheng/contract";
import { Input, Radio } from "antd";
import { useId, type ComponentType } from "react";
import { DayField } from "../../components/DayField.tsx";
import { useWords } from "../../lib/words.tsx";
import { actWords } from "../../words/findings.ts";
import { levelWords } from "../../words/states.ts";
import { useMe } from "../session/session.ts";
import { needsReason, type ActField } from "./acts.ts";
import { AssigneeFields } from "./AssigneeFields.tsx";

/** What changes of the arguments; `undefined` takes one away. */
export type ArgumentsChange = { [Key in keyof ActArguments]?: ActArguments[Key] | undefined };

interface ActFieldProps {
  readonly act: FindingAct;
  readonly officeName: string;
  readonly given: ActArguments;
  readonly onChange: (part: ArgumentsChange) => void;
}

export const actFieldInputs: Readonly<Record<ActField, ComponentType<ActFieldProps>>> = {
  dismissalReason: DismissalReasonField,
  answerKind: AnswerKindField,
  assignee: AssigneeFields,
  answerDue: AnswerDueField,
  level: LevelField,
  reason: ReasonField,
};

function DismissalReasonField({ given, onChange }: ActFieldProps) {
  const { say } = useWords();
  return (
    <fieldset className="field">
      <legend>{say(actWords.dismissalReason)}</legend>
      <Radio.Group
        style={{ display: "flex", flexDirection: "column", gap: 4 }}
        value={given.dismissalReason}
        options={Object.entries(dismissalReasons).map(([value, words]) => ({ value, label: say(words) }))}
        onChange={(event) => onChange({ dismissalReason: event.target.value as ActArguments["dismissalReason"] })}
      />
    </fieldset>
  );
}

const answerKinds = [
  { value: "corrected", words: actWords.answerCorrected },
  { value: "explained", words: actWords.answerExplained },
  { value: "disputed", words: actWords.answerDisputed },
] as const;

function AnswerKindField({ given, onChange }: ActFieldProps) {
  const { say } = useWords();
  return (
    <fieldset className="field">
      <legend>{say(actWords.answerKind)}</legend>
      <Radio.Group
        value={given.answerKind}
        options={answerKinds.map(({ value, words }) => ({ value, label: say(words) }))}
        onChange={(event) => onChange({ answerKind: event.target.value as ActArguments["answerKind"] })}
      />
    </fieldset>
  );
}

function LevelField({ given, onChange }: ActFieldProps) {
  const { say } = useWords();
  return (
    <fieldset className="field">
      <legend>{say(actWords.level)}</legend>
      <Radio.Group
        value={given.level}
        options={(["L1", "L2", "L3"] as const).map((value) => ({ value, label: say(levelWords[value]) }))}
        onChange={(event) => onChange({ level: event.target.value as ActArguments["level"] })}
      />
    </fieldset>
  );
}

function AnswerDueField({ given, onChange }: ActFieldProps) {
  const { say } = useWords();
  const me = useMe();
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(actWords.answerDue)}
        <span className="soft">{say(actWords.optional)}</span>
      </label>
      <DayField id={id} value={given.answerDue} from={me.today} onChange={(answerDue) => onChange({ answerDue })} />
      <span className="small soft">{say(actWords.answerDueHint)}</span>
    </div>
  );
}

function ReasonField({ act, given, onChange }: ActFieldProps) {
  const { say } = useWords();
  const id = useId();
  const required = needsReason(act, given);
  const label = act === "comment" ? actWords.note : required ? actWords.reasonRequired : actWords.reason;
  return (
    <div className="field">
      <label htmlFor={id}>
        {say(label)}
        {!required && <span className="soft">{say(actWords.optional)}</span>}
      </label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3, maxRows: 10 }}
        maxLength={2000}
        value={given.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </div>
  );
}
