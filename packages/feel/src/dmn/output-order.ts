import type { TableText } from "../tables/table-text.ts";
import type { Boxed, DmnModel, ItemDefinition } from "./model.ts";

/**
 * The boxed expression with the order of its table's outputs filled in from their types: an output that lists no
 * values has those that its type allows (DMN 1.5 §8.3.3). `type` is the declared type of the whole.
 */
export function withOutputOrder(boxed: Boxed, type: string | null, model: DmnModel): Boxed {
  if (boxed.kind !== "table") return boxed;
  const definitions = new Map(model.itemDefinitions.map((each) => [each.name, each]));
  const whole = definitions.get(boxed.type ?? type ?? "");
  const { outputs } = boxed.table;
  const table: TableText = {
    ...boxed.table,
    outputs: outputs.map((output) => {
      if (output.allowed !== undefined) return output;
      const part = outputs.length === 1 ? whole : whole?.components.find(({ name }) => name === output.name);
      const allowed = allowedOf(definitions.get(output.type ?? ""), definitions) ?? allowedOf(part, definitions);
      return allowed === undefined ? output : { ...output, allowed };
    }),
  };
  return { ...boxed, table };
}

function allowedOf(
  definition: ItemDefinition | undefined,
  definitions: ReadonlyMap<string, ItemDefinition>,
): string | undefined {
  if (definition === undefined) return undefined;
  return definition.allowed ?? definitions.get(definition.base ?? "")?.allowed ?? undefined;
}
