import type { RegisterDocument } from "@jianheng/contract";
import { FeelDate, formatDate, type Row } from "@jianheng/feel";
import type { FilledDocument, RecordFacts } from "./compiled-register.ts";
import type { Expressions } from "./compiled-expression.ts";
import type { DefinitionPath } from "./definition-faults.ts";
import type { RecordView } from "./record-scope.ts";
import { inWords, readTemplate } from "./template.ts";

/**
 * A paper with its expressions answered; `path` is the document's place in the definition. What has nothing to say is
 * left out: a paragraph all of whose expressions are empty, a table without rows, a heading with nothing below it.
 */
export function fillDocument(
  document: RegisterDocument,
  path: DefinitionPath,
  given: Answering,
  facts: RecordFacts,
): FilledDocument {
  const filled = (key: "title" | "addressee" | "number" | "copies"): string | null => {
    const text = document[key];
    return text === undefined ? null : fillTemplate(text, [...path, key], given);
  };
  return {
    layout: document.layout,
    title: filled("title") ?? "",
    number: filled("number") ?? facts.number,
    addressee: filled("addressee"),
    dated: document.dated === undefined ? null : dayOf([...path, "dated"], given),
    blocks: document.body
      .flatMap((block, index) => fillBlock(block, [...path, "body", index], given))
      .filter(
        (block, index, blocks) => block.kind !== "heading" || (blocks[index + 1]?.kind ?? "heading") !== "heading",
      ),
    copies: filled("copies"),
  };
}

function dayOf(path: DefinitionPath, { expressions, view, today }: Answering): string | null {
  const value = expressions.get(path, 0).answer(view, today);
  return value instanceof FeelDate ? formatDate(value) : null;
}

export interface Answering {
  readonly expressions: Expressions;
  readonly view: RecordView;
  readonly today: FeelDate;
}

type Block = FilledDocument["blocks"][number];

function fillBlock(block: RegisterDocument["body"][number], path: DefinitionPath, given: Answering): readonly Block[] {
  if ("paragraph" in block) {
    const { text, isEmpty } = answerTemplate(block.paragraph, [...path, "paragraph"], given);
    return isEmpty ? [] : [{ kind: "paragraph", text }];
  }
  if ("heading" in block) return [{ kind: "heading", text: fillTemplate(block.heading, [...path, "heading"], given) }];
  const rows = given.view.rowsOf(block.over);
  if ("item" in block) {
    return rows.map((row) => ({ kind: "item", text: fillTemplate(block.item, [...path, "item"], given, row) }));
  }
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      headers: block.columns.map(({ header }) => header),
      rows: rows.map((row) =>
        block.columns.map((_, column) => answerInWords([...path, "columns", column, "value"], 0, given, row)),
      ),
    },
  ];
}

function fillTemplate(text: string, path: DefinitionPath, given: Answering, row?: Row): string {
  return answerTemplate(text, path, given, row).text;
}

/** `isEmpty`: it has expressions, and none of them says anything. */
function answerTemplate(template: string, path: DefinitionPath, given: Answering, row?: Row) {
  const pieces = readTemplate(template).pieces.map((piece) => ({
    fixed: piece.kind === "text",
    text: piece.kind === "text" ? piece.text : answerInWords(path, piece.offset, given, row),
  }));
  const answers = pieces.filter(({ fixed }) => !fixed);
  return {
    text: pieces
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
    isEmpty: answers.length > 0 && answers.every(({ text }) => text.trim() === ""),
  };
}

function answerInWords(path: DefinitionPath, offset: number, given: Answering, row?: Row): string {
  const { expressions, view, today } = given;
  const expression = expressions.get(path, offset);
  return inWords(expression.answer(view, today, row), expression.money);
}
