export * from "./types.ts";
export { generateOffice } from "./office.ts";
export { defaultDataDate, demonstrationNotice, generateWorld, isDemonstration } from "./world.ts";
export { demonstrationMark, isDemonstrationNotice, noticeSheetName, worldToWorkbook } from "./workbook.ts";
export { chargeFigures, publishedFigures, publishedRates } from "./published-figures.ts";
export type { ChargeFigure, PublishedFigure } from "./published-figures.ts";
