/**
 * Tables of the schema `jianheng` without case content. Every other one is closed by row-level security; a new table is
 * taken to hold case content until it is named here.
 */
export const tablesWithoutCaseContent: readonly string[] = [
  "delegation",
  "department",
  "finding_number",
  "installation_event",
  "law_setting",
  "log_head",
  "log_leaf",
  "monitoring_number",
  "office",
  "person",
  "post",
  "record_number",
  "register_definition",
];
