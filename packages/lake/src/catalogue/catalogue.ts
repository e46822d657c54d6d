// The datasets a table may be: those of the standard workbook, and those a rule pack adds.

import { type Dataset, datasets } from "@jianheng/contract";

/** In order of preference; ids and labels are unique. */
export type Catalogue = readonly Dataset[];

export const standardCatalogue: Catalogue = datasets;

export function datasetIn(catalogue: Catalogue, idOrLabel: string): Dataset | undefined {
  return catalogue.find(({ id, label }) => id === idOrLabel || label === idOrLabel);
}

/** Where the code says that there is such a dataset. */
export function getDataset(catalogue: Catalogue, id: string): Dataset {
  const dataset = catalogue.find((one) => one.id === id);
  if (dataset === undefined) throw new Error(`no dataset ${id}`);
  return dataset;
}

/** Names the case (or what stands for one) a row belongs to, and joins rows of different datasets. */
export function caseColumnOf(dataset: Dataset): string {
  const [first] = dataset.key;
  if (first === undefined) throw new Error(`dataset ${dataset.id} has no key`);
  return first;
}

export function isStandard(dataset: Dataset): boolean {
  return standardCatalogue.includes(dataset);
}
