// What an act would make of a record, and why it cannot be: values read, references checked, needs and guards judged.
import type { Bilingual, FieldFault, FieldValues, RegisterAct, RegisterDefinition } from "@jianheng/contract";
import type { Tx } from "../../../database/pool.ts";
import { refuse, refuseFields, type Refusal } from "../../../http/refusal.ts";
import type { CompiledRegister, RecordFacts } from "../definition/index.ts";
import { readField } from "./field-values.ts";
import { namesFor, readReferences, referenceFaults, type KnownReferences } from "./references.ts";

/** An act as the writer needs it; `create` is one too. */
export type ActSpec = Pick<RegisterAct, "id" | "label" | "ground"> &
  Partial<
    Pick<RegisterAct, "to" | "writes" | "needs" | "guards" | "starts" | "stops" | "opens" | "prints" | "notifies">
  >;

export const createLabel: Bilingual = { zh: "登记", en: "Register" };

export function createSpec({ create }: RegisterDefinition): ActSpec {
  const { by: _by, example: _example, ...rest } = create;
  return { id: "create", label: createLabel, ground: "optional", ...rest };
}

export interface PreparedAct {
  /** All values afterwards, derived ones included. */
  readonly values: FieldValues;
  /** Fields that differ from before, with their new values. */
  readonly changes: FieldValues;
  readonly facts: RecordFacts;
}

/** What is given for an act: its form's values, its reason, the office's day. */
export interface GivenAct {
  readonly fields: FieldValues;
  readonly ground: string | null;
  readonly today: string;
}

/** `before`: what expressions saw of the record until now. */
export async function prepareAct(
  tx: Tx,
  compiled: CompiledRegister,
  spec: ActSpec,
  before: RecordFacts,
  given: GivenAct,
): Promise<PreparedAct | Refusal> {
  const { definition } = compiled;
  const read = readGiven(definition, spec, given.fields);
  const values = { ...before.values, ...read.values };
  const known = await readReferences(tx, [{ definition, values }], given.today);
  return judgeRead(compiled, spec, before, { ...given, read }, known);
}

/**
 * The same for many records that begin by one request: what they refer to is read once. Answers row by row; `turn` is
 * told how many were judged, and may end the work by throwing.
 */
export async function prepareMany(
  tx: Tx,
  compiled: CompiledRegister,
  spec: ActSpec,
  before: RecordFacts,
  given: Omit<GivenAct, "fields"> & { readonly rows: readonly FieldValues[] },
  turn: (done: number) => Promise<void>,
): Promise<readonly (PreparedAct | Refusal)[]> {
  const { definition } = compiled;
  const reads = given.rows.map((fields) => readGiven(definition, spec, fields));
  const wanted = reads.map(({ values }) => ({ definition, values: { ...before.values, ...values } }));
  const known = await readReferences(tx, wanted, given.today);
  const answers: (PreparedAct | Refusal)[] = [];
  for (const read of reads) {
    answers.push(judgeRead(compiled, spec, before, { ...given, read }, known));
    if (answers.length % rowsPerTurn === 0) await turn(answers.length);
  }
  return answers;
}

/** Thousands of rows are judged in turns with other requests. */
const rowsPerTurn = 50;

type ReadGiven = ReturnType<typeof readGiven>;

function judgeRead(
  compiled: CompiledRegister,
  spec: ActSpec,
  before: RecordFacts,
  { read, ground, today }: Omit<GivenAct, "fields"> & { readonly read: ReadGiven },
  known: KnownReferences,
): PreparedAct | Refusal {
  const { definition } = compiled;
  const faults: FieldFault[] = [...read.faults, ...referenceFaults(definition, read.values, known)];
  const typed = { ...before.values, ...read.values };
  const names = { ...before.names, ...namesFor(definition, typed, known) };
  const derived = compiled.derive({ ...before, values: typed, names }, today);
  const values = { ...typed, ...derived };
  faults.push(...missingFields(definition, spec, values, faults));
  if (faults.length > 0) return refuseFields(faults);
  if (spec.ground === "required" && ground === null) return refuse("act.reason_required");
  const facts = { ...before, values, names };
  const refusal = refusalOfGuards(compiled, spec, facts, today);
  if (refusal !== null) return refusal;
  return { values, changes: changesBetween(before.values, values), facts };
}

function readGiven(definition: RegisterDefinition, spec: ActSpec, given: FieldValues) {
  const values: Record<string, FieldValues[string]> = {};
  const faults: FieldFault[] = [];
  for (const [id, value] of Object.entries(given)) {
    const field = definition.fields.find((each) => each.id === id);
    if (field === undefined || spec.writes?.includes(id) !== true) {
      faults.push({ field: id, message: { zh: "这一步不填写此项", en: "this act does not write this field" } });
      continue;
    }
    const read = readField(field, value);
    faults.push(...read.faults);
    values[id] = read.value;
  }
  return { values, faults };
}

function missingFields(
  definition: RegisterDefinition,
  spec: ActSpec,
  values: FieldValues,
  known: readonly FieldFault[],
): readonly FieldFault[] {
  const missing = (spec.needs ?? []).filter(
    (id) => (values[id] ?? null) === null && !known.some(({ field }) => field === id),
  );
  return missing.map((field) => {
    const label = definition.fields.find(({ id }) => id === field)?.label ?? { zh: field, en: field };
    return { field, message: { zh: `请填写“${label.zh}”`, en: `please fill in “${label.en}”` } };
  });
}

function refusalOfGuards(compiled: CompiledRegister, spec: ActSpec, facts: RecordFacts, today: string): Refusal | null {
  // Acts that every record has are in no definition.
  if (spec.guards === undefined) return null;
  const answers = compiled.guards(spec.id, facts, today);
  for (const [index, guard] of spec.guards.entries()) {
    const answer = answers[index];
    if (answer === undefined) throw new Error(`guard ${index} of ${spec.id} was not compiled`);
    if (answer.holds === true) continue;
    const { zh, en } = guard.message;
    if (answer.holds === false || answer.missing.length === 0)
      return refuse("record.guard", { message: zh, "message.en": en });
    const missing = { zh: answer.missing.join("、"), en: answer.missing.join(", ") };
    return refuse("record.guard_unknown", {
      message: zh,
      "message.en": en,
      missing: missing.zh,
      "missing.en": missing.en,
    });
  }
  return null;
}

function changesBetween(before: FieldValues, after: FieldValues): FieldValues {
  const changed = Object.entries(after).filter(
    ([id, value]) => JSON.stringify(value) !== JSON.stringify(before[id] ?? null),
  );
  return Object.fromEntries(changed);
}
