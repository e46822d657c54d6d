// Ordinary cases keep the law's limits. The limits are written again here, with Date and the rest days of the calendar
// file, so that a slip of the generator shows.
import { expect, test } from "vitest";
import { isRestDay } from "../src/days.ts";
import { day } from "../src/days.ts";
import {
  addDays,
  addMonths,
  groupBy,
  hasTestData,
  ordinary,
  ordinaryRows,
  readTestData,
  suspectKey,
  text,
  weekdayOf,
} from "./world.ts";

const today = ordinary.manifest.dataDate;
const caseOf = new Map(ordinary.rows.cases.map((row) => [row["legalCaseNo"], row]));
const suspectOf = new Map(ordinary.rows.suspects.map((row) => [suspectKey(row), row]));

function rolled(date: string): string {
  let at = date;
  while (isRestDay(day(at))) at = addDays(at, 1);
  return at;
}

function workdaysAfter(date: string, count: number): string {
  let at = date;
  for (let left = count; left > 0;) {
    at = addDays(at, 1);
    if (!isRestDay(day(at))) left -= 1;
  }
  return at;
}

function expectInTime(done: string, due: string, what: string): void {
  expect(done === "" ? today <= due : done <= due, `${what}: ${done || "not done"}, due ${due}`).toBe(true);
}

test.skipIf(!hasTestData)(
  "the rest days are those of the published calendar, 2024 to 2026 (needs JIANHENG_TEST_DATA)",
  () => {
    const kinds = new Map(
      readTestData("data/calendar/holidays-2018-2026.csv")
        .split("\n")
        .slice(1)
        .map((line) => line.split(","))
        .map(([date, , kind]) => [date ?? "", kind ?? ""]),
    );
    for (let date = "2024-01-01"; date <= "2026-12-31"; date = addDays(date, 1)) {
      const isWeekend = ["Sat", "Sun"].includes(weekdayOf(date));
      const kind = kinds.get(date);
      expect(isRestDay(day(date)), date).toBe(kind === "休" || (isWeekend && kind !== "班"));
    }
  },
);

test("arrest reviews are decided within 7 days in custody and 15 out of it", () => {
  const cards = ordinaryRows("arrestReviews");
  expect(cards.filter((card) => card["inCustody"] === false).length).toBeGreaterThan(10);
  for (const card of cards) {
    const accepted = text(caseOf.get(card["legalCaseNo"]), "acceptedDate");
    const due = card["inCustody"] === true ? addDays(accepted, 7) : rolled(addDays(accepted, 15));
    expectInTime(text(card, "decidedDate"), due, `B01/B02 ${suspectKey(card)}`);
    if (card["decision"] === "不批准逮捕")
      expectInTime(text(card, "receiptDate"), rolled(addDays(text(card, "servedDate"), 3)), `B09 ${suspectKey(card)}`);
  }
});

test("prosecution reviews are decided within a month, fifteen days more where extended, counted from the last re-transfer", () => {
  const returns = groupBy(ordinaryRows("returns"), suspectKey);
  for (const card of ordinaryRows("prosecutionReviews")) {
    const key = suspectKey(card);
    const list = returns.get(key) ?? [];
    expect(list.length, `D04 ${key}`).toBeLessThanOrEqual(2);
    const inCustody = suspectOf.get(key)?.["custodyState"] === "在押";
    const last = (end: string) => (inCustody ? end : rolled(end));
    let start = text(caseOf.get(card["legalCaseNo"]), "acceptedDate");
    let isOut = false;
    for (const one of list) {
      expect(text(one, "returnedDate") <= last(addMonths(start, 1)), `D01 ${key}`).toBe(true);
      expectInTime(text(one, "retransferredDate"), last(addMonths(text(one, "returnedDate"), 1)), `D05 ${key}`);
      isOut = text(one, "retransferredDate") === "";
      start = text(one, "retransferredDate") || start;
    }
    if (isOut) continue;
    const extended = text(card, "extendedDate");
    const end = addMonths(start, 1);
    if (extended !== "")
      expect(
        start < extended && extended <= end && caseOf.get(card["legalCaseNo"])?.["isComplex"] === true,
        `D03 ${key}`,
      ).toBe(true);
    expectInTime(text(card, "decidedDate"), last(extended === "" ? end : addDays(end, 15)), `D01 ${key}`);
    if (card["procedure"] === "速裁")
      expect(text(card, "decidedDate") <= last(addDays(start, 10)), `D02 ${key}`).toBe(true);
  }
});

test("rights are told within three days, and people are questioned before anything is decided", () => {
  for (const card of ordinaryRows("prosecutionReviews")) {
    const key = suspectKey(card);
    const accepted = text(caseOf.get(card["legalCaseNo"]), "acceptedDate");
    const due = rolled(addDays(accepted, 3));
    expectInTime(text(card, "suspectInformedDate"), due, `E01 ${key}`);
    if (Number(card["victimCount"]) > 0) expectInTime(text(card, "victimInformedDate"), due, `E02 ${key}`);
    if (card["decision"] === undefined) continue;
    const questioned = text(card, "interrogatedDate");
    expect(accepted <= questioned && questioned <= text(card, "decidedDate"), `E04 ${key}`).toBe(true);
    const suspect = suspectOf.get(key);
    if (card["decision"] !== "起诉" || suspect?.["pleadsGuilty"] !== true) continue;
    expect(
      questioned <= text(suspect, "pleaDate") && text(suspect, "pleaDate") <= text(card, "decidedDate"),
      `E06 ${key}`,
    ).toBe(true);
    expect(suspect["pleaLawyer"], `E06 ${key}`).toBeDefined();
    expect(card["sentenceKind"], `V49 ${key}`).toBe("确定刑");
  }
});

test("non-prosecution is handed over within three working days and ends custody at once", () => {
  const cards = ordinaryRows("prosecutionReviews").filter((card) => card["decision"] === "不起诉");
  expect(cards.length).toBeGreaterThan(80);
  for (const card of cards) {
    const key = suspectKey(card);
    expectInTime(text(card, "adminHandoverDate"), workdaysAfter(text(card, "decidedDate"), 3), `D13 ${key}`);
    expect(card["nonprosecutionKind"], `V40 ${key}`).toBeDefined();
    if (suspectOf.get(key)?.["custodyState"] === "在押")
      expect(card["releasedDate"], `B17 ${key}`).toBe(card["announcedDate"]);
  }
});

test("bail of one organ lasts at most twelve months, custody is told to the family within a day", () => {
  for (const row of ordinaryRows("measures")) {
    const key = `${suspectKey(row)} ${String(row["measureNo"])}`;
    const executed = text(row, "executedAt");
    if (row["measureType"] === "取保候审") {
      expectInTime(text(row, "endedDate"), rolled(addMonths(executed.slice(0, 10), 12)), `B03 ${key}`);
      expect((row["depositAmount"] === undefined) !== (row["guarantor"] === undefined), `V20/V21 ${key}`).toBe(true);
      continue;
    }
    const hours = (column: string) => (Date.parse(`${text(row, column)}Z`) - Date.parse(`${executed}Z`)) / 3_600_000;
    expect(hours("familyNotifiedAt"), `B06 ${key}`).toBeLessThan(24);
    expect(hours("firstInterrogatedAt"), `B07 ${key}`).toBeLessThan(24);
  }
});

test("judgments are reviewed inside ten days, suggestions answered or urged inside two months", () => {
  for (const row of ordinaryRows("judgments")) {
    expectInTime(text(row, "reviewedDate"), addDays(text(row, "receivedDate"), 7), `D08 ${suspectKey(row)}`);
    expect(row["reviewConclusion"]).toBeDefined();
  }
  for (const row of ordinaryRows("suggestions")) {
    const served = text(row, "servedDate");
    if (served === "") continue;
    const days = Number(row["replyDays"] ?? 0);
    const due = rolled(days > 0 ? addDays(served, days) : addMonths(served, 2));
    if (row["urgedDate"] === undefined) expectInTime(text(row, "repliedDate"), due, `D17 ${text(row, "legalCaseNo")}`);
    else expect(due < text(row, "urgedDate")).toBe(true);
  }
});

test("what the court did agrees with the card: adopted only inside the suggestion, custody shorter than the term", () => {
  const cards = new Map(ordinaryRows("prosecutionReviews").map((card) => [suspectKey(card), card]));
  const measures = groupBy(ordinaryRows("measures"), suspectKey);
  for (const row of ordinaryRows("judgments")) {
    const card = cards.get(suspectKey(row));
    expect(card?.["decision"]).toBe("起诉");
    if (row["termMonths"] === undefined || card?.["termMinMonths"] === undefined) continue;
    const [term, low, high] = [Number(row["termMonths"]), Number(card["termMinMonths"]), Number(card["termMaxMonths"])];
    expect(row["adopted"], `V54 ${suspectKey(row)}`).toBe(low <= term && term <= high);
  }
  for (const [key, list] of measures) {
    const custody = list.filter((row) => row["measureType"] === "拘留" || row["measureType"] === "逮捕");
    const first = custody[0];
    const card = cards.get(key);
    if (first === undefined || card?.["penalty"] !== "有期徒刑" || suspectOf.get(key)?.["custodyState"] !== "在押")
      continue;
    const ended = text(custody.at(-1), "endedDate") || today;
    expect(ended < addMonths(text(first, "decidedDate"), Number(card["termMinMonths"])), `B18 ${key}`).toBe(true);
  }
});

test("cards of ordinary cases do not contradict themselves", () => {
  const returns = groupBy(ordinaryRows("returns"), suspectKey);
  const wrong: string[] = [];
  const check = (isRight: boolean, what: string) => {
    if (!isRight) wrong.push(what);
  };
  for (const card of ordinaryRows("prosecutionReviews")) {
    const key = suspectKey(card);
    const suspect = suspectOf.get(key);
    const [low, high] = [Number(card["termMinMonths"] ?? 0), Number(card["termMaxMonths"] ?? 0)];
    if (card["procedure"] === "速裁" || card["procedure"] === "简易") {
      check(suspect?.["pleadsGuilty"] === true && suspect["minorNow"] !== true, `V48/V73 ${key}`);
      check(text(caseOf.get(card["legalCaseNo"]), "officeCode") !== "990100", `V48 court ${key}`);
    }
    if (card["procedure"] === "速裁") check(high <= 36, `V48 term ${key}`);
    if (card["suspended"] === true) check(high <= 36 && suspect?.["isRecidivist"] !== true, `V51 ${key}`);
    check(low <= high, `V50 ${key}`);
    if (card["nonprosecutionKind"] === "存疑不起诉") check((returns.get(key) ?? []).length > 0, `V41 ${key}`);
    if (card["nonprosecutionKind"] === "相对不起诉") check(suspect?.["circumstances"] !== undefined, `V42 ${key}`);
    if (card["decision"] !== "附条件不起诉") continue;
    const months = Number(card["probationMonths"]);
    check(suspect?.["minorAtOffence"] === true, `V43 ${key}`);
    check(months >= 6 && months <= 12 && card["probationFromDate"] === card["decidedDate"], `V44 ${key}`);
    check(text(card, "probationToDate") === addMonths(text(card, "decidedDate"), months), `V44 end ${key}`);
    check(text(card, "probationToDate") > today, `E16 ${key}`);
    check(text(card, "servedSuspectDate") <= rolled(addDays(text(card, "decidedDate"), 3)), `E13 ${key}`);
  }
  for (const row of ordinaryRows("cases")) {
    const people = ordinary.rows.suspects.filter((suspect) => suspect["legalCaseNo"] === row["legalCaseNo"]).length;
    if (row["coOffenders"] !== undefined)
      check(row["coOffenders"] === people + Number(row["atLargeCount"]), `V61 ${text(row, "legalCaseNo")}`);
    const [closed, archived] = [text(row, "closedDate"), text(row, "archivedDate")];
    if (closed !== "") check((archived || today) <= addDays(closed, 90), `F12 ${text(row, "legalCaseNo")}`);
    if (row["assignmentMode"] === "指定")
      check(row["assignmentReason"] !== undefined, `A08 ${text(row, "legalCaseNo")}`);
  }
  for (const row of ordinaryRows("suspects")) {
    check(Number(row["restitution"] ?? 0) <= Number(row["amount"] ?? 0), `V65 ${suspectKey(row)}`);
    if (row["minorNow"] === true) check(row["defender"] !== undefined, `V19 ${suspectKey(row)}`);
  }
  for (const row of ordinaryRows("measures")) {
    const least = suspectOf.get(suspectKey(row))?.["minorNow"] === true ? 500 : 1_000;
    if (row["depositAmount"] !== undefined) check(Number(row["depositAmount"]) >= least, `V22 ${suspectKey(row)}`);
  }
  for (const row of ordinaryRows("arrestReviews")) {
    if (row["refusalKind"] === "证据不足") check(row["outline"] === true, `V29 ${suspectKey(row)}`);
    if (row["decision"] !== undefined)
      check(row["dangerReason"] !== undefined && row["decisionDocumentNo"] !== undefined, `V30/V31 ${suspectKey(row)}`);
  }
  for (const row of ordinaryRows("property")) {
    check(Number(row["releasedQuantity"] ?? 0) <= Number(row["quantity"]), `V71 ${text(row, "legalCaseNo")}`);
    if (row["releaseKind"] === "返还") check(row["returnList"] === true, `V71 list ${text(row, "legalCaseNo")}`);
    if (row["itemKind"] === "款") check(row["depositedAmount"] === row["amount"], `C08 ${text(row, "legalCaseNo")}`);
  }
  for (const row of ordinaryRows("publicInterest")) {
    const sued = text(row, "suedDate");
    if (sued === "") continue;
    const waited =
      row["preAction"] === "公告"
        ? addDays(text(row, "announcedDate"), 30)
        : rolled(addMonths(text(row, "servedDate"), 2));
    check(sued > waited || row["urgent"] === true, `V69/V70 ${text(row, "legalCaseNo")}`);
  }
  expect(wrong).toEqual([]);
});
