// The workbook back as it came, its faulty cells marked, each row's answer at its first cell, and a sheet that lists them.
import path from "node:path";
import {
  annotateXlsx,
  type AddedCell,
  type AddedSheet,
  type CellToMark,
  cellReference,
  describeDiagnostic,
  noteMark,
  workbookKind,
} from "@jianheng/files";
import { refuse, type Refusal } from "../../../http/refusal.ts";
import { checkName } from "./layout.ts";
import type { SheetFault } from "./read-book.ts";
import { columnWords, readMarked, workbookOf, type KeptJudgement, type Try } from "./tries.ts";

export async function markBook(one: Try, kept: KeptJudgement) {
  const source = workbookOf(one);
  const to = path.join(one.dir, "marked");
  const cells = [...kept.faults.map((fault) => faultyCell(fault)), ...kept.rows.map((row) => statusCell(row, kept))];
  const result = await annotateXlsx(source, { cells, sheets: [checkSheet(kept)] }, to);
  if (result.outcome === "refused")
    return refusal(result.diagnostics.map((each) => describeDiagnostic(each)).join(" "));
  const ending = (await workbookKind(source))?.ending ?? ".xlsx";
  const name = path.posix.basename(one.owner.name, path.posix.extname(one.owner.name));
  return { name: `${name}（导入检查）${ending}`, stream: readMarked(one) };
}

function refusal(reason: string): Refusal {
  return refuse("delivery.unreadable", { reason });
}

function noteOf(text: string): string {
  return `${noteMark.opening}${text.replaceAll(/\s*\n\s*/g, " ")}。${noteMark.closings[0]}`;
}

function faultyCell({ sheet, row, column, message }: SheetFault): CellToMark {
  return { sheet, row, column: column ?? 0, mark: "error", note: noteOf(withoutStop(message.zh)) };
}

function withoutStop(text: string): string {
  return text.replace(/[。．.]$/u, "");
}

function statusCell({ row, faults }: KeptJudgement["rows"][number], { sheet }: KeptJudgement): CellToMark {
  if (faults === 0) return { sheet, row, column: 0, mark: "note", note: noteOf("本行可以登记") };
  return { sheet, row, column: 0, mark: "error", note: noteOf(`本行有 ${faults} 处要改`) };
}

function checkSheet(kept: KeptJudgement): AddedSheet {
  const { rows, good, moreFaults, faults } = kept.report;
  const count = kept.faults.length === 0 ? 0 : faults.length + moreFaults;
  return {
    name: checkName,
    intro: [
      "导入检查",
      count === 0
        ? `共 ${rows} 条，都可以登记。`
        : `共 ${rows} 条，其中 ${good} 条可以登记；有 ${count} 处要改，改好之前一条也不登记。`,
      "各行的结论在该行第一格的批注里，要改的格子已填色并加批注。改好后直接上传本工作簿即可，这张表不会被当作数据。",
    ],
    columns: [
      { header: "工作表", width: 20 },
      { header: "行", width: 8 },
      { header: "列", width: 24 },
      { header: "内容", width: 30 },
      { header: "要求", width: 60 },
    ],
    rows: kept.faults.map((fault): readonly AddedCell[] => [
      fault.sheet,
      { text: String(fault.row), link: { sheet: fault.sheet, cell: cellReference(fault.column ?? 0, fault.row) } },
      columnWords(fault, fault.sheet),
      fault.value,
      fault.message.zh,
    ]),
  };
}
