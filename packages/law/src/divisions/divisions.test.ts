import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { divisionTable, readDivision } from "./read-division.ts";

const root = resolve(import.meta.dirname, "../../../..");
const folder = join(resolve(root, process.env["JIANHENG_TEST_DATA"] ?? "../shared"), "data/divisions");

const read = (name: string) =>
  existsSync(folder) ? (JSON.parse(readFileSync(join(folder, name), "utf8")) as Record<string, string>) : {};

describe("a code of an administrative division", () => {
  it.each([
    ["a county", "330127", "current", "浙江省 杭州市 淳安县"],
    ["a district of a municipality, without the filler", "110101", "current", "北京市 东城区"],
    ["a county of a municipality", "500101", "current", "重庆市 万州区"],
    ["a city right under its province", "429004", "current", "湖北省 仙桃市"],
    ["a prefecture", "330100", "current", "浙江省 杭州市"],
    ["a province", "330000", "current", "浙江省"],
    ["two digits for a province", "33", "current", "浙江省"],
    ["four digits for a city", "3301", "current", "浙江省 杭州市"],
    ["twelve digits of statistics", "330127100000", "current", "浙江省 杭州市 淳安县"],
    ["full-width digits", "３３０１２７", "current", "浙江省 杭州市 淳安县"],
    ["Hong Kong", "810000", "current", "香港特别行政区"],
    ["a district merged in 2021", "330103", "historical", "浙江省 杭州市 下城区"],
    ["districts merged in 2010", "110103", "historical", "北京市 崇文区"],
    ["a city that became a district", "500383", "historical", "重庆市 永川市"],
    ["Chongqing as a city of Sichuan", "510202", "historical", "四川省 重庆市 市中区"],
  ])("%s: %s", (_name, code, status, path) => {
    const found = readDivision(code);
    expect(found.status).toBe(status);
    expect("path" in found ? found.path.join(" ") : "").toBe(path);
  });

  it.each([
    ["330199", "330100"],
    ["339999", "330000"],
    ["990101", undefined],
  ])("%s is unknown, known as far as %s", (code, known) => {
    const found = readDivision(code);
    expect(found).toMatchObject({ status: "unknown", code });
    expect(found.status === "unknown" ? found.known?.code : "").toBe(known);
  });

  it.each(["", "3301271", "33012A", "330 127"])("%j is no code", (text) => {
    expect(readDivision(text)).toEqual({ status: "malformed" });
  });

  it("is read in no time once the table is unpacked", () => {
    readDivision("330127");
    const started = performance.now();
    for (let round = 0; round < 10_000; round += 1) readDivision("330127");
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe.skipIf(!existsSync(folder))(`the tables it was taken from (${folder})`, () => {
  it("agree code by code", () => {
    const [current, history] = [read("gbt2260-current.json"), read("gbt2260-history.json")];
    const ours = divisionTable();
    expect(ours).toHaveLength(new Set([...Object.keys(current), ...Object.keys(history)]).size);
    expect(ours.filter(({ current: inUse }) => inUse)).toHaveLength(3433);
    const wrong = ours.filter(({ code, name }) => name !== (current[code] ?? history[code]));
    expect(wrong).toEqual([]);
  });
});
