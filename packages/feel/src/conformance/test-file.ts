import type { Diagnostic } from "../diagnostic.ts";
import { readNumber } from "../number.ts";
import { readDate, readDateTime, readDuration, readTime } from "../temporal.ts";
import type { FeelValue } from "../value.ts";
import type { XmlElement } from "./xml.ts";
import { all, child, parseXml } from "./xml.ts";

/** One file of test cases: what a model must answer to which inputs. */
export interface TestFile {
  /** The file name of the model. */
  readonly modelName: string;
  readonly cases: readonly TestCase[];
}

export interface TestCase {
  readonly id: string;
  /** The decision service that the case calls; null if it asks for decisions. */
  readonly service: string | null;
  readonly inputs: readonly InputNode[];
  readonly results: readonly ResultNode[];
}

export interface InputNode {
  readonly name: string;
  /** The namespace of the model that declares it, where it is not the tested one. */
  readonly namespace: string | null;
  readonly value: FeelValue;
}

/** An error is expected as null: the standard has no other value for it. */
export interface ResultNode {
  readonly name: string;
  readonly expected: FeelValue;
}

/** Reads a test file of the kit; undefined if the XML holds no test cases, a diagnostic if it is no XML. */
export function readTestFile(xml: string): TestFile | Diagnostic | undefined {
  let root: XmlElement;
  try {
    root = parseXml(xml);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { code: "dmn.xml.unreadable", severity: "error", span: { start: 0, end: 0 }, args: { message } };
  }
  if (root.name !== "testCases") return undefined;
  return {
    modelName: child(root, "modelName")?.text.trim() ?? "",
    cases: all(root, "testCase").map((each) => ({
      id: each.attributes["id"] ?? "",
      service: each.attributes["type"] === "decisionService" ? (each.attributes["invocableName"] ?? null) : null,
      inputs: all(each, "inputNode").map((node) => ({
        name: node.attributes["name"] ?? "",
        namespace: node.attributes["namespace"] ?? null,
        value: valueOf(node),
      })),
      results: all(each, "resultNode").map((node) => ({
        name: node.attributes["name"] ?? "",
        expected: valueOf(child(node, "expected")),
      })),
    })),
  };
}

function isNil(element: XmlElement): boolean {
  return element.attributes["xsi:nil"] === "true";
}

function valueOf(element: XmlElement | undefined): FeelValue {
  if (element === undefined || isNil(element)) return null;
  const list = child(element, "list");
  if (list !== undefined) return isNil(list) ? null : all(list, "item").map(valueOf);
  const components = all(element, "component");
  if (components.length > 0) return new Map(components.map((each) => [each.attributes["name"] ?? "", valueOf(each)]));
  const value = child(element, "value");
  return value === undefined || isNil(value) ? null : simpleValue(value);
}

function simpleValue({ attributes, text }: XmlElement): FeelValue {
  switch ((attributes["xsi:type"] ?? "string").replace(/^.*:/u, "")) {
    case "boolean":
      return text.trim() === "true";
    case "decimal":
    case "integer":
    case "double":
      return readNumber(text.trim());
    case "date":
      return readDate(text.trim());
    case "time":
      return readTime(text.trim());
    case "dateTime":
      return readDateTime(text.trim());
    case "duration":
      return readDuration(text.trim());
    default:
      return text;
  }
}
