import { useNavigate } from "@tanstack/react-router";
import { Select } from "antd";
import { useId, useState } from "react";
import { Input } from "antd";
import { useAnnounce } from "../../../lib/announce.tsx";
import { useWords } from "../../../lib/words.tsx";
import { formWords } from "../../../words/registers.ts";
import { beginWords, benchWords } from "../../../words/workbench.ts";
import { RequiredMark } from "../../registers/form/RowsInput.tsx";
import { BeginDialog } from "./BeginDialog.tsx";
import { useDraftFrom, useVocabulary, type BenchRule } from "./queries.ts";
import { ruleRevisionRegister } from "./registers.ts";
import { sampleRule } from "./rule-text.ts";

/** The pack of what an office writes for itself. */
const ownPack = "own";

/** Begins a rule that is not in the book: from a commented sample over the chosen table, or from cases of a circular. */
export function NewRuleDialog({
  rules,
  circular,
  onClose,
}: {
  readonly rules: readonly BenchRule[];
  readonly circular?: { readonly caseNos: readonly string[]; readonly fault: string };
  readonly onClose: () => void;
}) {
  const { say, language } = useWords();
  const announce = useAnnounce();
  const navigate = useNavigate();
  const form = useId();
  const vocabulary = useVocabulary();
  const [ruleId, setRuleId] = useState("");
  const [title, setTitle] = useState(circular?.fault ?? "");
  const [over, setOver] = useState<string | undefined>(undefined);

  const drafting = useDraftFrom();

  async function known() {
    const missing = (label: string) => say(formWords.missing, { field: label });
    const dataset = vocabulary.data?.datasets.find(({ label }) => label === over);
    if (ruleId === "") return missing(say(beginWords.ruleId));
    if (!/^[A-Z][A-Z0-9]*$/.test(ruleId)) return say(beginWords.ruleIdWrong);
    if (title.trim() === "") return missing(say(benchWords.title));
    if (dataset === undefined) return missing(say(beginWords.over));
    if (rules.some((rule) => rule.id === ruleId && rule.over === dataset.label))
      return say(beginWords.ruleIdTaken, { id: ruleId });
    const about = { id: ruleId, title: title.trim() };
    const ruleText =
      circular === undefined
        ? sampleRule(about, dataset, language)
        : (await drafting.mutateAsync({ ...about, over: dataset.label, caseNos: [...circular.caseNos] })).text;
    return { ruleId, over: dataset.label, ruleTitle: about.title, pack: ownPack, ruleText };
  }

  return (
    <BeginDialog
      register={ruleRevisionRegister}
      title={say(beginWords.newTitle)}
      hint={say(circular === undefined ? beginWords.newHint : beginWords.circularHint)}
      okText={say(beginWords.begin)}
      ask={["source", "why"]}
      start={{ source: circular === undefined ? "own" : "circular" }}
      known={known}
      onDone={(row) => {
        announce(say(beginWords.begun, { number: row.number }));
        void navigate({ to: "/rules/workbench/$recordId", params: { recordId: row.id } });
      }}
      onClose={onClose}
    >
      <div className="field">
        <label htmlFor={`${form}-id`}>
          {say(beginWords.ruleId)}
          <RequiredMark />
        </label>
        <Input
          id={`${form}-id`}
          value={ruleId}
          maxLength={40}
          aria-describedby={`${form}-id-hint`}
          onChange={(event) => setRuleId(event.target.value.trim().toUpperCase())}
        />
        <p id={`${form}-id-hint`} className="small soft">
          {say(beginWords.ruleIdHint)}
        </p>
      </div>
      <div className="field">
        <label htmlFor={`${form}-title`}>
          {say(benchWords.title)}
          <RequiredMark />
        </label>
        <Input id={`${form}-title`} value={title} maxLength={200} onChange={(event) => setTitle(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${form}-over`}>
          {say(beginWords.over)}
          <RequiredMark />
        </label>
        <Select
          id={`${form}-over`}
          showSearch
          loading={vocabulary.isPending}
          {...(over === undefined ? {} : { value: over })}
          options={(vocabulary.data?.datasets ?? []).map(({ label }) => ({ value: label, label }))}
          onChange={setOver}
        />
      </div>
    </BeginDialog>
  );
}
