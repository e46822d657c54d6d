// The datasets a table may be: those of the standard workbook, and those a rule pack adds.

import { type Dataset, datasets } from "@jianheng/contract";

/** In order of preference; ids and labels are unique. */
export type Catalogue = readonly Dataset[];

export const standardCatalogue: Catalogue = datasets;

export function datasetIn(catalogue: Catalogue, idOrLabel: string): Dataset | undefined {
  return catalogue.find(({ id, label }) => id === idOrLabel || label === idOrLabel);
}

export function isStandard(dataset: Dataset): boolean {
  return standardCatalogue.includes(dataset);
}
