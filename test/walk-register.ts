// A record's way through a register without a server: examples are given in the order of acts, derived fields computed,
// and everything that would refuse an act is named.
import type { FieldValues } from "@jianheng/contract";
import type {
  CompiledRegister,
  RecordFacts,
} from "../apps/jianheng/src/modules/registers/definition/compiled-register.ts";

/** The office's day on which all acts of a walk are done. */
const today = "2026-07-06";

export interface Walked {
  readonly facts: RecordFacts;
  /** What would have refused an act: the guard's message, or the field that has no value. */
  readonly refusals: readonly string[];
}

interface Step {
  readonly needs?: readonly string[] | undefined;
  readonly guards?: readonly { readonly message: { readonly zh: string } }[] | undefined;
  readonly example?: Readonly<Record<string, unknown>> | undefined;
  readonly to?: string | undefined;
}

/** `create` and then the acts, each with its example; `instead` are values given in place of the last act's. */
export function walk(register: CompiledRegister, acts: readonly string[], instead: FieldValues = {}): Walked {
  const { create } = register.definition;
  const way = ["create", ...acts];
  const refusals: string[] = [];
  let facts: RecordFacts = {
    values: {},
    names: {},
    number: "示例〔2026〕1号",
    state: create.to,
    author: "p-officer",
    office: "990102",
    department: "县一部",
    registeredOn: "2026-07-01",
  };
  for (const [index, id] of way.entries()) {
    const step: Step | undefined = id === "create" ? create : register.act(id);
    if (step === undefined) throw new Error(`no act ${id}`);
    const given = { ...step.example, ...(index === way.length - 1 ? instead : {}) } as FieldValues;
    facts = { ...facts, state: step.to ?? facts.state, values: { ...facts.values, ...given } };
    facts = { ...facts, values: { ...facts.values, ...register.derive(facts, today) } };
    const answers = register.guards(id, facts, today);
    refusals.push(
      ...(step.needs ?? []).filter((field) => isEmpty(facts.values[field])).map((field) => `${id}: ${field}`),
      ...answers.flatMap(({ holds }, at) => (holds === true ? [] : [step.guards?.[at]?.message.zh ?? ""])),
    );
  }
  return { facts, refusals };
}

function isEmpty(value: FieldValues[string] | undefined): boolean {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** A shortest way to each act from each state that it is possible in. */
export function waysThrough({ definition }: CompiledRegister): readonly (readonly string[])[] {
  const ways = new Map<string, readonly string[]>([[definition.create.to, []]]);
  // A map is walked in the order of adding, states found on the way included.
  for (const [state, way] of ways) {
    for (const { id, from, to } of definition.acts) {
      if (to !== undefined && from.includes(state) && !ways.has(to)) ways.set(to, [...way, id]);
    }
  }
  return definition.acts.flatMap(({ id, from }) => from.map((state) => [...(ways.get(state) ?? []), id]));
}

/** The words of a paper that the last act of the way prints. */
export function paperOf(register: CompiledRegister, acts: readonly string[], document: string): string {
  const { title, addressee, blocks, copies } = register.document(document, walk(register, acts).facts, today);
  const body = blocks.map((block) =>
    block.kind === "table" ? block.rows.map((row) => row.join("|")).join("\n") : block.text,
  );
  return [title, addressee, ...body, copies].filter((part) => part !== null).join("\n");
}
