import type { RegisterAct, RegisterDefinition } from "@jianheng/contract";
import { useWords } from "../../../lib/words.tsx";
import { commonWords } from "../../../words/format.ts";
import { recordActWords } from "../../../words/registers.ts";

/** What follows from an act, said before it is done. */
export function WhatFollows({
  act,
  definition,
}: {
  readonly act: RegisterAct;
  readonly definition: RegisterDefinition;
}) {
  const { say } = useWords();
  const list = (texts: readonly string[]) => texts.join(say(commonWords.listComma));
  const labelsOf = (
    all: readonly { readonly id: string; readonly label: RegisterAct["label"] }[],
    ids: readonly string[] | undefined,
  ) => (ids ?? []).flatMap((id) => all.filter((one) => one.id === id).map((one) => say(one.label)));
  const state = definition.states.find(({ id }) => id === act.to);
  const limits = labelsOf(definition.limits, act.starts);
  const documents = labelsOf(definition.documents, act.prints);
  const relations = (act.opens ?? []).map(({ relation }) => say(relation));
  const parts = [
    state === undefined ? say(recordActWords.staysState) : say(recordActWords.toState, { state: say(state.label) }),
    ...(limits.length > 0 ? [say(recordActWords.startsLimits, { limits: list(limits) })] : []),
    ...(documents.length > 0 ? [say(recordActWords.prints, { documents: list(documents) })] : []),
    ...(relations.length > 0 ? [say(recordActWords.opens, { relations: list(relations) })] : []),
  ];
  return <p className="small soft">{parts.join(say(commonWords.listSemicolon))}</p>;
}
