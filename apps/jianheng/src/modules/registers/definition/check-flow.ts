// The flow as a whole: every state is reached, leads on or ends, and what an act needs was written by then. Only a
// definition of sound shape is judged so: a part that could not be read would look like one that is not there.

import type { RegisterDefinition } from "@jianheng/contract";
import { isDerived } from "./check-references.ts";
import type { DefinitionFaults, DefinitionPath } from "./definition-faults.ts";

export function checkFlow(definition: RegisterDefinition, faults: DefinitionFaults): void {
  if (statesExist(definition)) checkStates(definition, faults);
  checkNeeds(definition, faults);
  checkExamples(definition, faults);
  checkLimitsStart(definition, faults);
}

/** A misspelt state is one fault; what could not be reached by it would only be its echo. */
function statesExist({ states, create, acts }: RegisterDefinition): boolean {
  const known = new Set(states.map(({ id }) => id));
  return [create.to, ...acts.flatMap(({ from, to }) => [...from, to ?? create.to])].every((state) => known.has(state));
}

function checkStates(definition: RegisterDefinition, faults: DefinitionFaults): void {
  const { states, acts, create } = definition;
  const reached = statesFrom(definition, [create.to]);
  const ends = new Set(states.filter(({ end }) => end === true).map(({ id }) => id));
  states.forEach(({ id }, index) => {
    const path = ["states", index, "id"];
    if (!reached.has(id)) faults.report("register.state_unreachable", path, { state: id });
    const leadsOn = acts.some(
      ({ from, to, expected }) => expected && from.includes(id) && to !== undefined && to !== id,
    );
    if (!ends.has(id) && !leadsOn) faults.report("register.state_stuck", path, { state: id });
  });
  acts.forEach(({ id, from, expected }, index) => {
    from.forEach((state, at) => {
      if (expected && ends.has(state)) {
        faults.report("register.end_expected", ["acts", index, "from", at], { act: id, state });
      }
    });
  });
}

/** The given states and all that acts lead to from them. */
function statesFrom({ acts }: RegisterDefinition, starts: Iterable<string>): ReadonlySet<string> {
  const reached = new Set(starts);
  // A set is walked in the order of adding, states found on the way included.
  for (const state of reached) {
    for (const { from, to } of acts) if (to !== undefined && from.includes(state)) reached.add(to);
  }
  return reached;
}

function checkNeeds(definition: RegisterDefinition, faults: DefinitionFaults): void {
  const { fields, create, acts } = definition;
  const derived = fields.filter(isDerived).map(({ id }) => id);
  const check = (needs: readonly string[] | undefined, written: ReadonlySet<string>, path: DefinitionPath): void => {
    needs?.forEach((id, index) => {
      const isField = fields.some((field) => field.id === id);
      if (isField && !written.has(id)) {
        faults.report("register.needs_unwritten", [...path, "needs", index], { field: id });
      }
    });
  };
  check(create.needs, new Set([...create.writes, ...derived]), ["create"]);
  acts.forEach(({ from, writes, needs }, index) => {
    const before = acts.filter((act) => {
      const after = statesFrom(definition, act.to === undefined ? act.from : [act.to]);
      return from.some((state) => after.has(state));
    });
    const written = [...create.writes, ...derived, ...(writes ?? []), ...before.flatMap((act) => act.writes ?? [])];
    check(needs, new Set(written), ["acts", index]);
  });
}

/** An example gives what the act writes. */
function checkExamples({ fields, create, acts }: RegisterDefinition, faults: DefinitionFaults): void {
  const check = (path: DefinitionPath, example: object | undefined, writes: readonly string[] | undefined): void => {
    for (const id of Object.keys(example ?? {})) {
      if (writes?.includes(id) === true || !fields.some((field) => field.id === id)) continue;
      faults.reportKey("register.example_unwritten", [...path, "example", id], { field: id });
    }
  };
  check(["create"], create.example, create.writes);
  acts.forEach(({ example, writes }, index) => check(["acts", index], example, writes));
}

function checkLimitsStart({ limits, create, acts }: RegisterDefinition, faults: DefinitionFaults): void {
  const started = new Set([...(create.starts ?? []), ...acts.flatMap(({ starts }) => starts ?? [])]);
  limits.forEach(({ id }, index) => {
    if (!started.has(id)) faults.report("register.limit_idle", ["limits", index, "id"], { limit: id });
  });
}
