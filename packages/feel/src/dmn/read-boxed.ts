import type { HitPolicy } from "../ir.ts";
import type { TableCell, TableText } from "../tables/table-text.ts";
import { readHitPolicy } from "../tables/table-text.ts";
import type { Boxed, BoxedFunction } from "./model.ts";
import type { XmlElement } from "./xml-element.ts";
import { child, children, idOf, textOf, typeIn, variableOf } from "./xml-element.ts";

/** The boxed expression in an element. What is no expression of the standard is null. */
export function readBoxed(element: XmlElement): Boxed {
  const node = { id: idOf(element), type: typeIn(element) };
  switch (element.$type) {
    case "dmn:LiteralExpression": {
      const language = textOf(element, "expressionLanguage") ?? null;
      return { ...node, kind: "literal", text: textOf(element, "text") ?? "", language };
    }
    case "dmn:DecisionTable":
      return { ...node, kind: "table", table: tableOf(element) };
    case "dmn:Context": {
      const entries = children(element, "contextEntry").map((entry) => ({
        variable: child(entry, "variable"),
        value: boxedIn(entry, "value"),
      }));
      const result = entries.find(({ variable }) => variable === undefined);
      return {
        ...node,
        kind: "context",
        entries: entries.flatMap(({ variable, value }) =>
          variable === undefined ? [] : [{ variable: variableOf(variable), value }],
        ),
        result: result === undefined ? null : (result.value ?? nothing(element)),
      };
    }
    case "dmn:Relation":
      return {
        ...node,
        kind: "relation",
        columns: children(element, "column").map(variableOf),
        rows: children(element, "row").map((row) => children(row, "elements").map(readBoxed)),
      };
    case "dmn:List":
      return { ...node, kind: "list", items: children(element, "elements").map(readBoxed) };
    case "dmn:Invocation":
      return {
        ...node,
        kind: "invocation",
        called: boxedIn(element, "calledFunction") ?? nothing(element),
        bindings: children(element, "binding").map((binding) => {
          const parameter = child(binding, "parameter");
          const name = parameter === undefined ? "" : variableOf(parameter).name;
          return { name, value: boxedIn(binding, "bindingFormula") };
        }),
      };
    case "dmn:FunctionDefinition":
      return readFunction(element);
    case "dmn:Conditional":
      return {
        ...node,
        kind: "conditional",
        condition: partIn(element, "if"),
        whenTrue: partIn(element, "then"),
        otherwise: partIn(element, "else"),
      };
    case "dmn:Filter":
      return { ...node, kind: "filter", of: partIn(element, "in"), match: partIn(element, "match") };
    case "dmn:For":
      return { ...node, kind: "for", ...iteration(element), body: partIn(element, "return") };
    case "dmn:Some":
    case "dmn:Every": {
      const quantifier = element.$type === "dmn:Some" ? "some" : "every";
      return { ...node, kind: "quantified", quantifier, ...iteration(element), body: partIn(element, "satisfies") };
    }
    default:
      return nothing(element);
  }
}

export function readFunction(element: XmlElement): BoxedFunction {
  const kind = textOf(element, "kind");
  return {
    id: idOf(element),
    // The type of a function definition is that of what it returns (as of the kit), or names a type of functions.
    type: null,
    kind: "function",
    language: kind === "Java" || kind === "PMML" ? kind : "FEEL",
    parameters: children(element, "formalParameter").map(variableOf),
    body: boxedIn(element, "body"),
  };
}

function nothing(element: XmlElement): Boxed {
  return { id: idOf(element), type: null, kind: "literal", text: "", language: null };
}

function boxedIn(element: XmlElement, name: string): Boxed | null {
  const found = child(element, name);
  return found === undefined ? null : readBoxed(found);
}

/** The expression inside a part such as `if` or `in`, with the type the part declares. */
function partIn(element: XmlElement, name: string): Boxed {
  const part = child(element, name);
  const boxed = part === undefined ? null : boxedIn(part, "value");
  if (part === undefined || boxed === null) return nothing(element);
  return { ...boxed, type: boxed.type ?? typeIn(part) };
}

function iteration(element: XmlElement): { readonly variable: string; readonly of: Boxed } {
  return { variable: textOf(element, "iteratorVariable") ?? "", of: partIn(element, "in") };
}

function tableOf(element: XmlElement): TableText {
  return {
    hitPolicy: hitPolicyOf(element),
    inputs: children(element, "input").map((input) => {
      const expression = child(input, "inputExpression");
      return {
        text: expression === undefined ? "" : (textOf(expression, "text") ?? ""),
        ...optional("type", expression === undefined ? null : typeIn(expression)),
        ...optional("allowed", testsIn(input, "inputValues")),
        element: idOf(input),
      };
    }),
    outputs: children(element, "output").map((output) => {
      const fallback = child(output, "defaultOutputEntry");
      return {
        ...optional("name", textOf(output, "name") ?? null),
        ...optional("type", typeIn(output)),
        ...optional("allowed", testsIn(output, "outputValues")),
        ...optional("fallback", fallback === undefined ? null : (textOf(fallback, "text") ?? null)),
        element: idOf(output),
      };
    }),
    rules: children(element, "rule").map((rule) => ({
      inputs: children(rule, "inputEntry").map(cellOf),
      outputs: children(rule, "outputEntry").map(cellOf),
    })),
  };
}

function optional<Key extends string>(key: Key, value: string | null): { readonly [K in Key]?: string } {
  return (value === null ? {} : { [key]: value }) as { readonly [K in Key]?: string };
}

function testsIn(element: XmlElement, name: string): string | null {
  const tests = child(element, name);
  return tests === undefined ? null : (textOf(tests, "text") ?? null);
}

function cellOf(element: XmlElement): TableCell {
  return { text: textOf(element, "text") ?? "", element: idOf(element) };
}

/** The library gives only the policies of the standard; UNIQUE where none is written. */
function hitPolicyOf(element: XmlElement): HitPolicy {
  const policy = textOf(element, "hitPolicy") ?? "UNIQUE";
  const aggregation = textOf(element, "aggregation");
  return readHitPolicy(aggregation === undefined ? policy : `${policy} ${aggregation}`) ?? "UNIQUE";
}
