import type { Row } from "@jianheng/files";
import { describe, expect, it } from "vitest";
import { pinyinInitials } from "./pinyin-initials.ts";
import { proposeColumns } from "./propose-columns.ts";
import { proposeDatasets } from "./propose-datasets.ts";

function row(number: number, headers: readonly string[]): Row {
  return { number, cells: headers.map((text, column) => ({ column, kind: "text", text })) };
}

describe("datasets a table might be", () => {
  it("by headers known, best first; nothing where none is known", () => {
    const rows = [row(1, ["部门受案号", "嫌疑人编号", "姓名", "保证人"])];
    expect(proposeDatasets("导出", rows).slice(0, 2)).toEqual([
      { id: "suspects", matches: 3 },
      { id: "measures", matches: 3 },
    ]);
    expect(proposeDatasets("导出", [row(1, ["一", "二"])])).toEqual([]);
  });

  it("the one that the title names goes before, known headers or not", () => {
    expect(proposeDatasets("检察建议2025", [row(1, ["一", "二"])])).toEqual([{ id: "suggestions", matches: 0 }]);
  });
});

function first(dataset: string, header: string, samples: readonly string[]) {
  return proposeColumns(dataset, [{ header, samples }])[0]?.[0];
}

describe("columns a header might mean", () => {
  it.each([
    ["cases", "案件名称", [], "caseName", "名称相同"],
    ["cases", "ajmc", [], "caseName", "又名“ajmc”"],
    ["suspects", "xyrbh", ["1"], "suspectNo", "又名“xyrbh”"],
    ["measures", "zxsj", ["2025-01-03 08:30"], "executedAt", "“执行时间”的拼音首字母"],
    ["arrestReviews", "决定的日期", ["2025-01-03"], "decidedDate", "名称与“决定日期”相近"],
    ["measures", "审批/措施类型", ["拘留"], "measureType", "名称与“强制措施类型”相近"],
    ["cases", "编号", ["甲检刑诉受[2025]990101000001号"], "legalCaseNo", "内容像受案号"],
    ["suspects", "号码一", ["11010519491231002X"], "idNumber", "内容像身份证号码"],
    ["measures", "种类", ["拘留", "逮捕"], "measureType", "内容都在“强制措施类型”的选项之内"],
  ])("%s: %s", (dataset, header, samples, column, zh) => {
    expect(first(dataset, header, samples)).toMatchObject({ column, why: { zh } });
  });

  it("nothing where neither name nor values say anything", () => {
    expect(proposeColumns("cases", [{ header: "备考", samples: ["见附件", "同上"] }])).toEqual([[]]);
    expect(proposeColumns("nothing", [{ header: "案件名称", samples: [] }])).toEqual([[]]);
  });

  it("values that the column cannot read speak against it", () => {
    const [proposals = []] = proposeColumns("arrestReviews", [{ header: "决定日期类", samples: ["是", "否"] }]);
    const [dates = []] = proposeColumns("arrestReviews", [{ header: "决定日期类", samples: ["2025-01-03"] }]);
    expect(dates[0]?.column).toBe("decidedDate");
    expect(proposals.map(({ column }) => column)).not.toContain("decidedDate");
  });
});

/** Names of columns in exports of the national system, as its users have published them. */
const codesOfExports = [
  ["部门受案号", "bmsah"],
  ["统一受案号", "tysah"],
  ["案件名称", "ajmc"],
  ["受理日期", "slrq"],
  ["办结日期", "bjrq"],
  ["完成日期", "wcrq"],
  ["归档日期", "gdrq"],
  ["案情摘要", "aqzy"],
  ["侦查机关", "zcjg"],
  ["移送单位", "ysdw"],
  ["移送案由", "ysay"],
  ["移送意见", "ysyj"],
  ["强制措施", "qzcs"],
  ["共同犯罪人数", "gtfzrs"],
  ["是否单位犯罪", "sfdwfz"],
  ["是否涉外案件", "sfswaj"],
] as const;

it.each(codesOfExports)("the pinyin initials of %s are %s", (label, code) => {
  expect(pinyinInitials(label)).toBe(code);
});
