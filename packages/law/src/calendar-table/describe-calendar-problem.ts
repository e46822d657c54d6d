import { problemText } from "../problem-text.ts";
import type { BilingualText } from "../result.ts";
import type { CalendarTableProblem } from "./parse-calendar-table.ts";

/** `第5行“日期”：“2026-02-30”当月没有这一天`, or `row 5, 日期: …`. */
export function describeCalendarProblem({ row, header, problem }: CalendarTableProblem): BilingualText {
  const { zh, en } = problemText(problem);
  const [placeZh, placeEn] = [
    `${row === null ? "" : `第${row}行`}${header === null ? "" : `“${header}”`}`,
    [row === null ? "" : `row ${row}`, header ?? ""].filter((part) => part !== "").join(", "),
  ];
  return { zh: placeZh === "" ? zh : `${placeZh}：${zh}`, en: placeEn === "" ? en : `${placeEn}: ${en}` };
}
