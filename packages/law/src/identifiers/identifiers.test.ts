import { describe, expect, it } from "vitest";
import { ageReached, ageReachedOn } from "../age.ts";
import { civilDate } from "../civil-date.ts";
import { readDepartmentCaseNumber, readUnifiedCaseNumber } from "./case-number.ts";
import { readCitizenId } from "./citizen-id.ts";
import { organisationCodeCheck, readCreditCode } from "./credit-code.ts";

const today = civilDate("2026-06-01");

describe("部门受案号", () => {
  it("reads version 1, five running digits", () => {
    expect(readDepartmentCaseNumber("甲市检起诉受[2017]99010000095号")).toEqual({
      ok: true,
      value: {
        canonical: "甲市检起诉受[2017]99010000095号",
        head: "甲市检起诉",
        kind: "受",
        year: 2017,
        unitCode: "990100",
        serial: "00095",
        version: 1,
      },
    });
  });

  it("reads version 2, six running digits", () => {
    expect(readDepartmentCaseNumber("甲检刑诉受[2021]990129000004号")).toMatchObject({
      ok: true,
      value: { version: 2, unitCode: "990129", serial: "000004", year: 2021 },
    });
  });

  it.each([
    "甲检刑诉受〔2021〕990129000004号",
    "甲检刑诉受（2021）990129000004号",
    "　甲检刑诉受［２０２１］９９０１２９０００００４号 ",
  ])("takes %s for the same number", (text) => {
    expect(readDepartmentCaseNumber(text)).toMatchObject({
      ok: true,
      value: { canonical: "甲检刑诉受[2021]990129000004号" },
    });
  });

  it("reads a task number and an office name that holds 受", () => {
    expect(readDepartmentCaseNumber("甲检任[2021]990129000004号")).toMatchObject({
      ok: true,
      value: { kind: "任", head: "甲检" },
    });
    expect(readDepartmentCaseNumber("甲受检刑诉受[2021]990129000004号")).toMatchObject({
      ok: true,
      value: { head: "甲受检刑诉" },
    });
  });

  it.each([
    ["", "case_number.empty", 0, 0],
    ["甲检刑诉[2021]990129000004号", "case_number.no_kind", 0, 23],
    ["甲检刑诉受2021990129000004号", "case_number.no_year", 22, 22],
    ["甲检刑诉受[21]990129000004号", "case_number.no_year", 5, 11],
    ["甲检刑诉受[2021]9901290004号", "case_number.bad_digit_count", 11, 21],
    ["甲检刑诉受[2021]9901290000041号", "case_number.bad_digit_count", 11, 24],
    ["甲检刑诉受[2021]990129000004", "case_number.no_ending", 23, 23],
    ["甲检刑诉受[2021〕990129000004号", "case_number.brackets_differ", 10, 11],
    ["甲检刑诉受[2021] 990129000004号", "case_number.blank_inside", 11, 12],
  ])("refuses %j: %s at %i to %i", (text, code, start, end) => {
    expect(readDepartmentCaseNumber(text)).toMatchObject({ ok: false, problem: { code }, at: { start, end } });
  });
});

describe("统一受案号", () => {
  it("reads six digits of the office, four of the year, seven running", () => {
    expect(readUnifiedCaseNumber("99012920210000420")).toEqual({
      ok: true,
      value: { canonical: "99012920210000420", unitCode: "990129", year: 2021, serial: "0000420" },
    });
  });

  it.each([
    ["9901292021000042", "unified_case_number.bad_length", 0, 16],
    ["990129202100004200", "unified_case_number.bad_length", 0, 18],
    ["9901292021000042O", "unified_case_number.not_a_digit", 16, 17],
    ["99012900210000420", "unified_case_number.bad_year", 6, 10],
  ])("refuses %s: %s", (text, code, start, end) => {
    expect(readUnifiedCaseNumber(text)).toMatchObject({ ok: false, problem: { code }, at: { start, end } });
  });
});

describe("公民身份号码", () => {
  it("reads the example of the standard", () => {
    expect(readCitizenId("11010519491231002x", today)).toEqual({
      ok: true,
      value: { canonical: "11010519491231002X", region: "110105", birthDate: "1949-12-31", sex: "female", form: "18" },
    });
  });

  it("refuses the example with any one digit changed", () => {
    const good = "11010519491231002X";
    for (let index = 0; index < 17; index += 1) {
      const changed = String((Number(good.charAt(index)) + 1) % 10);
      expect(readCitizenId(good.slice(0, index) + changed + good.slice(index + 1), today).ok).toBe(false);
    }
  });

  it("reads an old number of fifteen digits without check", () => {
    expect(readCitizenId("110105491231003", today)).toMatchObject({
      ok: true,
      value: { birthDate: "1949-12-31", sex: "male", form: "15" },
    });
  });

  it.each([
    ["110105194912310021", "citizen_id.wrong_check", 17, 18],
    ["1101051949123100", "citizen_id.bad_length", 0, 16],
    ["1101051949123100X2", "citizen_id.not_a_digit", 16, 17],
    ["11010519491331002X", "citizen_id.no_such_birth_date", 6, 14],
    ["110105190002290021", "citizen_id.no_such_birth_date", 6, 14],
    ["110105203012310021", "citizen_id.born_in_future", 6, 14],
    ["110105188012310021", "citizen_id.too_old", 6, 14],
    ["110105491331002", "citizen_id.no_such_birth_date", 6, 12],
  ])("refuses %s: %s", (text, code, start, end) => {
    expect(readCitizenId(text, today)).toMatchObject({ ok: false, problem: { code }, at: { start, end } });
  });
});

describe("统一社会信用代码", () => {
  it("reads the example of the sheet with full-width letters", () => {
    expect(readCreditCode("９１350100m000100Y43")).toEqual({
      ok: true,
      value: {
        canonical: "91350100M000100Y43",
        department: "9",
        bodyKind: "1",
        region: "350100",
        organisationCode: "M000100Y4",
      },
    });
  });

  it.each([
    ["91350100M000100Y44", "credit_code.wrong_check", 17, 18],
    ["91350100M000100Y53", "credit_code.wrong_organisation_check", 16, 17],
    ["9135010OM000100Y43", "credit_code.bad_character", 7, 8],
    ["9135A100M000100Y43", "credit_code.bad_region", 4, 5],
    ["91350100M000100Y4", "credit_code.bad_length", 0, 17],
  ])("refuses %s: %s", (text, code, start, end) => {
    expect(readCreditCode(text)).toMatchObject({ ok: false, problem: { code }, at: { start, end } });
  });

  it("writes a check of 31 as 0", () => {
    expect(readCreditCode("919901009900003670")).toMatchObject({ ok: true, value: { organisationCode: "990000367" } });
  });

  // The example of GB 11714 is D2143569X.
  it("checks an organisation code that ends in X", () => {
    expect(organisationCodeCheck("D2143569")).toBe("X");
  });
});

describe("周岁", () => {
  it.each([
    ["生日前一日", "2010-06-01", "2024-05-31", 13],
    ["生日当日未满", "2010-06-01", "2024-06-01", 13],
    ["生日次日已满", "2010-06-01", "2024-06-02", 14],
    ["闰日出生，平年2月28日未满", "2008-02-29", "2022-02-28", 13],
    ["闰日出生，平年3月1日已满", "2008-02-29", "2022-03-01", 14],
    ["闰日出生，闰年2月29日未满", "2008-02-29", "2024-02-29", 15],
    ["12月31日出生，次年1月1日已满", "2006-12-31", "2025-01-01", 18],
    ["出生当日", "2010-06-01", "2010-06-01", 0],
    ["出生之前", "2010-06-01", "2009-01-01", 0],
  ])("%s", (_name, birth, on, age) => {
    expect(ageReached(civilDate(birth), civilDate(on))).toBe(age);
  });

  it("names the first day of an age", () => {
    expect(ageReachedOn(civilDate("2010-12-31"), 14)).toBe("2025-01-01");
  });
});
