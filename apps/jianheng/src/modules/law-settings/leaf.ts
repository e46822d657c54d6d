import type { Selectable } from "kysely";
import type { LawSettingTable } from "../../database/schema.ts";

/** What the leaf of a setting commits to. */
export function lawSettingContent(
  row: Pick<
    Selectable<LawSettingTable>,
    "office_code" | "kind" | "key" | "value" | "ground" | "set_by" | "set_by_name" | "set_at" | "request_id"
  >,
): Record<string, unknown> {
  return {
    type: "lawSetting",
    office: row.office_code,
    kind: row.kind,
    key: row.key,
    value: row.value,
    ground: row.ground,
    by: row.set_by,
    byName: row.set_by_name,
    at: row.set_at.toISOString(),
    request: row.request_id,
  };
}
