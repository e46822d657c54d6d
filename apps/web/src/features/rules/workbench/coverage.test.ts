import { expect, test } from "vitest";
import { narrow } from "./coverage.ts";

const column = (label: string, en: string, ...rules: string[]) => ({ label, en, rules, needed: false });
const tables = [
  {
    dataset: { zh: "案件", en: "Cases" },
    columns: [column("受理日期", "accepted", "E01"), column("案情摘要", "summary")],
  },
  { dataset: { zh: "判决", en: "Judgments" }, columns: [column("判决日期", "judged", "E01", "F04")] },
];
const shown = (text: string, onlyBare = false) =>
  narrow(tables, { text, onlyBare }).map(({ dataset, columns, total, bare }) => [
    dataset.zh,
    columns.map(({ label }) => label).join(" "),
    `${bare}/${total}`,
  ]);

test.each([
  [
    "nothing asked",
    shown(""),
    [
      ["案件", "受理日期 案情摘要", "1/2"],
      ["判决", "判决日期", "0/1"],
    ],
  ],
  ["a table by name, whole", shown("cases"), [["案件", "受理日期 案情摘要", "1/2"]]],
  [
    "columns by name",
    shown("日期"),
    [
      ["案件", "受理日期", "1/2"],
      ["判决", "判决日期", "0/1"],
    ],
  ],
  ["a rule by its id", shown("f04"), [["判决", "判决日期", "0/1"]]],
  ["columns without a rule", shown("", true), [["案件", "案情摘要", "1/2"]]],
  ["nothing fits", shown("没有"), []],
])("%s", (_, found, expected) => {
  expect(found).toEqual(expected);
});
