// The page of the legal functions, made from the library itself so that it cannot say something else.

import { type FunctionLibrary, typeName } from "@jianheng/feel";
import { legalFunctionExamples } from "./legal-function-examples.ts";

/** Markdown of docs/formats/legal-functions.md. */
export function describeLegalFunctions(library: FunctionLibrary): string {
  const entries = library.functions.map(({ names, parameters, result, docs }) => {
    const [zh = "", en = ""] = names;
    const list = parameters.map((parameter) => `${parameter.names[0] ?? ""}: ${typeName(parameter.type)}`).join(", ");
    const examples = (legalFunctionExamples[zh] ?? [])
      .map(([text, value]) => `- \`${text}\` → \`${value}\``)
      .join("\n");
    return [
      `## ${zh}(${list}) → ${typeName(result)}`,
      `English name: \`${en}\``,
      docs.zh,
      docs.en,
      ...(examples === "" ? [] : [examples]),
    ].join("\n\n");
  });
  return (
    [
      "# Functions of the law in rules",
      "This page is made from the library (`packages/lake/src/rules/describe-legal-functions.ts`); a test keeps it so.",
      "Each function has two names and gives the same answer row by row and in SQL; one without an SQL form says so, and a rule that calls it runs row by row. A null argument gives null unless the text says otherwise. Days are looked up in the calendar of the State Council notices; a day outside it has no answer, and what rests on it is undetermined.",
      ...entries,
      "",
    ]
      .join("\n\n")
      .trimEnd() + "\n"
  );
}
