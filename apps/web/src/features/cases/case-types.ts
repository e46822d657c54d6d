import { datasets } from "@jianheng/contract";

/** Case types as the dataset catalogue lists them; data may carry others, which the search box finds. */
export const caseTypes: readonly string[] =
  datasets.find(({ id }) => id === "cases")?.columns.find(({ id }) => id === "caseType")?.codes ?? [];
