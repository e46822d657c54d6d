// Fields that refer to something else: whether it exists and the actor may name it, and what it is called.
import type { FieldFault, FieldValues, RegisterDefinition, RegisterField } from "@jianheng/contract";
import { sql } from "kysely";
import type { Tx } from "../../../database/pool.ts";
import { isRecordId } from "./store.ts";

type ReferenceType = "person" | "department" | "office" | "case" | "finding" | "record";
const referenceTypes: readonly string[] = [
  "person",
  "department",
  "office",
  "case",
  "finding",
  "record",
] satisfies ReferenceType[];

interface Reference {
  readonly field: RegisterField;
  readonly type: ReferenceType;
  readonly id: string;
}

function referencesIn(definition: RegisterDefinition, values: FieldValues): readonly Reference[] {
  return definition.fields.flatMap((field) => {
    const id = values[field.id];
    if (!referenceTypes.includes(field.type) || typeof id !== "string") return [];
    return [{ field, type: field.type as ReferenceType, id }];
  });
}

/** What the ids are called that the reader may see; an id that is missing names nothing he may see. */
export async function namesOf(tx: Tx, wanted: readonly Wanted[]): Promise<Names> {
  return namesIn(await lookUpAll(tx, wanted));
}

interface Wanted {
  readonly definition: RegisterDefinition;
  readonly values: FieldValues;
}
type Names = Readonly<Record<string, string>>;
/** By type, because the ids of two types may be alike. */
type Found = Readonly<Record<ReferenceType, ReadonlyMap<string, string>>>;

/** Ids that one statement asks for. */
const askedMost = 5000;

async function lookUpAll(tx: Tx, wanted: readonly Wanted[]): Promise<Found> {
  const references = wanted.flatMap(({ definition, values }) => referencesIn(definition, values));
  const found: Record<ReferenceType, Map<string, string>> = {
    person: new Map(),
    department: new Map(),
    office: new Map(),
    case: new Map(),
    finding: new Map(),
    record: new Map(),
  };
  for (const type of referenceTypes as readonly ReferenceType[]) {
    const ids = [...new Set(references.filter((one) => one.type === type).map(({ id }) => id))];
    for (let from = 0; from < ids.length; from += askedMost)
      for (const { id, name } of await lookUp[type](tx, ids.slice(from, from + askedMost))) found[type].set(id, name);
  }
  return found;
}

function namesIn(found: Found): Names {
  return Object.fromEntries((referenceTypes as readonly ReferenceType[]).flatMap((type) => [...found[type]]));
}

type LookUp = (tx: Tx, ids: readonly string[]) => Promise<readonly { readonly id: string; readonly name: string }[]>;

const lookUp: Readonly<Record<ReferenceType, LookUp>> = {
  person: (tx, ids) => tx.selectFrom("person").select(["id", "name"]).where("id", "in", ids).execute(),
  department: (tx, ids) => tx.selectFrom("department").select(["id", "name"]).where("id", "in", ids).execute(),
  office: (tx, ids) => tx.selectFrom("office").select(["code as id", "name"]).where("code", "in", ids).execute(),
  case: async (tx, ids) => {
    const rows = await tx
      .selectFrom("legal_case")
      .select(["case_no", "case_name"])
      .where("case_no", "in", ids)
      .execute();
    return rows.map((row) => ({ id: row.case_no, name: `${row.case_no}　${row.case_name}` }));
  },
  finding: (tx, ids) =>
    tx.selectFrom("finding").select(["id", "number as name"]).where("id", "in", ids.filter(isRecordId)).execute(),
  record: async (tx, ids) => {
    const rows = await tx
      .selectFrom("record")
      .select(["id", "number", "title"])
      .where("id", "in", ids.filter(isRecordId))
      .execute();
    return rows.map((row) => ({ id: row.id, name: `${row.number}　${row.title}` }));
  },
};

/** What is known of everything that some values refer to; read once for many records. */
export interface KnownReferences {
  readonly found: Found;
  /** People who hold a post on the day. */
  readonly holders: ReadonlySet<string>;
  /** The register of each record. */
  readonly registers: ReadonlyMap<string, string>;
}

export async function readReferences(tx: Tx, wanted: readonly Wanted[], today: string): Promise<KnownReferences> {
  const found = await lookUpAll(tx, wanted);
  return {
    found,
    holders: await holdersOf(tx, [...found.person.keys()], today),
    registers: await registersOf(tx, [...found.record.keys()]),
  };
}

/** The names of what these values refer to, out of those that are known. */
export function namesFor(definition: RegisterDefinition, values: FieldValues, { found }: KnownReferences): Names {
  const references = referencesIn(definition, values);
  return Object.fromEntries(
    references.flatMap(({ type, id }) => {
      const name = found[type].get(id);
      return name === undefined ? [] : [[id, name]];
    }),
  );
}

/** Every id among these fields that does not name something the actor may name; people must hold a post on the day. */
export function referenceFaults(
  definition: RegisterDefinition,
  values: FieldValues,
  { found, holders, registers }: KnownReferences,
): readonly FieldFault[] {
  return referencesIn(definition, values).flatMap(({ field, type, id }) => {
    const name = found[type].get(id);
    if (name === undefined) return [{ field: field.id, message: unknown[type] }];
    if (type === "person" && !holders.has(id))
      return [{ field: field.id, message: { zh: `${name}现在没有任职`, en: `${name} holds no post now` } }];
    if (field.type === "record" && registers.get(id) !== field.register)
      return [
        {
          field: field.id,
          message: { zh: "应为另一个登记簿的记录", en: "a record of another register is expected" },
        },
      ];
    return [];
  });
}

const unknown: Readonly<Record<ReferenceType, { readonly zh: string; readonly en: string }>> = {
  person: { zh: "没有这个人员", en: "there is no such person" },
  department: { zh: "没有这个部门", en: "there is no such department" },
  office: { zh: "没有这个单位", en: "there is no such office" },
  case: { zh: "没有这个案件，或者您无权查看", en: "there is no such case, or you may not see it" },
  finding: { zh: "没有这个疑点，或者您无权查看", en: "there is no such finding, or you may not see it" },
  record: { zh: "没有这条记录，或者您无权查看", en: "there is no such record, or you may not see it" },
};

async function holdersOf(tx: Tx, people: readonly string[], today: string): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const rows = await tx
    .selectFrom("post")
    .select("person_id")
    .distinct()
    .where(sql<boolean>`person_id = ANY (${[...people]}::text[])`)
    .where("held_from", "<=", today)
    .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", today)]))
    .execute();
  return new Set(rows.map(({ person_id }) => person_id));
}

async function registersOf(tx: Tx, records: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (records.length === 0) return new Map();
  const rows = await tx
    .selectFrom("record")
    .select(["id", "register"])
    .where(sql<boolean>`id = ANY (${[...records]}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, register }) => [id, register]));
}
