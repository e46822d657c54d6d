import type { NamedLimitEntry, PromptDutyEntry } from "@jianheng/contract";
import { expect, test } from "vitest";
import { speaker } from "../../lib/speaker.ts";
import { findDuties, findLimits } from "./limit-search.ts";

const say = (zh: string, en: string) => ({ zh, en });
const article = { instrument: "人民检察院刑事诉讼规则", article: "152", words: null, text: null };

const notice: PromptDutyEntry = {
  id: "custody-change-notice",
  label: say("期限变更书面通知看守所", "Written notice of a changed period"),
  start: say("期限延长或者重新计算", "extension or re-count"),
  dutyHolder: { id: "own-office", label: say("本院", "own office") },
  pace: { id: "promptly", label: say("及时", "promptly") },
  dayKnown: false,
  basis: [article],
};

const bail: NamedLimitEntry = {
  id: "bail",
  section: { id: "measures", label: say("强制措施", "Coercive measures") },
  label: say("取保候审期限", "Bail"),
  trigger: { kind: "one", parts: [{ fact: "bailDecided", label: say("决定取保候审", "decision"), unit: "day" }] },
  dutyHolder: { id: "own-office", label: say("本院", "own office") },
  bound: "latest",
  lengths: [],
  extensions: [],
  maxTimes: null,
  nestedIn: null,
  note: null,
  unsure: null,
  asksCustody: false,
  circumstances: [],
};

test.each(["看守所", "第152条", "及时", "re-count", "没有具体天数", "PROMPTLY", "written", ""])(
  "a duty is found by its name, article, pace or start: %s",
  (text) => {
    expect(findDuties([notice], text, speaker("zh"))).toEqual([notice]);
  },
);

test.each(["强制措施", "决定取保", "bail", "own office"])("a limit is found in either language: %s", (text) => {
  expect(findLimits([bail], text, speaker("zh"))).toEqual([bail]);
});

test("other words find neither", () => {
  expect(findDuties([notice], "第153条", speaker("zh"))).toEqual([]);
  expect(findLimits([bail], "监视居住", speaker("zh"))).toEqual([]);
});
