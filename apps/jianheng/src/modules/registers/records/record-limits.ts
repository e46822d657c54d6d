import type { Tx } from "../../../database/pool.ts";
import type { OfficeLaw } from "../../law-settings/index.ts";
import type { HeldRegister } from "../catalogue.ts";
import type { RecordFacts } from "../definition/index.ts";
import { countLimit } from "./limits.ts";
import { tokensOf, type RecordPeople } from "./people.ts";
import type { ActSpec } from "./prepare-act.ts";

export interface NearestLimit {
  readonly limit: string;
  readonly dueDate: string;
  readonly warning: string | null;
}

interface Settling {
  readonly tx: Tx;
  /** Asked only where something is counted. */
  readonly lawOf: (officeCode: string) => Promise<OfficeLaw>;
  readonly today: string;
}

/** The record as the act leaves it. */
interface LimitedRecord {
  readonly id: string;
  readonly facts: RecordFacts;
  readonly after: { readonly ended: boolean; readonly people: RecordPeople };
}

/**
 * Stops and starts what the act stops and starts, counts those anew that rest on days people set, and answers the
 * nearest limit that runs. A record that has ended has none.
 */
export async function settleLimits(
  { tx, lawOf, today }: Settling,
  held: HeldRegister,
  spec: ActSpec,
  record: LimitedRecord,
): Promise<NearestLimit | null> {
  const { compiled } = held;
  if (compiled.definition.limits.length === 0) return null;
  const law = () => lawOf(record.after.people.officeCode);
  const running = await tx
    .selectFrom("record_limit")
    .select(["id", "limit_id", "started_on", "due_date", "warning"])
    .where("record_id", "=", record.id)
    .where("stopped_on", "is", null)
    .execute();
  const starts = record.after.ended ? [] : (spec.starts ?? []);
  const stops = running.filter(
    ({ limit_id }) => record.after.ended || spec.stops?.includes(limit_id) === true || starts.includes(limit_id),
  );
  if (stops.length > 0)
    await tx
      .updateTable("record_limit")
      .set({ stopped_on: today })
      .where(
        "id",
        "in",
        stops.map(({ id }) => id),
      )
      .execute();
  const nearest: NearestLimit[] = [];
  for (const limit of running.filter((one) => !stops.includes(one))) {
    const definition = compiled.limit(limit.limit_id);
    if (definition === undefined) continue;
    const owners = [...tokensOf(definition.owner, record.after.people)];
    const days = compiled.limitDays(limit.limit_id, record.facts, today);
    // A day that people set moves with the field that holds it; what the law counts from its event stays as it was.
    const moved = definition.until !== undefined && days.until !== limit.due_date;
    const counted = moved ? countLimit(definition, { ...days, today: limit.started_on }, await law()) : null;
    await tx
      .updateTable("record_limit")
      .set({
        owners,
        ...(counted === null
          ? {}
          : { due_date: counted.dueDate, warning: counted.warning, deadline: JSON.stringify(counted.deadline) }),
      })
      .where("id", "=", limit.id)
      .execute();
    note(nearest, limit.limit_id, counted ?? { dueDate: limit.due_date, warning: limit.warning });
  }
  const begun = await startLimits({ lawOf, today }, held, { starts }, record);
  if (begun.length > 0) await tx.insertInto("record_limit").values(begun).execute();
  for (const one of begun) note(nearest, one.limit_id, { dueDate: one.due_date, warning: one.warning });
  return earliest(nearest);
}

type NewLimit = {
  readonly record_id: string;
  readonly limit_id: string;
  readonly started_on: string;
  readonly due_date: string | null;
  readonly warning: string | null;
  readonly deadline: string;
  readonly owners: string[];
  readonly stopped_on: null;
};

/** The limits that the act starts on the record, as rows to write. */
export async function startLimits(
  { lawOf, today }: Omit<Settling, "tx">,
  { compiled }: HeldRegister,
  { starts = [] }: Pick<ActSpec, "starts">,
  { id: recordId, facts, after }: LimitedRecord,
): Promise<readonly NewLimit[]> {
  const begun: NewLimit[] = [];
  for (const id of after.ended ? [] : starts) {
    const definition = compiled.limit(id);
    if (definition === undefined) throw new Error(`limit ${id} is started and does not exist`);
    const law = await lawOf(after.people.officeCode);
    const counted = countLimit(definition, { ...compiled.limitDays(id, facts, today), today }, law);
    begun.push({
      record_id: recordId,
      limit_id: id,
      started_on: counted.startedOn,
      due_date: counted.dueDate,
      warning: counted.warning,
      deadline: JSON.stringify(counted.deadline),
      owners: [...tokensOf(definition.owner, after.people)],
      stopped_on: null,
    });
  }
  return begun;
}

/** The nearest of limits that begin together. */
export function nearestOf(begun: readonly NewLimit[]): NearestLimit | null {
  const nearest: NearestLimit[] = [];
  for (const one of begun) note(nearest, one.limit_id, { dueDate: one.due_date, warning: one.warning });
  return earliest(nearest);
}

function earliest(limits: readonly NearestLimit[]): NearestLimit | null {
  return limits.toSorted((one, other) => (one.dueDate < other.dueDate ? -1 : 1))[0] ?? null;
}

function note(
  nearest: NearestLimit[],
  limit: string,
  days: { readonly dueDate: string | null; readonly warning: string | null },
): void {
  if (days.dueDate !== null) nearest.push({ limit, dueDate: days.dueDate, warning: days.warning });
}
