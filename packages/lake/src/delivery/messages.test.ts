import { describeDiagnostic, fileDiagnostic } from "@jianheng/files";
import { expect, it } from "vitest";
import { deliveryMessages, describeDelivery, problemMessages } from "./messages.ts";

function argumentNames(sentence: string): ReadonlySet<string> {
  return new Set(Array.from(sentence.matchAll(/\{(\w+)\}/g), (match) => String(match[1])));
}

const sentences = [
  ...Object.entries(deliveryMessages),
  ...Object.entries(problemMessages),
  ...Object.entries(problemMessages).map(([code, { expected }]) => [`${code}, expected`, expected] as const),
];

it.each(sentences)("%s says the same in both languages, with the same arguments", (_, { zh, en }) => {
  expect(argumentNames(zh)).toEqual(argumentNames(en));
  expect(zh).toMatch(/\p{Script=Han}|^\{codes\}$/u);
});

it("tells a file's diagnostic in the file's words", () => {
  const one = fileDiagnostic("files.empty", { file: "空.csv" });
  expect(describeDelivery(one, "en")).toBe(describeDiagnostic(one, "en"));
  expect(describeDelivery(one)).toBe("文件是空的,请重新导出。");
});
