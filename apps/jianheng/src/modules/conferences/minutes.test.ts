import { expect, it } from "vitest";
import { figuresInWords } from "./minutes.ts";

const words = { questions: 7, answers: 6, commitments: 5, carried: 4 };

it("a meeting in figures: every problem is counted once, and where a clue went is not said", () => {
  expect(figuresInWords({ ...words, items: ["putRight", "followed", "putRight", "transferred", "setAside"] })).toEqual([
    "会议讨论议题5项，提问7条、答复6条、承诺5条，承诺中已记入台账4条。",
    "截至成文之日，上述5项问题中已整改2项，持续跟进1项，另行处理1项，并案或者不予列入1项。",
  ]);
});

it("what no problem came to is left out", () => {
  expect(figuresInWords({ ...words, items: ["putRight", "putRight"] })[1]).toBe(
    "截至成文之日，上述2项问题中已整改2项。",
  );
});
