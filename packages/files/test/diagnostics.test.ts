import { expect, it } from "vitest";
import { describeDiagnostic, fileDiagnostic, type FileDiagnosticCode, fileDiagnostics } from "../src/index.ts";

function argumentNames(sentence: string): ReadonlySet<string> {
  return new Set(Array.from(sentence.matchAll(/\{(\w+)\}/g), (match) => String(match[1])));
}

it.each(Object.entries(fileDiagnostics))(
  "%s says the same in both languages, with the same arguments",
  (_, { zh, en }) => {
    expect(argumentNames(zh)).toEqual(argumentNames(en));
    expect(zh).toMatch(/\p{Script=Han}.*。$/u);
    expect(en).not.toMatch(/\p{Script=Han}/u);
  },
);

it("fills its arguments and leaves the place to the caller", () => {
  const code: FileDiagnosticCode = "table.too_many_columns";
  const one = fileDiagnostic(code, { file: "案件.xlsx", row: 7 }, { row: 7, limit: 1024 });
  expect(one).toEqual({ code, severity: "error", where: { file: "案件.xlsx", row: 7 }, args: { row: 7, limit: 1024 } });
  expect(describeDiagnostic(one)).toBe("第 7 行超过 1024 列,不像案件表。");
});
