// A shipped definition as its text says, read by the YAML library alone: what tests expect of the kernel comes from here
// and never from the definition that the kernel itself compiled.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

export type PlainValues = Readonly<Record<string, unknown>>;

interface Named {
  readonly id: string;
  readonly label: { readonly zh: string; readonly en: string };
}

/** How a record begins; `by` and the rest as in an act. */
interface PlainBegin {
  readonly by: readonly string[];
  readonly writes: readonly string[];
  readonly starts?: readonly string[];
  readonly notifies?: readonly string[];
  readonly to: string;
  readonly example: PlainValues;
}

export interface PlainAct extends Named {
  readonly from: readonly string[];
  readonly to?: string;
  readonly by: readonly string[];
  readonly except?: readonly string[];
  readonly ground?: "none" | "optional" | "required";
  readonly starts?: readonly string[];
  readonly stops?: readonly string[];
  readonly opens?: readonly { readonly register: string; readonly set: Readonly<Record<string, string>> }[];
  readonly prints?: readonly string[];
  readonly notifies?: readonly string[];
  readonly example?: PlainValues;
}

export interface PlainRegister {
  readonly register: string;
  readonly fields: readonly (Named & {
    readonly type: string;
    readonly register?: string;
    readonly readBy?: readonly string[];
  })[];
  readonly states: readonly (Named & { readonly end?: boolean })[];
  readonly create: PlainBegin;
  readonly acts: readonly PlainAct[];
  readonly limits?: readonly (Named & { readonly until?: string })[];
  readonly documents?: readonly Named[];
}

/** An act from one of the states that it starts from. */
export interface Transition {
  readonly act: PlainAct;
  readonly from: string;
  readonly to: string;
}

const folder = fileURLToPath(new URL("../../../registers", import.meta.url));

export const shippedTexts: ReadonlyMap<string, string> = new Map(
  readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => [path.basename(file, ".yaml"), readFileSync(path.join(folder, file), "utf8")]),
);

export const plainRegisters: readonly PlainRegister[] = [...shippedTexts.values()].map(
  (text) => parse(text) as PlainRegister,
);

export function plainRegister(id: string): PlainRegister {
  const found = plainRegisters.find(({ register }) => register === id);
  if (found === undefined) throw new Error(`no register ${id}`);
  return found;
}

export function transitionsOf({ acts }: PlainRegister): readonly Transition[] {
  return acts.flatMap((act) => act.from.map((from) => ({ act, from, to: act.to ?? from })));
}

/** The fewest transitions from one state to another, in the order of the definition; undefined where none lead there. */
export function shortestPath(register: PlainRegister, from: string, to: string): readonly Transition[] | undefined {
  const found = new Map<string, readonly Transition[]>([[from, []]]);
  for (const [state, way] of found) {
    if (state === to) return way;
    for (const transition of transitionsOf(register))
      if (transition.from === state && !found.has(transition.to)) found.set(transition.to, [...way, transition]);
  }
  return undefined;
}

export function nameOf({ act, from }: Transition): string {
  return `${act.id}@${from}`;
}

export function isEnd(register: PlainRegister, state: string): boolean {
  return register.states.some(({ id, end }) => id === state && end === true);
}
