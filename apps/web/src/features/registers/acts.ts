// Which acts are offered where. The server decides what is allowed; this only orders it.
import type { RecordRow, RegisterAct, RegisterDefinition } from "@jianheng/contract";

/** Acts on what hangs on a record: they have places of their own on its page. */
const apart: readonly string[] = ["comment", "attach", "link", "create"];

export function actOf(definition: RegisterDefinition, id: string): RegisterAct | undefined {
  return definition.acts.find((act) => act.id === id);
}

/** Acts of the flow that the reader may do now, in the server's order: the expected ones first. */
export function flowActs(definition: RegisterDefinition, row: Pick<RecordRow, "allowedActs">): readonly RegisterAct[] {
  return row.allowedActs.flatMap((id) => (apart.includes(id) ? [] : (actOf(definition, id) ?? [])));
}

/** The one primary act: the first that is expected. What is only possible never presses. */
export function primaryRecordAct(
  definition: RegisterDefinition,
  row: Pick<RecordRow, "allowedActs">,
): RegisterAct | undefined {
  return flowActs(definition, row).find((act) => act.expected);
}

/** Acts that every one of the rows allows, in the order of the definition. */
export function commonRecordActs(
  definition: RegisterDefinition,
  rows: readonly Pick<RecordRow, "allowedActs">[],
): readonly RegisterAct[] {
  if (rows.length === 0) return [];
  return definition.acts.filter((act) => rows.every((row) => row.allowedActs.includes(act.id)));
}
