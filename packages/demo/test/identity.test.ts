// The checkers are written here from GB 11643-1999 and GB 32100-2015, apart from the generator.
import { expect, test } from "vitest";
import { ordinary, planted, text } from "./world.ts";

/** ISO 7064 MOD 11-2 over all eighteen characters leaves 1. */
function isCitizenNumber(number: string): boolean {
  if (!/^\d{17}[\dX]$/.test(number)) return false;
  let weight = 1;
  let sum = 0;
  for (let at = 17; at >= 0; at -= 1) {
    sum += weight * (number[at] === "X" ? 10 : Number(number[at]));
    weight = (weight * 2) % 11;
  }
  return sum % 11 === 1;
}

function isCreditCode(code: string): boolean {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  if (code.length !== 18) return false;
  let sum = 0;
  let weight = 1;
  for (let at = 0; at < 17; at += 1) {
    const value = alphabet.indexOf(code.charAt(at));
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * 3) % 31;
  }
  return (sum + alphabet.indexOf(code.charAt(17))) % 31 === 0;
}

const wrongOnPurpose = new Set(["999901199003051010", "91350100M000100Y44"]);

test("the checkers know the standards' own examples", () => {
  expect(isCitizenNumber("11010519491231002X")).toBe(true);
  expect(isCitizenNumber("110105194912310021")).toBe(false);
  expect(isCreditCode("91350100M000100Y43")).toBe(true);
  expect(isCreditCode("91350100M000100Y44")).toBe(false);
});

test("identity numbers are right, of nobody, and agree with birth date and sex", () => {
  const faultyCases = new Set(
    planted.expectations
      .filter((one) => ["V06", "V07", "V08"].includes(one.ruleId) && one.outcome === "hit")
      .map((one) => one.caseNo),
  );
  let checked = 0;
  for (const row of ordinary.rows.suspects) {
    const number = text(row, "idNumber");
    if (number === "" || wrongOnPurpose.has(number)) continue;
    checked += 1;
    expect(isCitizenNumber(number), number).toBe(true);
    expect(number.startsWith("99"), number).toBe(true);
    if (faultyCases.has(text(row, "legalCaseNo"))) continue;
    expect(number.slice(6, 14)).toBe(text(row, "birthDate").replaceAll("-", ""));
    expect(Number(number[16]) % 2 === 1 ? "男" : "女").toBe(row["sex"]);
  }
  expect(checked).toBeGreaterThan(1_200);
});

test("no two people share an identity number", () => {
  const owner = new Map<string, string>();
  const matterOf = new Map(ordinary.rows.cases.map((row) => [row["legalCaseNo"], text(row, "unifiedCaseNo")]));
  for (const row of ordinary.rows.suspects) {
    const number = text(row, "idNumber");
    if (number === "") continue;
    // One person within one matter: the number may stand on the card of each stage.
    const person = `${matterOf.get(row["legalCaseNo"])} ${text(row, "name")} ${String(row["suspectNo"])}`;
    expect(owner.get(number) ?? person, number).toBe(person);
    owner.set(number, person);
  }
});

test("credit codes are right and unique", () => {
  const codes = ordinary.rows.suspects.filter((row) => row["isUnit"] === true).map((row) => text(row, "creditCode"));
  expect(codes.length).toBeGreaterThanOrEqual(3);
  for (const code of codes) if (!wrongOnPurpose.has(code)) expect(isCreditCode(code), code).toBe(true);
});

test("age and minority follow from the birth date; a year is full on the day after the birthday", () => {
  for (const row of ordinary.rows.suspects) {
    const [birth, offence] = [text(row, "birthDate"), text(row, "offenceDate")];
    if (birth === "" || row["ageAtOffence"] === 26) continue;
    const dayAfter = (years: number) => `${Number(birth.slice(0, 4)) + years}${birth.slice(4)}`;
    const age = Number(row["ageAtOffence"]);
    expect(dayAfter(age) < offence && offence <= dayAfter(age + 1), `${birth} ${offence} ${age}`).toBe(true);
    expect(row["minorAtOffence"]).toBe(age < 18);
    expect(row["minorNow"]).toBe(dayAfter(18) >= ordinary.manifest.dataDate);
  }
});
