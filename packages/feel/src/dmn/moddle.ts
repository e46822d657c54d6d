import type { PackageDescriptor, PropertyDescriptor, TypeDescriptor } from "dmn-moddle";
import { DmnModdle } from "dmn-moddle";

/** The model namespaces of DMN 1.2 to 1.5, oldest first. */
const namespaces = [
  "http://www.omg.org/spec/DMN/20180521/MODEL/",
  "https://www.omg.org/spec/DMN/20191111/MODEL/",
  "https://www.omg.org/spec/DMN/20211108/MODEL/",
  "https://www.omg.org/spec/DMN/20230324/MODEL/",
];

/** A reader for the version a file is written in; undefined if it declares none of those known. */
export function moddleFor(xml: string): DmnModdle | undefined {
  const declared = [...xml.matchAll(/xmlns(?::[\w.-]+)?\s*=\s*["']([^"']*)["']/gu)].map(([, uri]) => uri ?? "");
  const namespace = namespaces.find((each) => declared.includes(each));
  return namespace === undefined
    ? undefined
    : reader(
        namespace,
        declared.find((uri) => uri.endsWith("/DMNDI/")),
      );
}

/** The library knows DMN 1.3; the names of the other versions and what 1.4 and 1.5 added stand here. */
function reader(namespace: string, diagrams: string | undefined): DmnModdle {
  const packages = new Map(new DmnModdle().getPackages().map((each) => [each.prefix, each]));
  const [known, dmndi] = [packages.get("dmn"), packages.get("dmndi")];
  if (known === undefined || dmndi === undefined) throw new Error("dmn-moddle has no package of DMN");
  const types = known.types.map((type) => ({
    ...type,
    properties: [
      ...(type.properties ?? []).map(withoutIdCheck),
      ...(type.name === "ItemDefinition" ? [child("typeConstraint", "UnaryTests")] : []),
    ],
  }));
  const dmn: PackageDescriptor = { ...known, uri: namespace, types: [...types, ...newTypes] };
  return new DmnModdle({ dmn, dmndi: { ...dmndi, uri: diagrams ?? dmndi.uri } });
}

/** The library takes an id of Chinese characters for illegal, though XML allows it, and leaves its element out. */
function withoutIdCheck({ isId: _checked, ...property }: PropertyDescriptor): PropertyDescriptor {
  return property;
}

function child(name: string, type: string): PropertyDescriptor {
  return { name, type, xml: { serialize: "property" } };
}

function attribute(name: string): PropertyDescriptor {
  return { name, type: "String", isAttr: true };
}

/** The boxed expressions of DMN 1.4 and 1.5. */
const newTypes: readonly TypeDescriptor[] = [
  { name: "ChildExpression", superClass: ["DMNElement"], properties: [{ name: "value", type: "Expression" }] },
  { name: "TypedChildExpression", superClass: ["ChildExpression"], properties: [attribute("typeRef")] },
  {
    name: "Conditional",
    superClass: ["Expression"],
    properties: [child("if", "ChildExpression"), child("then", "ChildExpression"), child("else", "ChildExpression")],
  },
  {
    name: "Filter",
    superClass: ["Expression"],
    properties: [child("in", "ChildExpression"), child("match", "ChildExpression")],
  },
  {
    name: "Iterator",
    superClass: ["Expression"],
    properties: [attribute("iteratorVariable"), child("in", "TypedChildExpression")],
  },
  { name: "For", superClass: ["Iterator"], properties: [child("return", "ChildExpression")] },
  { name: "Some", superClass: ["Iterator"], properties: [child("satisfies", "ChildExpression")] },
  { name: "Every", superClass: ["Iterator"], properties: [child("satisfies", "ChildExpression")] },
];
