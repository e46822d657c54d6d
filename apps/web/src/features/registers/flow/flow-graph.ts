// The flow of a register as a graph: states, and the acts that lead from one to another.
import type { RegisterDefinition } from "@jianheng/contract";

export interface FlowArrow {
  readonly from: string;
  readonly to: string;
  /** Acts that lead this way, in the order of the definition. */
  readonly acts: readonly string[];
}

/** An act that leads from many states to one: an arrow each would hide the flow, so it is one short arrow to its end. */
export interface FlowGathered {
  readonly to: string;
  readonly act: string;
  readonly from: readonly string[];
}

export interface FlowGraph {
  readonly states: readonly string[];
  readonly start: string;
  readonly arrows: readonly FlowArrow[];
  readonly gathered: readonly FlowGathered[];
}

/** More states than these that an act can be done in, and its arrows are gathered. */
const arrowsMost = 3;

/** States in the order of the definition; acts between the same two states are one arrow, acts that stay are none. */
export function flowGraph(definition: Pick<RegisterDefinition, "states" | "acts" | "create">): FlowGraph {
  const arrows = new Map<string, { from: string; to: string; acts: string[] }>();
  const gathered: FlowGathered[] = [];
  for (const act of definition.acts) {
    if (act.to !== undefined && act.from.length > arrowsMost) {
      const { to } = act;
      gathered.push({ to, act: act.id, from: act.from.filter((state) => state !== to) });
      continue;
    }
    for (const from of act.from) {
      if (act.to === undefined || act.to === from) continue;
      const key = `${from}>${act.to}`;
      const arrow = arrows.get(key) ?? { from, to: act.to, acts: [] };
      arrow.acts.push(act.id);
      arrows.set(key, arrow);
    }
  }
  const states = definition.states.map(({ id }) => id);
  return { states, start: definition.create.to, arrows: [...arrows.values()], gathered };
}

/**
 * The arrows that lead back: those to a state that one has already come through. Looked for from the start, in the order
 * of the states, so that the same definition is always drawn the same way.
 */
export function backArrows({ states, start, arrows }: FlowGraph): ReadonlySet<FlowArrow> {
  const place = new Map(states.map((state, index) => [state, index]));
  const leaving = new Map<string, FlowArrow[]>();
  for (const arrow of arrows) leaving.set(arrow.from, [...(leaving.get(arrow.from) ?? []), arrow]);
  const back = new Set<FlowArrow>();
  const under = new Set<string>();
  const done = new Set<string>();

  function visit(state: string) {
    under.add(state);
    const next = (leaving.get(state) ?? []).toSorted((a, b) => (place.get(a.to) ?? 0) - (place.get(b.to) ?? 0));
    for (const arrow of next) {
      if (under.has(arrow.to)) back.add(arrow);
      else if (!done.has(arrow.to)) visit(arrow.to);
    }
    under.delete(state);
    done.add(state);
  }

  for (const state of [start, ...states]) if (!done.has(state)) visit(state);
  return back;
}

/** The column of each state: one right of the furthest state that leads to it. */
export function columnsOf(graph: FlowGraph, back: ReadonlySet<FlowArrow>): ReadonlyMap<string, number> {
  const forward = graph.arrows.filter((arrow) => !back.has(arrow));
  const columns = new Map(graph.states.map((state) => [state, 0]));
  // Without the arrows back there is no circle: as many rounds as there are states settle everything.
  for (let round = 0; round < graph.states.length; round += 1) {
    for (const { from, to } of forward) columns.set(to, Math.max(columns.get(to) ?? 0, (columns.get(from) ?? 0) + 1));
  }
  placeGathered(graph, columns);
  return columns;
}

/** A state that only a gathered act leads to, and from which nothing leads on, stands at the end, in a column of its own. */
function placeGathered({ states, start, arrows, gathered }: FlowGraph, columns: Map<string, number>): void {
  const last = Math.max(...columns.values());
  for (const state of states) {
    const alone = state !== start && !arrows.some(({ from, to }) => from === state || to === state);
    if (alone && gathered.some(({ to }) => to === state)) columns.set(state, last + 1);
  }
}
