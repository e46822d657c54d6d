// The texts of a definition in the rule language: where each stands, what it sees and what it must give.

import type { RegisterDefinition, RegisterField } from "@jianheng/contract";
import type { FeelType } from "@jianheng/feel";
import type { DefinitionPath } from "./definition-faults.ts";
import { readTemplate } from "./template.ts";

export interface ExpressionSite {
  readonly path: DefinitionPath;
  readonly text: string;
  /** Where it begins in the value at the path: in a template, after the braces. */
  readonly offset: number;
  /** The field of rows whose row it sees before the record. */
  readonly over?: string;
  readonly expect: FeelType;
}

export interface TemplateSite {
  readonly path: DefinitionPath;
  readonly text: string;
  readonly over?: string;
}

/** Every expression, in the order of the definition. */
export function expressionSites(definition: RegisterDefinition): readonly ExpressionSite[] {
  const { recordTitle, fields, create, acts, limits, documents } = definition;
  const guards = (owner: DefinitionPath, list: RegisterDefinition["create"]["guards"]): readonly ExpressionSite[] =>
    (list ?? []).map(({ when }, index) => whole([...owner, "guards", index, "when"], when, "boolean"));
  return [
    whole(["recordTitle"], recordTitle, "string"),
    ...fields.flatMap((field, index) =>
      "derived" in field && field.derived !== undefined
        ? [whole(["fields", index, "derived"], field.derived, derivedType(field.type))]
        : [],
    ),
    ...guards(["create"], create.guards),
    ...acts.flatMap((act, index) => [
      ...guards(["acts", index], act.guards),
      ...(act.opens ?? []).flatMap(({ set }, at) =>
        Object.entries(set).map(([field, text]) => whole(["acts", index, "opens", at, "set", field], text, "any")),
      ),
    ]),
    ...limits.flatMap(({ from, until }, index) => [
      ...(from === undefined ? [] : [whole(["limits", index, "from"], from, "date")]),
      ...(until === undefined ? [] : [whole(["limits", index, "until"], until, "date")]),
    ]),
    ...documents.flatMap(({ dated }, index) =>
      dated === undefined ? [] : [whole(["documents", index, "dated"], dated, "date")],
    ),
    ...templateSites(definition).flatMap(sitesOfTemplate),
    ...tableCells(definition),
  ];
}

function whole(path: DefinitionPath, text: string, expect: FeelType): ExpressionSite {
  return { path, text, offset: 0, expect };
}

/** Every text with braces. */
export function templateSites({ documents }: RegisterDefinition): readonly TemplateSite[] {
  return documents.flatMap((document, index): TemplateSite[] => {
    const heads = (["title", "addressee", "number", "copies"] as const).flatMap((key): TemplateSite[] => {
      const text = document[key];
      return text === undefined ? [] : [{ path: ["documents", index, key], text }];
    });
    const blocks = document.body.flatMap((block, at): TemplateSite[] => {
      const path = ["documents", index, "body", at];
      if ("paragraph" in block) return [{ path: [...path, "paragraph"], text: block.paragraph }];
      if ("heading" in block) return [{ path: [...path, "heading"], text: block.heading }];
      return "item" in block ? [{ path: [...path, "item"], text: block.item, over: block.over }] : [];
    });
    return [...heads, ...blocks];
  });
}

function sitesOfTemplate({ path, text, over }: TemplateSite): readonly ExpressionSite[] {
  return readTemplate(text).pieces.flatMap((piece): ExpressionSite[] =>
    piece.kind === "text"
      ? []
      : [{ path, text: piece.text, offset: piece.offset, expect: "any", ...(over === undefined ? {} : { over }) }],
  );
}

function tableCells({ documents }: RegisterDefinition): readonly ExpressionSite[] {
  return documents.flatMap(({ body }, index) =>
    body.flatMap((block, at) =>
      "columns" in block
        ? block.columns.map(({ value }, column): ExpressionSite => {
            const path = ["documents", index, "body", at, "columns", column, "value"];
            return { path, text: value, offset: 0, over: block.over, expect: "any" };
          })
        : [],
    ),
  );
}

function derivedType(type: RegisterField["type"]): FeelType {
  switch (type) {
    case "integer":
    case "number":
    case "money":
      return "number";
    case "date":
      return "date";
    case "yesNo":
      return "boolean";
    default:
      return "string";
  }
}
