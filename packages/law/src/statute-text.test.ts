import { describe, expect, it } from "vitest";
import { namedLimits } from "./limits/index.ts";
import { promptDuties } from "./limits/prompt-duties.ts";
import { laws } from "./citation.ts";
import { statuteText } from "./statute-text.ts";

// Instruments whose official text was not at hand; their articles are cited by number only.
const withoutText = ["GYJS20", "SSGZ", "GYGZ", "JCJY", "MSGZ", "XSGZ", "XXXJ", "GPF", "JZ"];

describe("the words of an article", () => {
  it("are those of the statute", () => {
    expect(statuteText("刑事诉讼法", "105")).toContain("期间开始的时和日不算在期间以内");
    expect(statuteText("刑事诉讼法", "105")).toContain("不得因节假日而延长");
  });
  it("of several articles come together", () => {
    expect(statuteText("刑事诉讼法", "91、172")).toContain("一个月以内作出决定");
  });
  it("that are not carried are not made up", () => {
    expect(statuteText("刑事诉讼法", "999")).toBeUndefined();
    expect(statuteText("没有这部法", "1")).toBeUndefined();
  });
  it("are carried for every article that a limit rests on", () => {
    const resting = [
      ...namedLimits.flatMap(({ id, lengths, extensions }) =>
        [...lengths, ...extensions].map(({ basis }) => ({ id, basis })),
      ),
      ...promptDuties,
    ];
    const missing = resting.flatMap(({ id, basis }) =>
      basis
        .filter(({ law, article }) => article !== undefined && !withoutText.includes(law))
        .filter(({ law, article }) => statuteText(laws[law].name.zh, article!) === undefined)
        .map(({ law, article }) => `${id}: ${law} ${article}`),
    );
    expect(missing).toEqual([]);
  });
});
