// Everything that comes from outside has a bound. Each is a constant with its reason; a caller may lower it, and a
// test does. Sizes are bytes unless the name says otherwise.

export interface FileLimits {
  /** Compressed size of one file as it lies on disk. A year of a province's exports stays below. */
  readonly maxFileBytes: number;
  /** Members of one archive. A workbook has some dozens; a case-file archive some thousands. */
  readonly maxEntries: number;
  /** Uncompressed size of one member. One full Excel sheet of 1,048,576 rows by 30 columns is about 1.5 GB of XML. */
  readonly maxEntryBytes: number;
  /** Uncompressed size of all members together. */
  readonly maxTotalBytes: number;
  /** Uncompressed ÷ compressed for members above `ratioFromBytes`. Sheet XML reaches 10 to 40; bombs reach 1000. */
  readonly maxRatio: number;
  /** Small members may compress arbitrarily well (an empty sheet of styles); the ratio says nothing about them. */
  readonly ratioFromBytes: number;
  /** Small XML parts (workbook, relations, styles) are parsed whole; a real one is below 5 MB. */
  readonly maxSmallPartBytes: number;
  /** Sheets of one workbook. */
  readonly maxSheets: number;
  /** Rows of one sheet: Excel's own bound. */
  readonly maxRows: number;
  /** Columns of one sheet. The widest standard sheet has 37; a sheet wider than this is no list of cases. */
  readonly maxColumns: number;
  /** Characters in one cell: Excel's own bound is 32,767; CSV has none of its own, so it shares this larger one. */
  readonly maxCellChars: number;
  /** UTF-8 bytes of a workbook's shared strings, which must be at hand while its sheets are read. */
  readonly maxSharedStringBytes: number;
  /** Distinct shared strings. */
  readonly maxSharedStrings: number;
  /** Merged ranges of one sheet, some 50 bytes each. Where more stand, nobody could say which rows a value is for. */
  readonly maxMerges: number;
}

export const defaultLimits: FileLimits = {
  maxFileBytes: 512 * 1024 * 1024,
  maxEntries: 20_000,
  maxEntryBytes: 2 * 1024 * 1024 * 1024,
  maxTotalBytes: 4 * 1024 * 1024 * 1024,
  maxRatio: 200,
  ratioFromBytes: 10 * 1024 * 1024,
  maxSmallPartBytes: 16 * 1024 * 1024,
  maxSheets: 256,
  maxRows: 1_048_576,
  maxColumns: 1_024,
  maxCellChars: 100_000,
  maxSharedStringBytes: 256 * 1024 * 1024,
  maxSharedStrings: 8_000_000,
  maxMerges: 500_000,
};

export function limitsFrom(limits: Partial<FileLimits> | undefined): FileLimits {
  return limits === undefined ? defaultLimits : { ...defaultLimits, ...limits };
}
