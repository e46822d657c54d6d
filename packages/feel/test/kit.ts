// Reads the conformance kit of DMN: decisions that are one literal expression without inputs, and what they must give.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { SaxesParser } from "saxes";
import type { FeelValue } from "../src/index.ts";
import { readDate, readDateTime, readDuration, readNumber, readTime } from "../src/index.ts";

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Element[];
  text: string;
}

export interface KitCase {
  /** Folder, test file and case: the name under which a gap is listed. */
  readonly name: string;
  readonly text: string;
  readonly expected: FeelValue;
}

/** Every such case below a folder; undefined if the folder is not there. */
export function readKit(folder: string): readonly KitCase[] | undefined {
  if (!existsSync(folder)) return undefined;
  const levels = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return levels.flatMap((level) =>
    readdirSync(join(folder, level.name)).flatMap((directory) =>
      casesOf(join(folder, level.name, directory), directory),
    ),
  );
}

function casesOf(path: string, directory: string): readonly KitCase[] {
  const files = readdirSync(path);
  return files
    .filter((file) => file.endsWith(".dmn"))
    .flatMap((model) => {
      const texts = literalDecisions(parse(readFileSync(join(path, model), "utf8")));
      const tests = files
        .filter((file) => /test.*\.xml$/u.test(file))
        .map((file) => parse(readFileSync(join(path, file), "utf8")));
      return tests
        .filter((test) => child(test, "modelName")?.text.trim() === model)
        .flatMap((test) => all(test, "testCase").flatMap((testCase) => resultsOf(testCase, texts, directory)));
    });
}

function resultsOf(testCase: Element, texts: ReadonlyMap<string, string>, directory: string): readonly KitCase[] {
  return all(testCase, "resultNode").flatMap((node) => {
    const decision = node.attributes["name"] ?? "";
    const text = texts.get(decision);
    if (text === undefined) return [];
    return [
      {
        name: `${directory} ${testCase.attributes["id"] ?? ""} ${decision}`,
        text,
        expected: valueOf(child(node, "expected")),
      },
    ];
  });
}

function literalDecisions(model: Element): ReadonlyMap<string, string> {
  const decisions = all(model, "decision").filter(
    (decision) =>
      child(decision, "informationRequirement") === undefined && child(decision, "knowledgeRequirement") === undefined,
  );
  return new Map(
    decisions.flatMap((decision) => {
      const literal = child(decision, "literalExpression");
      const text = literal === undefined ? undefined : child(literal, "text");
      return text === undefined ? [] : [[decision.attributes["name"] ?? "", text.text] as const];
    }),
  );
}

function valueOf(element: Element | undefined): FeelValue {
  if (element === undefined || element.attributes["xsi:nil"] === "true") return null;
  const list = child(element, "list");
  if (list !== undefined) return list.attributes["xsi:nil"] === "true" ? null : all(list, "item").map(valueOf);
  const components = all(element, "component");
  if (components.length > 0) return new Map(components.map((each) => [each.attributes["name"] ?? "", valueOf(each)]));
  const value = child(element, "value");
  if (value === undefined || value.attributes["xsi:nil"] === "true") return null;
  const type = (value.attributes["xsi:type"] ?? "string").replace(/^.*:/u, "");
  const { text } = value;
  switch (type) {
    case "boolean":
      return text === "true";
    case "decimal":
    case "integer":
    case "double":
      return readNumber(text.trim());
    case "date":
      return readDate(text);
    case "time":
      return readTime(text);
    case "dateTime":
      return readDateTime(text);
    case "duration":
      return readDuration(text);
    default:
      return text;
  }
}

function child(element: Element, name: string): Element | undefined {
  return element.children.find((each) => each.name === name);
}

function all(element: Element, name: string): readonly Element[] {
  return element.children.filter((each) => each.name === name);
}

function parse(xml: string): Element {
  const root: Element = { name: "", attributes: {}, children: [], text: "" };
  const open: Element[] = [root];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    const element: Element = { name: name.replace(/^.*:/u, ""), attributes, children: [], text: "" };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on("closetag", () => {
    open.pop();
  });
  parser.write(xml).close();
  return root.children[0] ?? root;
}
