import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { LanguageProvider } from "../../lib/words.tsx";
import { DeadlineSteps } from "./DeadlineSteps.tsx";

const steps = [{ code: "C1", date: "2025-02-03", text: { zh: "一个月届满", en: "a month ends" } }];

function shown(notices: Parameters<typeof DeadlineSteps>[0]["notices"]): string {
  const children = createElement(DeadlineSteps, { steps, notices, basis: [] });
  return renderToStaticMarkup(createElement(LanguageProvider, { children }));
}

test("what must be looked at first stands before the steps, under its heading", () => {
  const html = shown([
    { zh: "检察建议回复：2个月未经核实", en: "not verified" },
    { zh: "临近日历末日", en: "close to the end of the calendar" },
  ]);
  const places = ["使用前请核对", "检察建议回复：2个月未经核实", "临近日历末日", "计算步骤", "一个月届满"].map((text) =>
    html.indexOf(text),
  );
  expect(places.every((place) => place >= 0)).toBe(true);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
});

test("nothing is said where there is nothing to look at", () => {
  for (const notices of [[], undefined]) {
    const html = shown(notices);
    expect(html).toContain("一个月届满");
    expect(html).not.toContain("使用前请核对");
  }
});
