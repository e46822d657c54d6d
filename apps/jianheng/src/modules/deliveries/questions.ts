// What a person is asked about an upload. What is recommended only may be passed over; the delivery can be accepted.
import { findDataset, type Inspection } from "@jianheng/contract";
import { describeDelivery, type DeliveryManifest, type DeliverySource } from "@jianheng/lake";
import type { ReadingResult } from "../../reading/index.ts";
import { titleOfTable } from "./answers.ts";
import { isReadInTwoWays } from "./tables.ts";

type Question = Inspection["questions"][number];

/** A sheet with fewer named columns, or fewer rows below them, explains something and holds no data. */
const leastColumnsOfData = 3;
const leastRowsOfData = 1;
/** Single odd values are listed as problems; a share like this is another office's list of codes. */
const bulkShare = 0.1;
const bulkAtLeast = 3;

export function questionsOf(read: ReadingResult): Question[] {
  const { manifest } = read;
  return [
    ...read.encodings.filter(({ chosen }) => chosen === null).map(({ file }) => encodingQuestion(file)),
    ...manifest.sources.flatMap((source) => tableQuestion(source, read) ?? []),
    ...dateOrderQuestions(manifest),
    ...manifest.sources.flatMap(valuesQuestions),
  ];
}

function encodingQuestion(file: string): Question {
  return {
    kind: "encoding",
    file,
    sheet: null,
    sentence: {
      zh: `“${file}”的文字编码不能确定，请看预览选择。`,
      en: `The encoding of “${file}” is not certain; please choose by the preview.`,
    },
    recommended: false,
  };
}

/** Every table that was not understood, when nothing was; else those that look like data. */
function tableQuestion(source: DeliverySource, read: ReadingResult): Question | undefined {
  if (source.recognisedBy !== null || source.hidden) return undefined;
  const diagnostic = read.manifest.diagnostics.find(
    ({ code, where }) =>
      notUnderstood.has(code) && where.file === source.fileName && where.sheet === (source.sheet ?? undefined),
  );
  if (diagnostic === undefined && !(read.outcome === "refused" && source.rows > 0)) return undefined;
  const { code } = diagnostic ?? { code: "delivery.sheet_unknown" };
  if (code === "delivery.sheet_unknown" && read.outcome !== "refused" && !looksLikeData(source)) return undefined;
  const title = titleOfTable(source);
  const sentence =
    code === "delivery.sheet_unknown" || diagnostic === undefined
      ? {
          zh: `“${title}”像是数据表，但没有认出是哪一种。`,
          en: `“${title}” looks like data, but it is not clear which.`,
        }
      : { zh: describeDelivery(diagnostic, "zh"), en: describeDelivery(diagnostic, "en") };
  return { kind: "table", file: source.fileName, sheet: source.sheet, sentence, recommended: false };
}

const notUnderstood: ReadonlySet<string> = new Set([
  "delivery.sheet_unknown",
  "delivery.dataset_unknown",
  "delivery.header_not_found",
  "delivery.answer_dataset",
]);

function looksLikeData({ headerRow, columns, rows, headerRows }: DeliverySource): boolean {
  return headerRow !== null && columns.length >= leastColumnsOfData && rows - headerRows >= leastRowsOfData;
}

function dateOrderQuestions({ problems }: DeliveryManifest): Question[] {
  return problems.kinds.flatMap((kind) => {
    if (kind.code !== "cell.date_ambiguous") return [];
    const sample = kind.samples.find(({ raw }) => isReadInTwoWays(raw)) ?? kind.samples[0];
    if (sample === undefined) return [];
    const place = nameOf(kind.dataset, kind.columnId);
    return {
      kind: "dateOrder" as const,
      file: sample.file,
      sheet: sample.sheet,
      sentence: {
        zh: `${place.zh}有 ${kind.count} 处日期可有两种读法，如“${sample.raw}”，请说明日和月的先后。`,
        en: `${place.en}: ${kind.count} days can be read in two ways, such as “${sample.raw}”; please say which part is the month.`,
      },
      recommended: true,
    };
  });
}

function valuesQuestions(source: DeliverySource): Question[] {
  return source.columns.flatMap(({ column, unknownValues }) => {
    const count = unknownValues.reduce((sum, one) => sum + one.count, 0);
    if (source.dataset === null || count < bulkAtLeast || count < source.rows * bulkShare) return [];
    const place = nameOf(source.dataset, column);
    const first = unknownValues[0]?.value ?? "";
    return {
      kind: "values" as const,
      file: source.fileName,
      sheet: source.sheet,
      sentence: {
        zh: `${place.zh}有 ${unknownValues.length} 种值不在代码表里（共 ${count} 处），如“${first}”。`,
        en: `${place.en}: ${unknownValues.length} values (${count} places) are none of its codes, such as “${first}”.`,
      },
      recommended: true,
    };
  });
}

function nameOf(datasetId: string, columnId: string | null): { readonly zh: string; readonly en: string } {
  const dataset = findDataset(datasetId);
  const column = dataset?.columns.find(({ id }) => id === columnId);
  return {
    zh: `“${dataset?.label ?? datasetId}”的“${column?.label ?? columnId ?? ""}”`,
    en: `${dataset?.en ?? datasetId}, ${column?.en ?? columnId ?? ""}`,
  };
}
