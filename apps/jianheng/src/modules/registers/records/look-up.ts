import type { Tx } from "../../../database/pool.ts";
import type { RegisterCatalogue } from "../catalogue.ts";
import { listRecords } from "./list-records.ts";
import { stateLabel } from "./present.ts";

/** What a look-up shows; who does not find it types more. */
const shownMost = 20;

interface Target {
  readonly id: string;
  readonly label: string;
  readonly note: string;
}

/** Cases, findings or records to refer to that contain what is typed, those in reach alone. */
export async function lookUpTargets(
  tx: Tx,
  catalogue: RegisterCatalogue,
  wanted: {
    readonly kind: "case" | "finding" | "record";
    readonly register?: string | undefined;
    readonly text: string;
  },
): Promise<Target[]> {
  const pattern = `%${wanted.text.trim().replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  switch (wanted.kind) {
    case "case":
      return lookUpCases(tx, pattern);
    case "finding":
      return lookUpFindings(tx, pattern);
    case "record":
      return wanted.register === undefined ? [] : lookUpRecords(tx, catalogue, wanted.register, wanted.text);
  }
}

async function lookUpCases(tx: Tx, pattern: string): Promise<Target[]> {
  const rows = await tx
    .selectFrom("legal_case")
    .select(["case_no", "case_name", "handler"])
    .where((where) => where.or([where("case_no", "ilike", pattern), where("case_name", "ilike", pattern)]))
    .orderBy("accepted_date", (order) => order.desc().nullsLast())
    .limit(shownMost)
    .execute();
  return rows.map((row) => ({ id: row.case_no, label: `${row.case_no}　${row.case_name}`, note: row.handler }));
}

async function lookUpFindings(tx: Tx, pattern: string): Promise<Target[]> {
  const rows = await tx
    .selectFrom("finding")
    .select(["id", "number", "message", "case_no"])
    .where((where) =>
      where.or([
        where("number", "ilike", pattern),
        where("case_no", "ilike", pattern),
        where("case_name", "ilike", pattern),
      ]),
    )
    .orderBy("created_at", "desc")
    .limit(shownMost)
    .execute();
  return rows.map((row) => ({ id: row.id, label: `${row.number}　${row.message.zh}`, note: row.case_no }));
}

async function lookUpRecords(tx: Tx, catalogue: RegisterCatalogue, register: string, text: string): Promise<Target[]> {
  const request = {
    register,
    filters: { text },
    sort: "number",
    direction: "descending",
    offset: 0,
    limit: shownMost,
  } as const;
  const rows = await listRecords(tx, request, { today: "", tokens: [] });
  return Promise.all(
    rows.map(async (row) => {
      const { definition } = (await catalogue.get(tx, row.definition_id)).compiled;
      return { id: row.id, label: `${row.number}　${row.title}`, note: stateLabel(definition, row.state).zh };
    }),
  );
}
