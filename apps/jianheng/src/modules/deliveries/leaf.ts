import { createHash } from "node:crypto";
import { canonicalJson } from "@jianheng/tlog";
import type { Selectable } from "kysely";
import type { DeliveryTable } from "../../database/schema.ts";

/** What the leaf of a delivery commits to. */
export function deliveryContent(
  row: Pick<
    Selectable<DeliveryTable>,
    "id" | "office_code" | "digest" | "data_date" | "kind" | "label" | "accepted_by" | "accepted_at" | "scope"
  > & { readonly summary: unknown },
): Record<string, unknown> {
  const { period } = row.scope;
  const { mapping } = row.summary as { readonly mapping?: unknown };
  return {
    type: "delivery",
    id: row.id,
    office: row.office_code,
    digest: row.digest,
    dataDate: row.data_date,
    kind: row.kind,
    ...(period === undefined ? {} : { period }),
    label: row.label,
    // Absent where no answer was needed: the files alone then say how they were read.
    ...(mapping === undefined ? {} : { mapping: createHash("sha256").update(canonicalJson(mapping)).digest("hex") }),
    by: row.accepted_by,
    at: row.accepted_at.toISOString(),
  };
}
