import { datasets, type ColumnType } from "@jianheng/contract";
import { formatMoney } from "../../lib/format.ts";
import type { Speaker } from "../../lib/speaker.ts";

/** The type of a column by the labels of its dataset and itself, as the dataset catalogue has it. */
export function columnType(dataset: string, column: string): ColumnType | undefined {
  return datasets.find(({ label }) => label === dataset)?.columns.find(({ label }) => label === column)?.type;
}

/** Label of the dataset that a case's own facts come from. */
export const caseDataset = datasets.find(({ id }) => id === "cases")?.label ?? "";

const isDay = /^\d{4}-\d{2}-\d{2}$/;

/** A cell's text as people read it: days with their weekday, money with separators, all else as delivered. */
export function cellText(value: string, type: ColumnType | undefined, { day }: Pick<Speaker, "day">): string {
  if (type === "money") return formatMoney(value);
  return isDay.test(value) ? day(value) : value;
}
