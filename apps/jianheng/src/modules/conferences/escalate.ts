// A finding that the department disputes, or does not answer, becomes a problem of the conference's ledger.
import { createHash } from "node:crypto";
import type { App } from "../../app.ts";
import { isRefusal, refuse } from "../../http/refusal.ts";
import type { Escalate } from "../findings/index.ts";
import { createRecord } from "../registers/index.ts";
import { problemRegister } from "./meeting.ts";

/** Registers the problem in the name of whoever escalates; one problem for each finding of a request. */
export function escalateTo(app: () => App): Escalate {
  return async (tx, signedIn, finding, { id, reason }) => {
    if (signedIn.department === null) return refuse("escalation.department_required");
    const created = await createRecord(app(), tx, signedIn, {
      requestId: requestOf(id, finding.id),
      register: problemRegister,
      ground: reason,
      from: { kind: "finding", id: finding.id },
      fields: {
        domain: "case",
        phase: "before",
        kind: finding.kind,
        description: `${finding.message.zh}\n提请理由：${reason}`,
        sourceDepartment: signedIn.department.id,
        finding: finding.id,
        legalCase: finding.case_no,
        ...(finding.assignee_department_id === null ? {} : { responsibleDepartment: finding.assignee_department_id }),
      },
    });
    return isRefusal(created) ? created : null;
  };
}

/** A request of its own for each finding, the same each time the act is sent again. */
function requestOf(requestId: string, findingId: string): string {
  const hex = createHash("sha256").update(`${requestId} ${findingId}`).digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    "-",
  );
}
