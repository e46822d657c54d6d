import type { Diagnostic, DiagnosticCode } from "../diagnostic.ts";
import { normalizeName } from "../names.ts";
import { moddleFor } from "./moddle.ts";
import type { BusinessKnowledge, Decision, DecisionService, DmnModel, ElementRef, ItemDefinition } from "./model.ts";
import { readBoxed, readFunction } from "./read-boxed.ts";
import type { XmlElement } from "./xml-element.ts";
import { child, children, idOf, isDeeperThan, isElement, textOf, typeIn, variableOf } from "./xml-element.ts";

// The largest models of the kit have 200,000 characters and 20 levels.
const maxLength = 20_000_000;
const maxNesting = 200;

export interface ModelResult {
  /** Absent if the file is no decision model. */
  readonly model?: DmnModel;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the XML of a decision model of DMN 1.2 to 1.5. What is unknown in it is reported and left out. */
export async function readModel(xml: string): Promise<ModelResult> {
  if (xml.length > maxLength) {
    return { diagnostics: [problem("dmn.xml.too_large", { limit: String(maxLength) }, "error")] };
  }
  const moddle = moddleFor(xml);
  if (moddle === undefined) return { diagnostics: [problem("dmn.xml.no_model", {}, "error")] };
  try {
    const { rootElement, warnings } = await moddle.fromXML(xml);
    const diagnostics = warnings
      .filter(({ message }) => message.startsWith("unparsable content"))
      .map(({ message }) => problem("dmn.xml.unknown_content", { message: oneLine(message) }, "warning"));
    if (!isElement(rootElement)) return { diagnostics: [problem("dmn.xml.no_model", {}, "error")] };
    if (isDeeperThan(rootElement, maxNesting)) {
      return { diagnostics: [problem("dmn.xml.too_deep", { limit: String(maxNesting) }, "error")] };
    }
    return { model: modelOf(rootElement), diagnostics };
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    return { diagnostics: [problem("dmn.xml.unreadable", { message: oneLine(message) }, "error")] };
  }
}

function problem(code: DiagnosticCode, args: Record<string, string>, severity: Diagnostic["severity"]): Diagnostic {
  return { code, severity, span: { start: 0, end: 0 }, args, source: { part: "model", name: "" } };
}

function oneLine(message: string): string {
  return message.replaceAll(/\s+/gu, " ").trim();
}

function modelOf(root: XmlElement): DmnModel {
  const namespace = textOf(root, "namespace") ?? "";
  const elements = children(root, "drgElement");
  const ofType = (type: string): readonly XmlElement[] => elements.filter((each) => each.$type === `dmn:${type}`);
  return {
    name: textOf(root, "name") ?? "",
    namespace,
    imports: children(root, "import").map((each) => ({
      name: normalizeName(textOf(each, "name") ?? ""),
      namespace: textOf(each, "namespace") ?? "",
    })),
    itemDefinitions: children(root, "itemDefinition").map(itemDefinitionOf),
    inputs: ofType("InputData").map(named),
    decisions: ofType("Decision").map((each) => decisionOf(each, namespace)),
    knowledge: ofType("BusinessKnowledgeModel").map((each) => knowledgeOf(each, namespace)),
    services: ofType("DecisionService").map((each) => serviceOf(each, namespace)),
  };
}

function named(element: XmlElement) {
  const name = normalizeName(textOf(element, "name") ?? "");
  const variable = child(element, "variable");
  return { id: idOf(element), name, variable: { name, type: variable === undefined ? null : typeIn(variable) } };
}

function itemDefinitionOf(element: XmlElement): ItemDefinition {
  const functionItem = child(element, "functionItem");
  return {
    name: normalizeName(textOf(element, "name") ?? ""),
    id: idOf(element),
    isCollection: element["isCollection"] === true,
    base: typeIn(element),
    allowed: unaryTestsIn(element, "allowedValues"),
    constraint: unaryTestsIn(element, "typeConstraint"),
    components: children(element, "itemComponent").map(itemDefinitionOf),
    function:
      functionItem === undefined
        ? null
        : {
            parameters: children(functionItem, "parameters").map(variableOf),
            result: textOf(functionItem, "outputTypeRef") ?? null,
          },
  };
}

function unaryTestsIn(element: XmlElement, name: string): string | null {
  const tests = child(element, name);
  const text = tests === undefined ? "" : (textOf(tests, "text") ?? "").trim();
  return text === "" ? null : text;
}

function decisionOf(element: XmlElement, namespace: string): Decision {
  const logic = child(element, "decisionLogic");
  return {
    ...named(element),
    requires: children(element, "informationRequirement").flatMap((each) => [
      ...referencesIn(each, "requiredDecision", namespace),
      ...referencesIn(each, "requiredInput", namespace),
    ]),
    knows: knowledgeOfElement(element, namespace),
    logic: logic === undefined ? null : readBoxed(logic),
  };
}

function knowledgeOf(element: XmlElement, namespace: string): BusinessKnowledge {
  const logic = child(element, "encapsulatedLogic");
  return {
    ...named(element),
    knows: knowledgeOfElement(element, namespace),
    logic: logic === undefined ? null : readFunction(logic),
  };
}

function knowledgeOfElement(element: XmlElement, namespace: string): readonly ElementRef[] {
  const requirements = children(element, "knowledgeRequirement");
  return requirements.flatMap((each) => referencesIn(each, "requiredKnowledge", namespace));
}

function serviceOf(element: XmlElement, namespace: string): DecisionService {
  return {
    ...named(element),
    outputs: referencesIn(element, "outputDecision", namespace),
    encapsulated: referencesIn(element, "encapsulatedDecision", namespace),
    inputDecisions: referencesIn(element, "inputDecision", namespace),
    inputData: referencesIn(element, "inputData", namespace),
  };
}

/** `#id` is an element of this model, `namespace#id` one of another. */
function referencesIn(element: XmlElement, name: string, own: string): readonly ElementRef[] {
  return [...children(element, name)].map((each) => {
    const [namespace = "", id = ""] = (textOf(each, "href") ?? "").split("#");
    return { namespace: namespace === "" ? own : namespace, id };
  });
}
