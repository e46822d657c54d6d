import type { Pieces } from "../pieces.ts";
import { normalizeName } from "../names.ts";
import type { EntrySyntax, ParameterSyntax, Syntax } from "../syntax.ts";
import { expressionOf, typed, typeNamed, writeTable } from "../tables/table-text.ts";
import { unreachable } from "../unreachable.ts";
import { boxedConditional, boxedFilter, boxedQuantified } from "./boxed-answers.ts";
import type { Boxed, BoxedEntry, BoxedFunction, Variable } from "./model.ts";

// The name of the entry that holds a context's result; no text can write it.
const resultName = "";

/** A boxed expression as syntax: its leaves are read, its boxes become the forms they stand for. */
export function writeBoxed(pieces: Pieces, boxed: Boxed | null): Syntax {
  if (boxed === null) return { kind: "null", span: pieces.nowhere() };
  return typed(untyped(pieces, boxed), boxed.type ?? undefined);
}

function untyped(pieces: Pieces, boxed: Boxed): Syntax {
  const span = pieces.nowhere();
  const write = (part: Boxed | null): Syntax => writeBoxed(pieces, part);
  switch (boxed.kind) {
    case "literal":
      if (boxed.language !== null && !/feel/iu.test(boxed.language)) {
        pieces.refuse("dmn.expression.language", { language: boxed.language }, { element: boxed.id });
        return { kind: "null", span };
      }
      return expressionOf(pieces, boxed.text, { element: boxed.id });
    case "table":
      return writeTable(pieces, boxed.table);
    case "context": {
      const entries = boxed.entries.map((entry) => writeEntry(pieces, entry));
      if (boxed.result === null) return { kind: "context", entries, span };
      const result: EntrySyntax = { name: resultName, nameSpan: span, value: write(boxed.result) };
      const context: Syntax = { kind: "context", entries: [...entries, result], span };
      return { kind: "path", of: context, name: resultName, nameSpan: span, span };
    }
    case "relation": {
      const rows = boxed.rows.map((cells): Syntax => {
        const values = cells.map(write);
        const entries = boxed.columns.map((column, at) => entryOf(column, values[at] ?? { kind: "null", span }));
        return { kind: "context", entries, span };
      });
      for (const column of boxed.columns) pieces.declare(column.name);
      return { kind: "list", items: rows, span };
    }
    case "list":
      return { kind: "list", items: boxed.items.map(write), span };
    case "invocation": {
      const callee = write(boxed.called);
      const args = boxed.bindings.map(({ name, value }) => ({
        name: normalizeName(name),
        nameSpan: span,
        value: write(value),
      }));
      return { kind: "call", callee, args, span };
    }
    case "function":
      return writeFunction(pieces, boxed);
    case "conditional":
      return boxedConditional(write(boxed.condition), write(boxed.whenTrue), write(boxed.otherwise), span);
    case "filter":
      return boxedFilter(write(boxed.of), write(boxed.match), span);
    case "for": {
      const iterators = [writeIterator(pieces, boxed.variable, boxed.of)];
      return { kind: "for", iterators, body: write(boxed.body), span };
    }
    case "quantified": {
      const iterator = writeIterator(pieces, boxed.variable, boxed.of);
      return boxedQuantified(boxed.quantifier, iterator, write(boxed.body), span);
    }
    default:
      return unreachable(boxed);
  }
}

function writeEntry(pieces: Pieces, { variable, value }: BoxedEntry): EntrySyntax {
  const entry = entryOf(variable, writeBoxed(pieces, value));
  pieces.declare(entry.name);
  return entry;
}

function entryOf(variable: Variable, value: Syntax): EntrySyntax {
  return { name: normalizeName(variable.name), nameSpan: value.span, value: typed(value, variable.type ?? undefined) };
}

function writeIterator(pieces: Pieces, variable: string, of: Boxed) {
  const source = writeBoxed(pieces, of);
  pieces.declare(variable);
  return { name: normalizeName(variable), nameSpan: source.span, source, to: null };
}

/** A function definition; one in another language is refused by name and stands for null. */
export function writeFunction(pieces: Pieces, boxed: BoxedFunction): Syntax {
  const span = pieces.nowhere();
  if (boxed.language !== "FEEL") {
    pieces.refuse("feel.call.external", { kind: boxed.language }, { element: boxed.id });
    return { kind: "null", span };
  }
  for (const { name } of boxed.parameters) pieces.declare(name);
  const parameters = boxed.parameters.map(({ name, type }): ParameterSyntax => ({
    name: normalizeName(name),
    span,
    type: type === null ? null : typeNamed(type, span),
  }));
  return { kind: "function", parameters, body: writeBoxed(pieces, boxed.body), span };
}
