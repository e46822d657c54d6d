import type { Span } from "../span.ts";
import type { IteratorSyntax, Syntax } from "../syntax.ts";

// The boxed forms of DMN 1.5 want a boolean where they ask for one: another value makes the whole null, where the same
// words in a text take it for "not true" (kit 1150 to 1154). Names that begin with a space cannot be written in a text.
const boundName = " bound";
const answerName = " answer";

/** `if`, `then`, `else` in boxes: null if the condition is neither a boolean nor null. */
export function boxedConditional(condition: Syntax, whenTrue: Syntax, otherwise: Syntax, span: Span): Syntax {
  const bound: Syntax = { kind: "name", name: boundName, span };
  const inner: Syntax = { kind: "if", condition: bound, whenTrue, otherwise, span };
  return bind(condition, unless(notBoolean(bound, span), inner, span), span);
}

/** The items of `of` that match: null if a match is neither a boolean nor null. */
export function boxedFilter(of: Syntax, match: Syntax, span: Span): Syntax {
  const bound: Syntax = { kind: "name", name: boundName, span };
  const strangers: Syntax = { kind: "filter", of: bound, condition: notBoolean(match, span), span };
  const nothing: Syntax = { kind: "list", items: [], span };
  const strange: Syntax = { kind: "binary", operator: "!=", left: strangers, right: nothing, span };
  return bind(of, unless(strange, { kind: "filter", of: bound, condition: match, span }, span), span);
}

/** Whether some or every item satisfies the body: null if the body of an item is neither a boolean nor null. */
export function boxedQuantified(
  quantifier: "some" | "every",
  iterator: IteratorSyntax,
  body: Syntax,
  span: Span,
): Syntax {
  const answers: Syntax = { kind: "for", iterators: [iterator], body, span };
  const source: Syntax = { kind: "name", name: boundName, span };
  const iterators = [{ name: answerName, nameSpan: span, source, to: null }];
  const answer: Syntax = { kind: "name", name: answerName, span };
  const strange: Syntax = { kind: "quantified", quantifier: "some", iterators, body: notBoolean(answer, span), span };
  const inner: Syntax = { kind: "quantified", quantifier, iterators, body: answer, span };
  return bind(answers, unless(strange, inner, span), span);
}

/** `{bound: value, answer: body}.answer`. */
function bind(value: Syntax, body: Syntax, span: Span): Syntax {
  const entries = [
    { name: boundName, nameSpan: span, value },
    { name: answerName, nameSpan: span, value: body },
  ];
  return { kind: "path", of: { kind: "context", entries, span }, name: answerName, nameSpan: span, span };
}

function unless(condition: Syntax, otherwise: Syntax, span: Span): Syntax {
  return { kind: "if", condition, whenTrue: { kind: "null", span }, otherwise, span };
}

function notBoolean(value: Syntax, span: Span): Syntax {
  const test = { name: "boolean", span, arguments: [], fields: [], result: null };
  return {
    kind: "if",
    condition: { kind: "instance of", operand: value, test, span },
    whenTrue: { kind: "boolean", value: false, span },
    otherwise: { kind: "binary", operator: "!=", left: value, right: { kind: "null", span }, span },
    span,
  };
}
