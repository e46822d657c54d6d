// Datasets that a rule pack declares beside the standard ones: `datasets.yaml` in its folder.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Dataset, DatasetColumn } from "@jianheng/contract";
import { z } from "zod";
import { type Catalogue, standardCatalogue } from "../catalogue/catalogue.ts";
import { plainName } from "../catalogue/names.ts";
import { dayColumnOf } from "../parquet/columns.ts";
import { shapeDiagnostics } from "./compile-rule.ts";
import { daySuffix } from "./dataset-schemas.ts";
import { type RuleDiagnostic, ruleDiagnostic, type RuleDiagnosticCode } from "./rule-diagnostic.ts";
import { readYaml } from "./yaml-source.ts";

export const datasetsFile = "datasets.yaml";

/** A pack brings the tables of one system; more is a mistake. */
const maxDatasets = 50;
const maxColumns = 500;
const maxCodes = 500;
/** As long as the longest header of the standard workbook, many times over. */
const maxNameChars = 200;

const text = z.string().trim().min(1).max(maxNameChars);
/** Names a view and a file. */
const id = z.string().regex(/^[a-z][A-Za-z0-9]{0,59}$/u);
/** Names something in expressions. */
const name = z.string().regex(/^[\p{L}_][\p{L}\p{N}_]{0,59}$/u);
// Every scalar of the file arrives as text.
const flag = z.enum(["true", "false"]).transform((value) => value === "true");

const types = [
  "text",
  "case-no",
  "doc-no",
  "charge",
  "code",
  "codes",
  "bool",
  "int",
  "decimal",
  "money",
  "date",
  "datetime",
] as const satisfies readonly DatasetColumn["type"][];

const column = z.strictObject({
  id,
  label: name,
  en: text,
  type: z.enum(types),
  required: flag.optional(),
  codes: z.array(text).max(maxCodes).optional(),
  open: flag.optional(),
  note: text.optional(),
  aliases: z.array(text).default([]),
  identifier: flag.optional(),
  sensitive: flag.optional(),
});

const file = z.strictObject({
  datasets: z
    .array(
      z.strictObject({
        id,
        label: name,
        en: text,
        grain: text,
        key: z.array(id).min(1),
        columns: z.array(column).min(1).max(maxColumns),
      }),
    )
    .max(maxDatasets),
});

type DeclaredDataset = z.infer<typeof file>["datasets"][number];

/** The datasets of one pack; those with a fault are left out. `known`: what was declared before, the standard included. */
export async function readDatasetsOf(
  folder: string,
  known: Catalogue,
  diagnostics: RuleDiagnostic[],
): Promise<Catalogue> {
  const path = join(folder, datasetsFile);
  const written = await readFile(path, "utf8").catch(() => undefined);
  if (written === undefined) return [];
  const yaml = readYaml(path, written);
  diagnostics.push(
    ...yaml.problems.map(({ place, detail, warning }) =>
      ruleDiagnostic("rule.yaml", place, { detail }, warning ? "warning" : "error"),
    ),
  );
  if (yaml.value === undefined) return [];
  const parsed = file.safeParse(yaml.value);
  if (!parsed.success) {
    diagnostics.push(...shapeDiagnostics(parsed.error, yaml));
    return [];
  }
  const good: Dataset[] = [];
  parsed.data.datasets.forEach((declared, index) => {
    const faults = faultsOf(declared, [...known, ...good]);
    for (const { code, path: inside, args } of faults) {
      diagnostics.push(ruleDiagnostic(code, yaml.placeOf(["datasets", index, ...inside]), args));
    }
    if (faults.length === 0) good.push(datasetOf(declared));
  });
  return good;
}

interface Fault {
  readonly code: RuleDiagnosticCode;
  readonly path: readonly PropertyKey[];
  readonly args: Readonly<Record<string, string>>;
}

function faultsOf(dataset: DeclaredDataset, known: Catalogue): readonly Fault[] {
  return [...nameFaults(dataset, known), ...columnFaults(dataset), ...keyFaults(dataset)];
}

/** A sheet or an expression must not be able to mean two datasets. */
function nameFaults(dataset: DeclaredDataset, known: Catalogue): readonly Fault[] {
  return (["id", "label", "en"] as const).flatMap((path): Fault[] => {
    const other = known.find((one) => [one.id, one.label, one.en].map(plainName).includes(plainName(dataset[path])));
    if (other === undefined) return [];
    const args = { name: dataset[path], other: other.label };
    return [
      { code: standardCatalogue.includes(other) ? "rule.dataset_standard" : "rule.dataset_twice", path: [path], args },
    ];
  });
}

function columnFaults({ columns }: DeclaredDataset): readonly Fault[] {
  const faults: Fault[] = [];
  const seen = new Map<string, number>();
  const claim = (written: string, index: number, path: readonly PropertyKey[]) => {
    const owner = seen.get(written);
    if (owner !== undefined && owner !== index) {
      faults.push({ code: "rule.dataset_column_twice", path: ["columns", index, ...path], args: { name: written } });
    } else seen.set(written, index);
  };
  columns.forEach((one, index) => {
    claim(plainName(one.id), index, ["id"]);
    claim(plainName(one.label), index, ["label"]);
    if (one.type === "datetime") {
      claim(plainName(dayColumnOf(one.id)), index, ["id"]);
      claim(plainName(one.label + daySuffix), index, ["label"]);
    }
    one.aliases.forEach((alias, at) => claim(plainName(alias), index, ["aliases", at]));
  });
  return faults;
}

/** The first column of the key stands for the case number, which is text. */
function keyFaults({ key, columns }: DeclaredDataset): readonly Fault[] {
  const faults = key.flatMap((one, index): Fault[] =>
    columns.some((other) => other.id === one)
      ? []
      : [{ code: "rule.dataset_key", path: ["key", index], args: { name: one } }],
  );
  const first = columns.find((one) => one.id === key[0]);
  if (first === undefined || ["text", "case-no", "doc-no"].includes(first.type)) return faults;
  return [...faults, { code: "rule.dataset_key_text", path: ["key", 0], args: { name: first.id } }];
}

/** Without keys that were not given, as the standard datasets are written. */
function datasetOf(declared: DeclaredDataset): Dataset {
  return JSON.parse(JSON.stringify(declared)) as Dataset;
}
