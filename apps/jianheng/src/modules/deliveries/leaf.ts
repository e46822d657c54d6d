import type { Selectable } from "kysely";
import type { DeliveryTable } from "../../database/schema.ts";

/** What the leaf of a delivery commits to. */
export function deliveryContent(
  row: Pick<
    Selectable<DeliveryTable>,
    "id" | "office_code" | "digest" | "data_date" | "kind" | "label" | "accepted_by" | "accepted_at"
  >,
): Record<string, unknown> {
  return {
    type: "delivery",
    id: row.id,
    office: row.office_code,
    digest: row.digest,
    dataDate: row.data_date,
    kind: row.kind,
    label: row.label,
    by: row.accepted_by,
    at: row.accepted_at.toISOString(),
  };
}
