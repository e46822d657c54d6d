// To whom a finding is handed: a department, or a person by the post held there.
import type { ActArguments } from "@jianheng/contract";
import type { Tx } from "../../database/pool.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";

export interface Assignee {
  readonly departmentId: string | null;
  readonly personId: string | null;
  readonly officeCode: string;
  readonly name: string;
}

/** The department or person, who must hold a post there today. */
export async function resolveAssignee(tx: Tx, given: ActArguments, today: string): Promise<Assignee | Refusal> {
  if (given.assigneePersonId !== undefined) {
    let query = tx
      .selectFrom("post")
      .innerJoin("department", "department.id", "post.department_id")
      .innerJoin("person", "person.id", "post.person_id")
      .select(["person.name", "department.id as department_id", "department.office_code"])
      .where("person.id", "=", given.assigneePersonId)
      .where("held_from", "<=", today)
      .where((where) => where.or([where("held_to", "is", null), where("held_to", ">=", today)]));
    if (given.assigneeDepartmentId !== undefined) query = query.where("department.id", "=", given.assigneeDepartmentId);
    const row = await query.orderBy("post.id").executeTakeFirst();
    if (row === undefined) return refuse("handover.assignee_unknown", { assignee: given.assigneePersonId });
    return {
      departmentId: row.department_id,
      personId: given.assigneePersonId,
      officeCode: row.office_code,
      name: row.name,
    };
  }
  const row = await tx
    .selectFrom("department")
    .selectAll()
    .where("id", "=", given.assigneeDepartmentId!)
    .executeTakeFirst();
  if (row === undefined) return refuse("handover.assignee_unknown", { assignee: given.assigneeDepartmentId! });
  return { departmentId: row.id, personId: null, officeCode: row.office_code, name: row.name };
}
