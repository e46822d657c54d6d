// How far a record has come through its flow, as its history tells it.
import type { RecordDetail, RegisterDefinition } from "@jianheng/contract";

type Entry = Pick<RecordDetail["history"][number], "act" | "to">;

export interface FlowPassed {
  readonly states: ReadonlySet<string>;
  /** `from>to` of the arrows gone. */
  readonly arrows: ReadonlySet<string>;
}

/** The history names states by their labels; acts that stay lead nowhere. */
export function flowPassed(
  definition: Pick<RegisterDefinition, "states">,
  history: readonly (Entry & { readonly seq: number })[],
): FlowPassed {
  const byLabel = new Map(definition.states.map(({ id, label }) => [label.zh, id]));
  const states = new Set<string>();
  const arrows = new Set<string>();
  let before: string | undefined;
  for (const { to } of history.toSorted((a, b) => a.seq - b.seq)) {
    const state = byLabel.get(to.zh);
    if (state === undefined) continue;
    if (before !== undefined && before !== state) arrows.add(`${before}>${state}`);
    states.add(state);
    before = state;
  }
  return { states, arrows };
}
