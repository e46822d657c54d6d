// An export such as no standard knows: a title over two header rows, headers of the house, days with the year last,
// codes in the office's own words, and the office named nowhere because every case is its own. All of it is invented.
import { writeFile } from "node:fs/promises";
import { xlsxBytes } from "@jianheng/files";

export interface ForeignCase {
  readonly number: number;
  /** As the export writes it: `3/4/2026`. */
  readonly received: string;
}

/** 受案号 of the demonstration county's kind, in this export's years. */
export function foreignCaseNo(number: number): string {
  return `示例检刑诉受[2026]990101${String(900_000 + number)}号`;
}

export async function writeForeignWorkbook(
  file: string,
  { month, cases }: { readonly month: string; readonly cases: readonly ForeignCase[] },
): Promise<void> {
  const register: readonly (readonly string[])[] = [
    ["", "案子", "", "", "经办", "", "日子", "", "备注"],
    [
      "序号",
      "院内案号",
      "案子叫什么",
      "办理事项",
      "科室",
      "经办人",
      "收到",
      "办完",
      "（本院自用，不上报，请勿删除此列）",
    ],
    ...cases.map(({ number, received }, position) => [
      String(position + 1),
      foreignCaseNo(number),
      `虚构人${number}虚构案`,
      "审查起诉",
      "第一检察部",
      "虚构检察官",
      received,
      "",
      "",
    ]),
  ];
  const people: readonly (readonly string[])[] = [
    ["院内案号", "第几人", "叫什么", "男女", "人在哪里"],
    ...cases.map(({ number }) => [foreignCaseNo(number), "1", `虚构人${number}`, "男", "看守所"]),
  ];
  const bytes = await xlsxBytes({
    sheets: [
      sheet("收案登记", `虚构县人民检察院收案登记表（${month}）`, register),
      sheet("到案人员", `到案人员名单（${month}）`, people),
    ],
  });
  await writeFile(file, bytes);
}

function sheet(name: string, title: string, rows: readonly (readonly string[])[]) {
  return {
    name,
    filter: false,
    columns: (rows[0] ?? []).map((_, position) => ({ header: position === 0 ? title : "", kind: "text" as const })),
    rows,
  };
}
