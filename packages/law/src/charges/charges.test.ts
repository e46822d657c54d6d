import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { addDays, civilDate } from "../civil-date.ts";
import { chargeKey } from "./charge-name.ts";
import { charges, chargesInForce, findCharge } from "./find-charge.ts";

const root = resolve(import.meta.dirname, "../../../..");
const file = join(resolve(root, process.env["JIANHENG_TEST_DATA"] ?? "../shared"), "data/statutes/charges.json");
const day = civilDate;

describe("a charge on a day", () => {
  // Supplement (七) follows Amendment XI, (八) Amendment XII.
  it.each([
    ["盗窃罪", "1997-09-30", "not-yet"],
    ["盗窃罪", "1997-10-01", "in-force"],
    ["高空抛物罪", "2021-02-28", "not-yet"],
    ["高空抛物罪", "2021-03-01", "in-force"],
    ["袭警罪", "2021-02-28", "not-yet"],
    ["袭警罪", "2021-03-01", "in-force"],
    ["危险作业罪", "2021-03-01", "in-force"],
    ["生产、销售假药罪", "2021-02-28", "in-force"],
    ["生产、销售假药罪", "2021-03-01", "abolished"],
    ["生产、销售、提供假药罪", "2021-02-28", "not-yet"],
    ["生产、销售、提供假药罪", "2021-03-01", "in-force"],
    ["徇私舞弊低价折股、出售国有资产罪", "2024-02-29", "in-force"],
    ["徇私舞弊低价折股、出售国有资产罪", "2024-03-01", "abolished"],
    ["徇私舞弊低价折股、出售公司、企业资产罪", "2024-02-29", "not-yet"],
    ["徇私舞弊低价折股、出售公司、企业资产罪", "2024-03-01", "in-force"],
    ["嫖宿幼女罪", "2015-10-31", "in-force"],
    ["嫖宿幼女罪", "2015-11-01", "abolished"],
    ["投毒罪", "2002-03-25", "in-force"],
    ["投毒罪", "2002-03-26", "abolished"],
  ])("%s on %s is %s", (name, on, status) => {
    expect(findCharge(name, day(on)).status).toBe(status);
  });

  it.each([
    ["生产、销售假药罪", "2025-01-01", ["生产、销售、提供假药罪"]],
    // Renamed twice.
    ["操纵证券交易价格罪", "2005-01-01", ["操纵证券、期货交易价格罪"]],
    ["操纵证券交易价格罪", "2025-01-01", ["操纵证券、期货市场罪"]],
    // Two names that became one, and one that became two and later one again.
    ["出售、非法提供公民个人信息罪", "2025-01-01", ["侵犯公民个人信息罪"]],
    [
      "非法采伐、毁坏珍贵树木罪",
      "2010-01-01",
      ["非法采伐、毁坏国家重点保护植物罪", "非法收购、运输、加工、出售国家重点保护植物、国家重点保护植物制品罪"],
    ],
    ["非法采伐、毁坏珍贵树木罪", "2025-01-01", ["危害国家重点保护植物罪"]],
    // Taken away with nothing in its place (Amendment IX).
    ["嫖宿幼女罪", "2025-01-01", []],
  ])("%s is called on %s", (name, on, now) => {
    const found = findCharge(name, day(on));
    if (found.status !== "abolished") throw new Error(found.status);
    expect(found.now.map((charge) => charge.name)).toEqual(now);
  });

  it("names article, chapter, documents and dates", () => {
    expect(findCharge("徇私舞弊低价折股、出售国有资产", day("2024-03-01"))).toMatchObject({
      status: "abolished",
      charge: {
        articles: ["169"],
        since: "1997-10-01",
        until: "2024-02-29",
        takenAwayBy: "最高人民法院、最高人民检察院关于执行《中华人民共和国刑法》确定罪名的补充规定（八）",
      },
    });
    expect(findCharge("妨害安全驾驶罪", day("2025-01-01"))).toMatchObject({
      charge: { provisions: "第133条之二", articles: ["133之二"], chapter: "第二章 危害公共安全罪" },
    });
  });

  it.each([
    "盗窃",
    "盗窃罪",
    " 盗 窃 罪 ",
    "涉嫌盗窃罪",
    "掩饰、隐瞒犯罪所得、犯罪所得收益罪",
    "掩饰，隐瞒犯罪所得，犯罪所得收益",
    "掩饰隐瞒犯罪所得犯罪所得收益罪",
    "组织他人偷越国(边)境罪",
    "组织他人偷越国（边）境",
    "盗窃、抢夺枪支、弹药、爆炸物、危险物质罪",
    "盗窃/抢夺枪支/弹药/爆炸物/危险物质",
  ])("is the same however it is written: %s", (text) => {
    expect(findCharge(text, day("2025-01-01")).status).toBe("in-force");
  });

  it.each([
    ["盗劫罪", "抢劫罪"],
    ["掩饰隐瞒犯罪所得罪", "掩饰、隐瞒犯罪所得、犯罪所得收益罪"],
    ["帮信罪", undefined],
    ["帮助信息网络犯罪", "帮助信息网络犯罪活动罪"],
    ["故意伤人罪", "故意伤害罪"],
    ["危险驾使罪", "危险驾驶罪"],
  ])("is not known as %s; the nearest is %s", (text, nearest) => {
    const found = findCharge(text, day("2025-01-01"));
    if (found.status !== "unknown") throw new Error(found.status);
    if (nearest === undefined) expect(found.nearest.length).toBeLessThanOrEqual(3);
    else expect(found.nearest).toContain(nearest);
  });

  it("of no text is unknown and like nothing", () => {
    expect(findCharge("", day("2025-01-01"))).toEqual({ status: "unknown", nearest: [] });
    expect(findCharge("罪", day("2025-01-01"))).toEqual({ status: "unknown", nearest: [] });
  });
});

describe("the list of charges", () => {
  it("has 483 names in use since 2024-03-01, and 59 that have gone", () => {
    expect(chargesInForce(day("2024-03-01"))).toHaveLength(483);
    expect(charges).toHaveLength(542);
    expect(charges.filter(({ until }) => until !== undefined)).toHaveLength(59);
  });

  it("had 414 names in the beginning, and none before", () => {
    expect(chargesInForce(day("1997-10-01"))).toHaveLength(414);
    expect(chargesInForce(day("1997-09-30"))).toHaveLength(0);
  });

  it("has no two names that are written alike, and each successor is a name that begins when the old one ends", () => {
    expect(new Set(charges.map(({ name }) => chargeKey(name))).size).toBe(charges.length);
    const wrong = charges.flatMap(({ name, until, replacedBy }) =>
      replacedBy
        .filter((next) => {
          const found = charges.find((charge) => charge.name === next);
          return until === undefined || found === undefined || found.since > addDays(until, 1);
        })
        .map((next) => `${name} → ${next}`),
    );
    expect(wrong).toEqual([]);
  });
});

describe.skipIf(!existsSync(file))(`the table it was taken from (${file})`, () => {
  interface Row {
    readonly name: string;
    readonly articles: readonly string[];
    readonly chapter: string | null;
    readonly since: string;
    readonly until: string | null;
    readonly replaced_by: readonly string[] | null;
  }
  it("agrees name by name", () => {
    const rows = existsSync(file)
      ? (JSON.parse(readFileSync(file, "utf8")) as { charges: readonly Row[] }).charges
      : [];
    const plain = (row: Row) => ({
      name: row.name,
      articles: row.articles,
      // One charge stands in a decision of its own and in no chapter.
      chapter: row.chapter ?? "关于惩治骗购外汇、逃汇和非法买卖外汇犯罪的决定",
      since: row.since,
      until: row.until === null ? undefined : addDays(day(row.until), -1),
      replacedBy: row.replaced_by ?? [],
    });
    const ours = new Map(charges.map((charge) => [charge.name, charge]));
    expect(rows).toHaveLength(charges.length);
    const wrong = rows.filter((row) => {
      const { name, articles, chapter, since, until, replacedBy } = ours.get(row.name) ?? {};
      return JSON.stringify({ name, articles, chapter, since, until, replacedBy }) !== JSON.stringify(plain(row));
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });
});
