import { describe, expect, test } from "vitest";
import { readRefusal } from "./refusal.ts";

describe("what a failed request means", () => {
  test("a refusal with its arguments", () => {
    const refusal = readRefusal({
      code: "record.changed_meanwhile",
      status: 409,
      data: { args: { who: "冯部长", act: "确认" } },
    });
    expect(refusal.kind).toBe("refused");
    expect(refusal.code).toBe("record.changed_meanwhile");
    expect(refusal.sentence.zh).toBe("冯部长在您打开之后已办理“确认”。您填写的内容仍在，请核对后重新提交。");
  });

  test("a refusal of an upload, whose arguments stand without an envelope", () => {
    expect(readRefusal({ code: "delivery.too_large", args: { limit: "4 GB" } }).sentence.zh).toBe(
      "文件超过 4 GB，请分批导入。",
    );
  });

  test("a list of offices is joined", () => {
    const { sentence } = readRefusal({
      code: "delivery.office_out_of_reach",
      data: { args: { offices: ["甲县院", "乙县院"] } },
    });
    expect(sentence.zh).toBe("数据中含有您无权导入的单位：甲县院、乙县院。");
  });

  test("faults of what was sent come along; what is no fault is left", () => {
    const fault = {
      code: "mapping.header_unknown",
      table: 0,
      title: "收案",
      part: "columns",
      headers: ["厨房"],
      column: null,
      args: { header: { zh: "厨房", en: "厨房" } },
    };
    expect(refused([fault]).faults).toEqual([fault]);
    expect(refused([fault]).sentence.zh).toBe("有 1 处对应不能成立，请改正后重新读取。");
    expect(refused([{ code: "no.such" }]).faults).toEqual([]);
    expect(refused("x").faults).toEqual([]);
  });

  test("a defect names its number", () => {
    const refusal = readRefusal({ code: "server.defect", status: 500, data: { args: { requestId: "r-17" } } });
    expect(refusal.kind).toBe("defect");
    expect(refusal.requestId).toBe("r-17");
    expect(refusal.sentence.en).toContain("r-17");
  });

  test("an unknown code is a defect, not a refusal", () => {
    expect(readRefusal({ code: "INTERNAL_SERVER_ERROR", status: 500 }).kind).toBe("defect");
  });

  test("a bare 401 asks to sign in", () => {
    expect(readRefusal({ status: 401 }).code).toBe("session.required");
  });

  test("a lost connection is no answer", () => {
    expect(readRefusal(new TypeError("Failed to fetch")).kind).toBe("unreachable");
    expect(readRefusal(undefined).kind).toBe("unreachable");
    expect(readRefusal({}).kind).toBe("unreachable");
  });
});

const refused = (faults: unknown) =>
  readRefusal({ code: "mapping.invalid", status: 422, data: { args: { count: "1" }, faults } });
