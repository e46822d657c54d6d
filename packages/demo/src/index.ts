export * from "./types.ts";
export { generateOffice } from "./office.ts";
export { defaultDataDate, demonstrationNotice, generateWorld, isDemonstration } from "./world.ts";
export { chargeFigures, publishedFigures, publishedRates } from "./published-figures.ts";
