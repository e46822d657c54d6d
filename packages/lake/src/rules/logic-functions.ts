// Equality that keeps the unknown: in the rule language an empty code is simply not equal, but a rule often must not
// decide over a code that nobody filled in.

import type { LibraryFunction } from "@jianheng/feel";
import { asText, type LawFunction, libraryFunction, sqlOf } from "./library-function.ts";

const equals: LawFunction = {
  names: ["等于", "is"],
  parameters: [
    { names: ["项目", "value"], type: "string" },
    { names: ["代码", "code"], type: "string" },
  ],
  result: "boolean",
  evaluate: ([value, code]) => {
    const [left, right] = [asText(value), asText(code)];
    return left === undefined || right === undefined ? null : left === right;
  },
  sql: (args) => `(${sqlOf(args, 0)} = ${sqlOf(args, 1)})`,
  docs: {
    zh: "项目的值是否为某代码；项目未填的为空（不能判定），而 = 对未填的项目答“否”。",
    en: "Whether a field holds a code; null where the field is empty, while = answers false.",
  },
};

export const logicFunctions: readonly LibraryFunction[] = [equals].map(libraryFunction);
