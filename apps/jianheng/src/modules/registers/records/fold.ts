// What a record is, told by its acts alone. The stored columns are this fold, kept for lists; whoever has the history
// must come to the same.
import { createAct, type FieldValues, type RegisterDefinition } from "@jianheng/contract";

import { byOf } from "./people.ts";

/** An act as the ledger holds it, as far as the fold needs it. */
export interface ActOfRecord {
  readonly seq: number;
  readonly act: string;
  readonly fromState: string;
  readonly toState: string;
  readonly byPerson: string;
  readonly forOffice: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

export interface FoldedRecord {
  readonly state: string;
  readonly ended: boolean;
  readonly version: number;
  /** Open ones that have a value. */
  readonly fields: FieldValues;
  /** Act: the person who last did it, the absent one where somebody stood in; and who that was. */
  readonly doers: Readonly<Record<string, string>>;
  readonly authorId: string;
  readonly officeCode: string;
  /** Acts that the definition's flow does not allow where they stand, in words. */
  readonly problems: readonly string[];
}

/** `acts`: all of them, in order, at least one. */
export function foldRecord(definition: RegisterDefinition, acts: readonly ActOfRecord[]): FoldedRecord {
  const problems: string[] = [];
  const fields: Record<string, FieldValues[string]> = {};
  const doers: Record<string, string> = {};
  let state = "";
  for (const [index, act] of acts.entries()) {
    if (act.seq !== index + 1) problems.push(`第 ${index + 1} 步缺失`);
    const next = stateAfter(definition, state, act);
    if (next === undefined) problems.push(`第 ${act.seq} 步“${act.act}”不能在“${state}”办理`);
    else if (act.fromState !== state || act.toState !== next)
      problems.push(
        `第 ${act.seq} 步“${act.act}”应由“${state}”至“${next}”，所记为“${act.fromState}”至“${act.toState}”`,
      );
    state = next ?? act.toState;
    for (const [id, value] of Object.entries((act.arguments["fields"] ?? {}) as FieldValues))
      if (value === null) delete fields[id];
      else fields[id] = value;
    noteDoer(doers, act);
  }
  return {
    state,
    ended: definition.states.find(({ id }) => id === state)?.end === true,
    version: acts.length,
    fields,
    doers,
    authorId: acts[0]?.byPerson ?? "",
    officeCode: acts[0]?.forOffice ?? "",
    problems,
  };
}

/** The absent one did it, and beside him stands who did it in his name; a record's author is who registered it. */
function noteDoer(doers: Record<string, string>, { act, byPerson, arguments: { onBehalfOf } }: ActOfRecord): void {
  const isFor = act !== createAct && typeof onBehalfOf === "string";
  doers[act] = isFor ? onBehalfOf : byPerson;
  if (isFor) doers[byOf(act)] = byPerson;
  else delete doers[byOf(act)];
}

/** Undefined where the act has no place. Acts that no definition names leave the state as it is. */
function stateAfter(definition: RegisterDefinition, state: string, { act }: ActOfRecord): string | undefined {
  if (act === createAct) return state === "" ? definition.create.to : undefined;
  if (state === "") return undefined;
  const spec = definition.acts.find(({ id }) => id === act);
  if (spec === undefined) return state;
  return spec.from.includes(state) ? (spec.to ?? state) : undefined;
}
