import type { MergedRange, Row } from "@jianheng/files";
import { type Catalogue, standardCatalogue } from "./catalogue.ts";
import { headerBlocks, widestBlocks } from "./header-blocks.ts";
import { bestHead, carriesKey, datasetByName, headerSearchRows, matchesOf } from "./recognise.ts";

export interface DatasetProposal {
  /** Dataset id. */
  readonly id: string;
  /** Headers of the table that the dataset knows. */
  readonly matches: number;
}

/** Datasets the table might be, best first: the one its title names, then by headers known, then with its key. */
export function proposeDatasets(
  title: string,
  rows: readonly Row[],
  catalogue: Catalogue = standardCatalogue,
  merges: readonly MergedRange[] = [],
): readonly DatasetProposal[] {
  const blocks = widestBlocks(headerBlocks(rows.slice(0, headerSearchRows), merges));
  const named = datasetByName(title, catalogue);
  return catalogue
    .map((dataset) => {
      const head = bestHead(dataset, blocks, catalogue);
      const matches = head === undefined ? 0 : matchesOf(head);
      return { id: dataset.id, matches, named: dataset === named, key: head !== undefined && carriesKey(head) };
    })
    .filter((one) => one.named || one.matches > 0)
    .sort((a, b) => Number(b.named) - Number(a.named) || b.matches - a.matches || Number(b.key) - Number(a.key))
    .map(({ id, matches }) => ({ id, matches }));
}
