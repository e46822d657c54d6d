// A superior's circular beside our own findings: which of its faults the rules find in the data, and which none does.
import { circularRegister, type Bilingual } from "@jianheng/contract";
import { canonicalCaseNo } from "@jianheng/lake";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";

/** Batches in reach, the one that was entered last first. */
export async function listCirculars(tx: Tx) {
  const { rows } = await sql<{ batch: string; items: number }>`
    SELECT fields ->> 'batch' AS batch, count(*)::integer AS items FROM record
    WHERE register = ${circularRegister} GROUP BY 1 ORDER BY max(number_year) DESC, max(number_n) DESC`.execute(tx);
  return rows;
}

interface Item {
  readonly id: string;
  readonly number: string;
  readonly state: string;
  readonly caseNo: string;
  readonly suspect: string | null;
  readonly detail: string;
}

/** The items of a batch in their order, each with the findings of its case. */
export async function readCircular(app: App, tx: Tx, batch: string) {
  const { rows } = await sql<Item>`
    SELECT id, number, state, fields ->> 'caseNo' AS "caseNo", fields ->> 'suspect' AS suspect,
      fields ->> 'detail' AS detail
    FROM record WHERE register = ${circularRegister} AND fields ->> 'batch' = ${batch}
    ORDER BY number_year, number_n`.execute(tx);
  const items = rows.map((row) => ({ ...row, caseNo: canonicalCaseNo(row.caseNo) }));
  const caseNos = [...new Set(items.map(({ caseNo }) => caseNo))];
  const known = new Set(await casesInReach(tx, caseNos));
  const findings = await findingsOf(tx, caseNos);
  return items.map((item) => {
    const own = findings.filter(({ case_no, subject }) => case_no === item.caseNo && concerns(subject, item.suspect));
    return {
      record: item.id,
      number: item.number,
      state: item.state,
      caseNo: item.caseNo,
      suspect: item.suspect,
      detail: item.detail,
      standing: own.length > 0 ? ("found" as const) : known.has(item.caseNo) ? ("none" as const) : ("noCase" as const),
      findings: own.map(({ id, rule, subject, outcome, message }) => ({
        id,
        rule,
        title: titleOf(app, rule),
        subject: subject.label,
        outcome,
        message,
      })),
    };
  });
}

function titleOf(app: App, rule: string): Bilingual {
  return app.ruleBook.find(rule)?.title ?? { zh: rule, en: rule };
}

/** Which of the cases the reader may see. */
export async function casesInReach(tx: Tx, caseNos: readonly string[]): Promise<readonly string[]> {
  if (caseNos.length === 0) return [];
  const numbers = caseNos.map(canonicalCaseNo);
  const rows = await tx.selectFrom("legal_case").select("case_no").where("case_no", "in", numbers).execute();
  return rows.map(({ case_no }) => case_no);
}

async function findingsOf(tx: Tx, caseNos: readonly string[]) {
  if (caseNos.length === 0) return [];
  return tx
    .selectFrom("finding")
    .select(["id", "rule", "case_no", "subject", "outcome", "message"])
    .where("case_no", "in", caseNos)
    .where("state", "<>", "withdrawn")
    .orderBy("rule")
    .orderBy("id")
    .execute();
}

/** Whether a finding may be about the suspect named: about the case as a whole, about him, or about a masked name. */
function concerns({ kind, label }: { readonly kind: string; readonly label: string }, suspect: string | null): boolean {
  if (suspect === null || suspect === "" || kind === "case") return true;
  const surname = suspect.charAt(0);
  return label.includes(suspect) || (/[某*＊×]/u.test(suspect + label) && label.includes(surname));
}
