import type { Bilingual, FieldValues, RecordDetail, RecordRow, RegisterDefinition } from "@jianheng/contract";
import type { Selectable } from "kysely";
import type { ActTable } from "../../../database/schema.ts";
import type { SignedIn } from "../../identity/index.ts";
import { beijingDay } from "../../../clock.ts";
import { commonActLabels } from "./common-acts.ts";
import { lightOf } from "./limits.ts";
import { actorOf, allowedActs, judgeAct } from "./policy.ts";
import { createLabel } from "./prepare-act.ts";
import type { StandingRecord } from "./standing.ts";
import { valueWords } from "./value-words.ts";

/** A record as the contract's row, for one reader on one day. `names` of the ids in its fields. */
export function presentRow(
  record: StandingRecord,
  signedIn: SignedIn,
  names: Readonly<Record<string, string>>,
): RecordRow {
  const { row, held } = record;
  const { definition } = held.compiled;
  const shown = definition.fields.filter(
    (field) => field.readBy === undefined && definition.list.columns.includes(field.id),
  );
  return {
    id: row.id,
    register: row.register,
    number: row.number,
    title: row.title,
    state: row.state,
    stateLabel: stateLabel(definition, row.state),
    ended: row.ended,
    office: record.officeName,
    department: record.departmentName,
    author: row.author_name,
    registeredOn: row.registered_on,
    changedOn: beijingDay(row.changed_at),
    due: dueOf(record, signedIn.today),
    fields: Object.fromEntries(shown.map(({ id }) => [id, record.values[id] ?? null])),
    names: namesIn(record.values, names),
    version: row.version,
    allowedActs: [...allowedActs(definition, record, actorOf(signedIn))],
  };
}

export function stateLabel(definition: RegisterDefinition, state: string): Bilingual {
  return definition.states.find(({ id }) => id === state)?.label ?? { zh: state, en: state };
}

export function dueOf({ row, held }: StandingRecord, today: string): RecordRow["due"] {
  if (row.due_date === null) return null;
  const label = held.compiled.limit(row.due_limit ?? "")?.label ?? { zh: "", en: "" };
  return { dueDate: row.due_date, label, ...lightOf(row.due_date, row.due_warning, today) };
}

/** The names that this record's values need, out of those of a page. */
function namesIn(values: FieldValues, names: Readonly<Record<string, string>>): Record<string, string> {
  const ids = Object.values(values).flatMap((value) => (Array.isArray(value) ? value : [value]));
  return Object.fromEntries(
    ids.flatMap((id) => {
      const name = typeof id === "string" ? names[id] : undefined;
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

/** Acts that the state allows and that are not for this reader, each with the reason. */
export function closedActs(record: StandingRecord, signedIn: SignedIn): RecordDetail["closedActs"] {
  const { definition } = record.held.compiled;
  return definition.acts.flatMap(({ id, label }) => {
    const verdict = judgeAct(id, definition, record, actorOf(signedIn));
    if (verdict.allowed || verdict.why === "state" || verdict.why === "unknown") return [];
    if (verdict.why === "excluded")
      return [{ act: id, label, why: { zh: "经手人不能办理这一步", en: "whoever carried it out cannot do this" } }];
    return [{ act: id, label, why: { zh: `由${verdict.who.zh}办理`, en: `for: ${verdict.who.en}` } }];
  });
}

type History = RecordDetail["history"][number];

/** The acts of a record, oldest first, each with what it changed and as one sentence. */
export function presentHistory(
  record: StandingRecord,
  acts: readonly Selectable<ActTable>[],
  names: Readonly<Record<string, string>>,
  about: { readonly signedUpTo: number; readonly officeName: (code: string) => string },
): readonly History[] {
  const { definition } = record.held.compiled;
  let values: FieldValues = {};
  return acts.map((act) => {
    const changed = (act.arguments["fields"] ?? {}) as FieldValues;
    const changes = changesOf(definition, values, changed, act.arguments["confidential"], names);
    values = { ...values, ...changed };
    const label = actLabel(definition, act.act);
    const onBehalfOf = typeof act.arguments["onBehalfOfName"] === "string" ? act.arguments["onBehalfOfName"] : null;
    return {
      seq: act.seq,
      act: act.act,
      label,
      at: act.at.toISOString(),
      by: act.by_name,
      onBehalfOf,
      office: about.officeName(act.for_office),
      from: act.from_state === "" ? null : stateLabel(definition, act.from_state),
      to: stateLabel(definition, act.to_state),
      ground: act.ground,
      changes,
      sentence: sentenceOf(act.by_name, onBehalfOf, label, act.ground),
      proof: act.leaf_index < about.signedUpTo ? ("logged" as const) : ("pending" as const),
      leafIndex: act.leaf_index,
    };
  });
}

function changesOf(
  definition: RegisterDefinition,
  before: FieldValues,
  changed: FieldValues,
  confidential: unknown,
  names: Readonly<Record<string, string>>,
): History["changes"] {
  const apart = typeof confidential === "object" && confidential !== null ? Object.keys(confidential) : [];
  return definition.fields.flatMap((field) => {
    if (apart.includes(field.id)) return [{ field: field.id, label: field.label, before: null, after: null }];
    if (!(field.id in changed)) return [];
    const words = (value: FieldValues[string] | undefined) => valueWords(field, value, names);
    return [{ field: field.id, label: field.label, before: words(before[field.id]), after: words(changed[field.id]) }];
  });
}

export function actLabel(definition: RegisterDefinition, act: string): Bilingual {
  if (act === "create") return createLabel;
  return definition.acts.find(({ id }) => id === act)?.label ?? commonActLabels[act] ?? { zh: act, en: act };
}

function sentenceOf(by: string, onBehalfOf: string | null, label: Bilingual, ground: string | null): Bilingual {
  const zh = `${by}${onBehalfOf === null ? "" : `（代${onBehalfOf}）`}${label.zh}`;
  const en = `${by}${onBehalfOf === null ? "" : ` (for ${onBehalfOf})`}: ${label.en}`;
  if (ground === null) return { zh, en };
  return { zh: `${zh}，理由：${ground}`, en: `${en}, reason: ${ground}` };
}
