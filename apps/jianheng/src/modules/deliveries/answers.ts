// Answers about the tables of an upload: those given about it, those remembered from earlier deliveries, and which of
// them a reading followed. Pure.
import type { DeliveryMapping, TableMapping } from "@jianheng/contract";
import { chooseMapping, type DeliveryManifest, type DeliverySource } from "@jianheng/lake";

/** What a person has answered about one upload; `remember` keeps it for the office once the delivery is accepted. */
export interface GivenAnswers {
  readonly mapping: DeliveryMapping;
  readonly remember: boolean;
}

/** An answer of an earlier delivery. */
export interface RememberedAnswer {
  readonly id: string;
  readonly mapping: TableMapping;
}

/** What a reading was given to follow, in the order in which answers of the same fit are taken. */
export interface ReadBy {
  readonly answers: readonly {
    readonly mapping: TableMapping;
    /** Id of the remembered answer; null: given about this upload. */
    readonly rememberedId: string | null;
  }[];
  readonly encodings: DeliveryMapping["encodings"];
}
type Answer = ReadBy["answers"][number];

/** An answer about this upload goes before one that is only remembered. */
export function answersToReadBy(given: GivenAnswers | undefined, remembered: readonly RememberedAnswer[]): ReadBy {
  return {
    answers: [
      ...(given?.mapping.tables ?? []).map((mapping) => ({ mapping, rememberedId: null })),
      ...remembered.map(({ id, mapping }) => ({ mapping, rememberedId: id })),
    ],
    encodings: given?.mapping.encodings ?? {},
  };
}

/** Newer answers go first; an earlier one about the same table is dropped, others stay: two pages may be open at once. */
export function addAnswers(before: GivenAnswers | undefined, newer: GivenAnswers): GivenAnswers {
  const kept = (before?.mapping.tables ?? []).filter(
    (earlier) => !newer.mapping.tables.some((table) => isAboutSameTable(table, earlier)),
  );
  return {
    mapping: {
      tables: [...newer.mapping.tables, ...kept],
      encodings: { ...before?.mapping.encodings, ...newer.mapping.encodings },
    },
    remember: newer.remember,
  };
}

function isAboutSameTable(one: TableMapping, other: TableMapping): boolean {
  return one.title === other.title && sameHeaders(one.headers, other.headers);
}

function sameHeaders(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((header, position) => header === other[position]);
}

/** What names a table in an answer: the sheet, or the text file without folder and ending. */
export function titleOfTable({ sheet, fileName }: Pick<DeliverySource, "sheet" | "fileName">): string {
  return sheet ?? (fileName.split("/").at(-1) ?? fileName).replace(/\.[^.]+$/, "");
}

/** The answer by which this table was read, or left out. */
export function answerFollowed(source: DeliverySource, { answers }: ReadBy): Answer | undefined {
  if (source.recognisedBy !== "saved" && source.recognisedBy !== "leftOut") return undefined;
  const title = titleOfTable(source);
  // By the headers that were found, which is how the reading knew it.
  const cells = source.columns.map(({ index, header }) => ({ column: index, kind: "text" as const, text: header }));
  const rows = [{ number: source.headerRow ?? 1, cells }];
  const chosen = chooseMapping(
    title,
    rows,
    answers.map(({ mapping }) => mapping),
  );
  return answers.find(({ mapping }) => mapping === chosen) ?? answers.find(({ mapping }) => mapping.title === title);
}

/** The answers that tables of this delivery were read by, each once. */
export function answersFollowed(manifest: DeliveryManifest, readBy: ReadBy): readonly Answer[] {
  return [...new Set(manifest.sources.flatMap((source) => answerFollowed(source, readBy) ?? []))];
}

/** How the delivery was read, to be kept with it; undefined where no answer was needed. */
export function mappingFollowed(manifest: DeliveryManifest, readBy: ReadBy): DeliveryMapping | undefined {
  const tables = answersFollowed(manifest, readBy).map(({ mapping }) => mapping);
  const encodings = Object.fromEntries(
    Object.entries(readBy.encodings).filter(([file]) => manifest.files.some(({ name }) => name === file)),
  );
  return tables.length === 0 && Object.keys(encodings).length === 0 ? undefined : { tables, encodings };
}

/**
 * Remembered answers that this one takes the place of: those about the same headers. One that reads another table of the
 * same delivery stays, since then the title tells the two apart; without headers the title alone names a table.
 */
export function replacedBy(
  answer: TableMapping,
  remembered: readonly RememberedAnswer[],
  stillFollowed: ReadonlySet<string | null>,
): readonly RememberedAnswer[] {
  return remembered.filter(({ id, mapping }) => {
    if (!sameHeaders(mapping.headers, answer.headers)) return false;
    return mapping.title === answer.title || (answer.headers.length > 0 && !stillFollowed.has(id));
  });
}
