// Many people who write into one register at once: what each of them was told is kept, so that it can be compared with
// what is stored.
import type { FieldValues } from "@jianheng/contract";
import { asSystem } from "../src/database/pool.ts";
import { checkLeaves } from "../src/wholeness/leaves.ts";
import { people, type Client, type TestOffice } from "./test-office.ts";

const { officer, prosecutor, otherProsecutor, head } = people;
/** Each may add facts to a problem that the officer registers for the prosecutors' department. */
const writers = [officer, prosecutor, otherProsecutor, head];

export interface Registered {
  readonly id: string;
  readonly number: string;
  readonly version: number;
}

export interface Told {
  /** Records that somebody was told are registered. */
  readonly created: Registered[];
  /** Facts that somebody was told are added, by the record. */
  readonly added: { readonly id: string; readonly facts: string; readonly version: number }[];
  /** How often somebody was told that another was first. */
  conflicts: number;
}

const problem: FieldValues = {
  domain: "case",
  phase: "before",
  kind: "告知逾期",
  description: "见流程监控记录。",
  sourceDepartment: "县一部",
};

export async function register(api: Client): Promise<Registered> {
  return api.records.create({ requestId: crypto.randomUUID(), register: "oversightProblem", fields: problem });
}

/** A shared record is written after every so many of one's own. */
const ownBetween = 5;

/**
 * `clients` people at once: each registers `each` records and, after every fifth, adds facts to one of the `shared`
 * records that all of them have open, again until nobody else was first.
 */
export async function writeAtOnce(
  office: TestOffice,
  {
    clients,
    each,
    shared,
  }: { readonly clients: number; readonly each: number; readonly shared: readonly Registered[] },
): Promise<Told> {
  const told: Told = { created: [], added: [], conflicts: 0 };
  const apis = await Promise.all(Array.from({ length: clients }, (_, n) => office.as(writers[n % writers.length]!)));
  await Promise.all(
    apis.map(async (api, n) => {
      for (let turn = 0; turn < each; turn += 1) {
        told.created.push(await register(api));
        if (turn % ownBetween !== ownBetween - 1) continue;
        const { id } = shared[(n + turn) % shared.length]!;
        await addFacts(api, id, `第${n}人第${turn}次`, told);
      }
    }),
  );
  return told;
}

async function addFacts(api: Client, id: string, facts: string, told: Told): Promise<void> {
  for (;;) {
    const { version } = await api.records.get({ id });
    try {
      const { items } = await api.records.act({
        requestId: crypto.randomUUID(),
        act: "addFacts",
        on: [{ id, version }],
        fields: { supplement: facts },
      });
      told.added.push({ id, facts, version: items[0]!.version });
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== "record.changed_meanwhile") throw error;
      told.conflicts += 1;
    }
  }
}

/** What the ledger holds of one register, and what doctor says of the leaves. */
export async function ledgerOf(office: TestOffice) {
  await office.server.app.proofLog.settled();
  return asSystem(office.server.app.db, async (tx) => ({
    records: await tx
      .selectFrom("record")
      .select(["id", "number_n as n", "version", "state", "fields"])
      .where("register", "=", "oversightProblem")
      .orderBy("number_n")
      .execute(),
    acts: await tx
      .selectFrom("act")
      .select(["record_id", "seq", "act", "arguments"])
      .where("register", "=", "oversightProblem")
      .orderBy("record_id")
      .orderBy("seq")
      .execute(),
    leaves: await checkLeaves(tx),
    head: await tx.selectFrom("log_head").select(["next_index", "tree_size"]).executeTakeFirstOrThrow(),
  }));
}

export type Ledger = Awaited<ReturnType<typeof ledgerOf>>;

/** Every way in which the ledger is not what the writers were told. */
export function contradictions(told: Told, shared: readonly Registered[], ledger: Ledger): readonly string[] {
  const actsOf = new Map<string, Ledger["acts"][number][]>();
  for (const act of ledger.acts) actsOf.set(act.record_id, [...(actsOf.get(act.record_id) ?? []), act]);
  const wrong: string[] = [];
  for (const [index, { n }] of ledger.records.entries())
    if (n !== index + 1) wrong.push(`number ${n} stands in place ${index + 1}`);
  for (const { id, version } of ledger.records) {
    const seqs = (actsOf.get(id) ?? []).map(({ seq }) => seq);
    if (seqs.length !== version || seqs.some((seq, index) => seq !== index + 1))
      wrong.push(`${id} has version ${version} and acts ${seqs.join()}`);
  }
  for (const { id, number } of [...shared, ...told.created]) {
    const stored = ledger.records.find((record) => record.id === id);
    if (stored === undefined || !number.endsWith(`〕${stored.n}号`))
      wrong.push(`${number} is not stored as it was told`);
  }
  for (const { id, facts, version } of told.added) {
    const act = actsOf.get(id)?.[version - 1];
    const fields = act?.arguments["fields"] as FieldValues | undefined;
    if (act?.act !== "addFacts" || fields?.["supplement"] !== facts)
      wrong.push(`${facts} is not act ${version} of ${id}`);
  }
  const { leaves, head } = ledger;
  wrong.push(...leaves.problems, ...leaves.unknownOwners);
  if (head.tree_size !== head.next_index) wrong.push(`${head.tree_size} of ${head.next_index} leaves are signed`);
  return wrong;
}
