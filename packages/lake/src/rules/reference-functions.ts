// Charges and administrative divisions: tables of the law that rules look words and codes up in. They have no SQL form,
// because their spelling rules (NFKC) are not those of the engine; programs that call them run row by row.

import type { LibraryFunction } from "@jianheng/feel";
import { type ChargeOnDay, dateOfEpochDay, findCharge, readDivision } from "@jianheng/law";
import { asDate, asText, type LawFunction, libraryFunction } from "./library-function.ts";

const statusWords = {
  "in-force": "现行",
  "not-yet": "尚未施行",
  abolished: "已取消",
  unknown: "未知",
} as const satisfies Record<ChargeOnDay["status"], string>;

const chargeParameters = [
  { names: ["罪名", "charge"], type: "string" },
  { names: ["日期", "on"], type: "date" },
] as const satisfies LawFunction["parameters"];

const chargeStatus: LawFunction = {
  names: ["罪名状态", "charge status"],
  parameters: chargeParameters,
  result: "string",
  evaluate: ([name, on]) => {
    const [text, day] = [asText(name), asDate(on)];
    if (text === undefined || day === undefined) return null;
    return statusWords[findCharge(text, dateOfEpochDay(day.epochDay)).status];
  },
  docs: {
    zh: "罪名在某日是“现行”“尚未施行”“已取消”还是“未知”，依据两高确定罪名的文件。有无“罪”字、全角半角、顿号或其他分隔均可。按行计算，没有 SQL 形式。",
    en: "Whether the name of a charge is on a day 现行 (in force), 尚未施行 (not yet), 已取消 (abolished) or 未知 (unknown), by the documents that determine the names. With or without 罪, in any width, with any separator. Row by row; it has no SQL form.",
  },
};

const chargeName: LawFunction = {
  names: ["罪名现名", "charge name"],
  parameters: chargeParameters,
  result: "string",
  evaluate: ([name, on]) => {
    const [text, day] = [asText(name), asDate(on)];
    if (text === undefined || day === undefined) return null;
    const found = findCharge(text, dateOfEpochDay(day.epochDay));
    if (found.status === "in-force") return found.charge.name;
    const [now, ...more] = found.status === "abolished" ? found.now : [];
    return now === undefined || more.length > 0 ? null : now.name;
  },
  docs: {
    zh: "罪名在某日的规范名称；已取消的为取代它的罪名，取代的不止一个、没有取代的、尚未施行或者未知的为空。按行计算，没有 SQL 形式。",
    en: "The proper name of a charge on a day; of an abolished one the name that took its place. Null where several did or none, where it is not yet in force, or unknown. Row by row; it has no SQL form.",
  },
};

const divisionName: LawFunction = {
  names: ["区划名称", "division name"],
  parameters: [{ names: ["代码", "code"], type: "string" }],
  result: "string",
  evaluate: ([code]) => {
    const text = asText(code);
    if (text === undefined) return null;
    const read = readDivision(text);
    return "path" in read ? read.path.join("") : null;
  },
  docs: {
    zh: "行政区划代码（GB/T 2260，现行和历史）的名称，自省级起连写；未知的为空。二位、四位的为省、市，十二位的取前六位。按行计算，没有 SQL 形式。",
    en: "The name of a division code (GB/T 2260, current and former), written from the province down; null if it is unknown. Two and four digits are a province and a city; of twelve the first six count. Row by row; it has no SQL form.",
  },
};

const divisionStatus: LawFunction = {
  names: ["区划状态", "division status"],
  parameters: [{ names: ["代码", "code"], type: "string" }],
  result: "string",
  evaluate: ([code]) => {
    const text = asText(code);
    if (text === undefined) return null;
    return { current: "现行", historical: "历史", unknown: "未知", malformed: "未知" }[readDivision(text).status];
  },
  docs: {
    zh: "行政区划代码是“现行”“历史”还是“未知”。按行计算，没有 SQL 形式。",
    en: "Whether a division code is 现行 (current), 历史 (former) or 未知 (unknown). Row by row; it has no SQL form.",
  },
};

export const referenceFunctions: readonly LibraryFunction[] = [
  chargeStatus,
  chargeName,
  divisionName,
  divisionStatus,
].map(libraryFunction);
