import { findDataset, type Bilingual, type Inspection } from "@jianheng/contract";
import { describeDiagnostic, fileDiagnostics, type FileDiagnostic } from "@jianheng/files";
import {
  describeDelivery,
  describeProblem,
  type CellProblem,
  type DeliveryDiagnostic,
  type DeliveryManifest,
} from "@jianheng/lake";

type Sheets = Inspection["sheets"];
type Problems = Inspection["problems"];

/** The manifest's sheets as the contract says them. */
export function sheetsOf(manifest: DeliveryManifest): Sheets {
  return manifest.sources.map((source) => {
    const dataset = source.dataset === null ? undefined : findDataset(source.dataset);
    const labelOf = (id: string) => dataset?.columns.find((column) => column.id === id)?.label ?? id;
    return {
      file: source.fileName,
      sheet: source.sheet ?? source.fileName,
      dataset: dataset?.label ?? null,
      datasetId: source.dataset,
      recognisedBy: source.recognisedBy,
      rows: source.rows,
      columns: source.columns.map((column) => {
        const label = column.column === null ? null : labelOf(column.column);
        return {
          header: column.header,
          column: label,
          via:
            label === null
              ? ("unknown" as const)
              : label === column.header.trim()
                ? ("label" as const)
                : ("alias" as const),
        };
      }),
      missingRequired: source.missingRequired.map(labelOf),
    };
  });
}

/** Problems by kind: unreadable cells and doubled rows, then what concerns a file or sheet as a whole. */
export function problemGroupsOf(manifest: DeliveryManifest): Problems {
  const cells = manifest.problems.kinds.map((kind) => ({
    code: kind.code,
    sentence: withColumn(kind.samples[0], kind.dataset, kind.columnId),
    severity:
      kind.code === "row.duplicate_key" || kind.code === "cell.missing" ? ("warning" as const) : ("error" as const),
    count: kind.count,
    samples: kind.samples.map((sample) => ({
      file: sample.file,
      sheet: sample.sheet ?? sample.file,
      row: sample.row,
      column: sample.column,
      header: sample.header,
      raw: sample.raw,
      expected: expectedOf(sample),
    })),
  }));
  const whole = manifest.diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    sentence: diagnosticSentence(diagnostic),
    severity: diagnostic.severity === "question" ? ("warning" as const) : diagnostic.severity,
    count: 1,
    samples: [],
  }));
  return [...cells, ...whole];
}

/** A file, sheet or column as a whole, in words. */
export function diagnosticSentence(diagnostic: FileDiagnostic | DeliveryDiagnostic): Bilingual {
  const say = (language: "zh" | "en") =>
    isFileDiagnostic(diagnostic) ? describeDiagnostic(diagnostic, language) : describeDelivery(diagnostic, language);
  return { zh: say("zh"), en: say("en") };
}

function isFileDiagnostic(diagnostic: FileDiagnostic | DeliveryDiagnostic): diagnostic is FileDiagnostic {
  return diagnostic.code in fileDiagnostics;
}

function expectedOf(problem: CellProblem): Bilingual {
  return { zh: describeProblem(problem, "zh").expected, en: describeProblem(problem, "en").expected };
}

/** What a kind of problem expects, with the column it concerns. */
function withColumn(sample: CellProblem | undefined, datasetId: string, columnId: string | null): Bilingual {
  if (sample === undefined) return { zh: datasetId, en: datasetId };
  const dataset = findDataset(datasetId);
  const column = dataset?.columns.find((candidate) => candidate.id === columnId);
  const expected = expectedOf(sample);
  return {
    zh: `${dataset?.label ?? datasetId}${column === undefined ? "" : `·${column.label}`}：应为${expected.zh}`,
    en: `${dataset?.en ?? datasetId}${column === undefined ? "" : ` · ${column.en}`}: expected ${expected.en}`,
  };
}
