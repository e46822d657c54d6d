// Fields that refer to something else: whether it exists and the actor may name it, and what it is called.
import type { FieldFault, FieldValues, RegisterDefinition, RegisterField } from "@jianheng/contract";
import type { Tx } from "../../../database/pool.ts";

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

const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** What each id is called that the reader may see; an id that is missing names nothing he may see. */
export async function namesOf(
  tx: Tx,
  wanted: readonly { readonly definition: RegisterDefinition; readonly values: FieldValues }[],
): Promise<Readonly<Record<string, string>>> {
  const references = wanted.flatMap(({ definition, values }) => referencesIn(definition, values));
  const names: Record<string, string> = {};
  for (const type of referenceTypes as readonly ReferenceType[]) {
    const ids = [...new Set(references.filter((one) => one.type === type).map(({ id }) => id))];
    if (ids.length > 0) for (const { id, name } of await lookUp[type](tx, ids)) names[id] = name;
  }
  return names;
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
    tx.selectFrom("finding").select(["id", "number as name"]).where("id", "in", ids.filter(isUuid)).execute(),
  record: async (tx, ids) => {
    const rows = await tx
      .selectFrom("record")
      .select(["id", "number", "title"])
      .where("id", "in", ids.filter(isUuid))
      .execute();
    return rows.map((row) => ({ id: row.id, name: `${row.number}　${row.title}` }));
  },
};

function isUuid(id: string): boolean {
  return uuidShape.test(id);
}

/**
 * Every id among these fields that does not name something the actor may name; people must hold a post on the day.
 * `names` is what `namesOf` found for them.
 */
export async function checkReferences(
  tx: Tx,
  definition: RegisterDefinition,
  { values, names }: { readonly values: FieldValues; readonly names: Readonly<Record<string, string>> },
  today: string,
): Promise<readonly FieldFault[]> {
  const references = referencesIn(definition, values);
  const faults: FieldFault[] = [];
  for (const { field, type, id } of references) {
    if (names[id] === undefined) faults.push({ field: field.id, message: unknown[type] });
    else if (type === "person" && !(await holdsPost(tx, id, today)))
      faults.push({
        field: field.id,
        message: { zh: `${names[id]}现在没有任职`, en: `${names[id]} holds no post now` },
      });
    else if (field.type === "record" && !(await isOfRegister(tx, id, field.register)))
      faults.push({
        field: field.id,
        message: { zh: "应为另一个登记簿的记录", en: "a record of another register is expected" },
      });
  }
  return faults;
}

const unknown: Readonly<Record<ReferenceType, { readonly zh: string; readonly en: string }>> = {
  person: { zh: "没有这个人员", en: "there is no such person" },
  department: { zh: "没有这个部门", en: "there is no such department" },
  office: { zh: "没有这个单位", en: "there is no such office" },
  case: { zh: "没有这个案件，或者您无权查看", en: "there is no such case, or you may not see it" },
  finding: { zh: "没有这个疑点，或者您无权查看", en: "there is no such finding, or you may not see it" },
  record: { zh: "没有这条记录，或者您无权查看", en: "there is no such record, or you may not see it" },
};

async function holdsPost(tx: Tx, personId: string, today: string): Promise<boolean> {
  const post = await tx
    .selectFrom("post")
    .select("id")
    .where("person_id", "=", personId)
    .where("held_from", "<=", today)
    .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", today)]))
    .limit(1)
    .executeTakeFirst();
  return post !== undefined;
}

async function isOfRegister(tx: Tx, id: string, register: string): Promise<boolean> {
  const row = await tx.selectFrom("record").select("register").where("id", "=", id).executeTakeFirst();
  return row?.register === register;
}
