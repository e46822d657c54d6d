// What an act does to findings beside moving them on: papers made, days set, a problem of the conference begun.
import { needsNotice } from "@jianheng/contract";
import type { Selectable, Updateable } from "kysely";
import type { Clock } from "../../clock.ts";
import type { Tx } from "../../database/pool.ts";
import type { FindingTable } from "../../database/schema.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import type { ActRequest } from "./actions.ts";
import type { Assignee } from "./assignee.ts";
import { makeNotices, makeReports, type MadePaper, type PaperMaking } from "./monitoring-papers.ts";

type Finding = Selectable<FindingTable>;

/** What happens beside the act in another module, in the same transaction. */
export type Escalate = (
  tx: Tx,
  signedIn: SignedIn,
  finding: Finding,
  request: { readonly id: string; readonly reason: string },
) => Promise<Refusal | null>;

/** Who acts, and what an act needs beside its request. */
export interface Doing {
  readonly signedIn: SignedIn;
  readonly clock: Clock;
  /** The day by which a hand-over to an office is to be answered when the request names none. */
  readonly answerDue: (today: string, officeCode: string) => Promise<string | null>;
  readonly making: Pick<PaperMaking, "files" | "ruleBook">;
  readonly escalate: Escalate;
}

/** What an act changes of a finding beside its state, and what it commits to beside the request's own arguments. */
interface Effect {
  readonly columns: (finding: Finding) => Updateable<FindingTable>;
  readonly says: (finding: Finding) => Readonly<Record<string, unknown>>;
}
/** A finding that opens again is told, and reported, again. */
const newRound = { notice_id: null, received_on: null, reported_on: null } as const;
const noEffect: Effect = { columns: () => ({}), says: () => ({}) };

export async function effectOf(
  tx: Tx,
  request: ActRequest,
  findings: readonly Finding[],
  assignee: Assignee | null,
  by: Doing,
): Promise<Effect | Refusal> {
  const { signedIn } = by;
  const making = { ...by.making, personId: signedIn.personId, today: signedIn.today };
  switch (request.act) {
    case "confirm":
      return { ...noEffect, columns: () => ({ confirmed_by: signedIn.personId }) };
    case "answer":
      return { ...noEffect, columns: () => ({ answered_by: signedIn.personId }) };
    case "reopen":
      return { ...noEffect, columns: () => newRound };
    case "setLevel":
      if (findings.some(({ level }) => level === request.arguments.level)) return refuse("finding.level_same");
      return {
        columns: () => ({ level: request.arguments.level!, level_set: true }),
        says: ({ level }) => ({ levelBefore: level }),
      };
    case "receive": {
      const dues = new Map<string, string | null>();
      for (const { office_code } of findings) dues.set(office_code, await by.answerDue(signedIn.today, office_code));
      return {
        columns: ({ office_code }) => ({ received_on: signedIn.today, answer_due: dues.get(office_code) ?? null }),
        says: ({ office_code }) => ({ answerDue: dues.get(office_code) ?? null }),
      };
    }
    case "reportToChief": {
      const reports = await makeReports(tx, making, findings);
      return {
        columns: () => ({ reported_on: signedIn.today }),
        says: ({ id }) => ({ report: said(reports.get(id)!) }),
      };
    }
    case "escalate":
      for (const finding of findings) {
        const refusal = await by.escalate(tx, signedIn, finding, {
          id: request.requestId,
          reason: request.arguments.reason ?? "",
        });
        if (refusal !== null) return refusal;
      }
      return noEffect;
    case "handOver":
      return handOver(tx, request, findings, assignee!, { ...by, making });
    default:
      return noEffect;
  }
}

/** What goes to another department than before, of the levels that ask for it, goes with a new notice. */
async function handOver(
  tx: Tx,
  request: ActRequest,
  findings: readonly Finding[],
  assignee: Assignee,
  by: Pick<Doing, "signedIn" | "answerDue"> & { readonly making: PaperMaking },
): Promise<Effect> {
  const { personId, today } = by.signedIn;
  const department = await departmentOf(tx, assignee);
  const told = (finding: Finding) =>
    needsNotice(finding) &&
    by.signedIn.reader.offices.includes(finding.office_code) &&
    (finding.notice_id === null ||
      finding.state !== "handedOver" ||
      finding.assignee_department_id !== assignee.departmentId);
  const notices = await makeNotices(tx, by.making, findings.filter(told), department);
  const due = request.arguments.answerDue ?? (await by.answerDue(today, assignee.officeCode));
  return {
    columns: (finding) => {
      const notice = notices.get(finding.id);
      return {
        assignee_department_id: assignee.departmentId,
        assignee_person_id: assignee.personId,
        handed_over_by: personId,
        confirmed_by: finding.confirmed_by ?? personId,
        answer_due: due,
        ...(notice === undefined ? {} : { notice_id: notice.id, received_on: null }),
      };
    },
    says: ({ id }) => {
      const notice = notices.get(id);
      return {
        assignee: assignee.name,
        ...(due === null ? {} : { answerDue: due }),
        ...(notice === undefined ? {} : { notice: said(notice) }),
      };
    },
  };
}

/** A paper as the act commits to it. */
function said({ number, sha256 }: MadePaper) {
  return { number, sha256 };
}

async function departmentOf(tx: Tx, assignee: Assignee): Promise<string> {
  if (assignee.departmentId === null) return assignee.name;
  const row = await tx
    .selectFrom("department")
    .select("name")
    .where("id", "=", assignee.departmentId)
    .executeTakeFirst();
  return row?.name ?? assignee.name;
}
