// A fictitious prefecture with known truth.
//
// `generateOffice` invents one city procuratorate and five county ones: departments, people, and posts with the days on
// which they were held (both ends included), so that "who held the duty on that day" has an answer. Some prosecutors
// change department on the way. Among the people is one sign-in for every role; the package holds no passwords.
//
// `generateWorld` fills the datasets of the catalogue as an export of a given data date would. There are two kinds of case.
//
// Ordinary cases run through arrest review, prosecution review and judgment as far as the data date lets us see, follow
// the published rates (`publishedFigures`, each with its source) and are lawful: every limit is kept, now and then on its
// last day, after a holiday, or on a rest day where custody leaves no other. Optional cells are missing and some names are
// masked, but every fact that a limit needs is there. So any hit of a rule on an ordinary case is a false alarm, and an
// `undetermined` is a rule that asks for more than it needs.
//
// Planted cases (`scenarios`, case name 演示·…) are written by hand: one fault each, its near misses beside it (the day
// before, the day itself, the extension that was granted, the unknown fact), and `expectations` that say what a correct
// rule answers for which case, suspect and item, with the due date and how it was worked out from the fact sheets. They do
// not depend on the seed. An expectation names the item of the sheets (B01, V26); a rule book may have several rules for
// one item. A scenario is planted only on data dates for which it holds. Where a planted case breaks a second item by the
// same fault, that is expected too; of items that no expectation names, nothing is claimed about planted cases.
//
// The package imports nothing that computes law, rules or documents: what it expects is independent of what we compute.
// Its own limits (`limits.ts`) serve only to make ordinary cases lawful.
//
// Conventions a rule may rely on: 羁押状态 is the state while the case was under review, up to its decision; 决定机关 is the
// organ's full name; property seized by the office itself has a document number of the office and no 移交日期; case and
// document numbers rise with their dates without a gap; codes of offices and persons begin with 99, which is no province.
//
//     const world = generateWorld({ seed: 1, cases: 10_000 });
//     await worldToWorkbook(world, "演示数据.xlsx");
export * from "./types.ts";
export { generateOffice } from "./office.ts";
export { defaultDataDate, demonstrationNotice, generateWorld, isDemonstration } from "./world.ts";
export { demonstrationMark, isDemonstrationNotice, noticeSheetName, worldToWorkbook } from "./workbook.ts";
export { chargeFigures, publishedFigures, publishedRates } from "./published-figures.ts";
export type { ChargeFigure, PublishedFigure } from "./published-figures.ts";
