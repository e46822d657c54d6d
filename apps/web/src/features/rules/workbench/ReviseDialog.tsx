import { useNavigate } from "@tanstack/react-router";
import { Select } from "antd";
import { useId, useState } from "react";
import { useAnnounce } from "../../../lib/announce.tsx";
import { readRefusal } from "../../../lib/refusal.ts";
import { useWords } from "../../../lib/words.tsx";
import { failureWords } from "../../../words/failure.ts";
import { beginWords } from "../../../words/workbench.ts";
import { BeginDialog } from "./BeginDialog.tsx";
import { useTextInForce, type BenchRule } from "./queries.ts";
import { ruleRevisionRegister } from "./registers.ts";
import { raiseRevision } from "./rule-text.ts";

interface ReviseDialogProps {
  /** The parts of the rule, one for each dataset that it judges. */
  readonly parts: readonly [BenchRule, ...BenchRule[]];
  readonly onClose: () => void;
}

/** Begins a revision of a rule from its text in force. */
export function ReviseDialog({ parts, onClose }: ReviseDialogProps) {
  const { say } = useWords();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const id = useId();
  const [over, setOver] = useState(parts[0].over);
  const rule = parts.find((part) => part.over === over) ?? parts[0];
  const inForce = useTextInForce(rule);
  return (
    <BeginDialog
      register={ruleRevisionRegister}
      title={say(beginWords.reviseTitle, { rule: `${rule.id} ${say(rule.title)}` })}
      hint={say(beginWords.reviseHint)}
      okText={say(beginWords.begin)}
      ask={["source", "why"]}
      start={{ source: "own" }}
      known={() => {
        if (inForce.error !== null) return say(beginWords.noText, { why: say(readRefusal(inForce.error).sentence) });
        if (inForce.data === undefined) return say(failureWords.loading);
        const { text, revision, pack } = inForce.data;
        return {
          ruleId: rule.id,
          over: rule.over,
          ruleTitle: rule.title.zh,
          pack,
          basedOn: revision,
          ruleText: raiseRevision(text),
        };
      }}
      onDone={(row) => {
        announce(say(beginWords.begun, { number: row.number }));
        void navigate({ to: "/rules/workbench/$recordId", params: { recordId: row.id } });
      }}
      onClose={onClose}
    >
      {parts.length > 1 && (
        <div className="field">
          <label htmlFor={id}>{say(beginWords.part)}</label>
          <Select
            id={id}
            value={over}
            options={parts.map((part) => ({ value: part.over, label: `${part.over} · ${say(part.title)}` }))}
            onChange={setOver}
          />
        </div>
      )}
    </BeginDialog>
  );
}
