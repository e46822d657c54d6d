// A person's answers in a file: YAML or JSON of a contract DeliveryMapping, read with the place of every fault.

import { type DeliveryMapping, deliveryMapping, tableMapping } from "@jianheng/contract";
import { z } from "zod";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { Place } from "../rules/rule-diagnostic.ts";
import { readYaml, type YamlSource } from "../rules/yaml-source.ts";

/** Answers about 500 tables of 60 columns; more is not written by hand. */
const maxMappingChars = 4_000_000;

export const mappingSentences = {
  "mapping.too_large": { zh: "文件超过 {limit} 个字符", en: "The file is longer than {limit} characters" },
  "mapping.yaml": { zh: "YAML 或 JSON 写法有误：{detail}", en: "The YAML or JSON is not well formed: {detail}" },
  "mapping.shape": {
    zh: "“{path}”不符合对应关系文件的格式：{detail}",
    en: "“{path}” does not fit a mapping file: {detail}",
  },
  "mapping.unknown_key": { zh: "对应关系文件没有“{key}”这一项", en: "A mapping file has no “{key}”" },
  "mapping.dataset": {
    zh: "没有数据表“{name}”；有：{known}",
    en: "There is no dataset “{name}”; there are: {known}",
  },
  "mapping.column": { zh: "数据表“{dataset}”没有“{name}”这一栏", en: "{dataset} has no column “{name}”" },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export interface MappingFault extends Place {
  readonly code: keyof typeof mappingSentences;
  readonly args: Readonly<Record<string, string>>;
}

/** `file:line:column: sentence [code]`, as editors understand it. */
export function formatMappingFault(fault: MappingFault, language: "zh" | "en"): string {
  const { file, line, column, code, args } = fault;
  const sentence = mappingSentences[code][language].replaceAll(/\{(\w+)\}/gu, (_, name: string) => args[name] ?? "");
  return `${file}:${line}:${column}: ${sentence} [${code}]`;
}

export type MappingReading =
  | { readonly mapping: DeliveryMapping; readonly faults: readonly [] }
  | { readonly mapping?: undefined; readonly faults: readonly MappingFault[] };

// Every scalar arrives as text, so that a code 01 keeps its zero; these few are meant otherwise.
const empty = (value: unknown): unknown => (value === "null" || value === "~" || value === "" ? null : value);
const whole = (value: unknown): unknown => (typeof value === "string" && /^\d+$/.test(value) ? Number(value) : value);
const rowNumber = (least: number, most: number) =>
  z.preprocess(whole, z.number().int().min(least).max(most)).optional();

const fileShape = z.strictObject({
  tables: z
    .array(
      z.strictObject({
        ...tableMapping.shape,
        headers: tableMapping.shape.headers.default([]),
        dataset: z.preprocess(empty, z.string().nullable()),
        columns: z.record(z.string(), z.preprocess(empty, z.string().nullable())).optional(),
        headerRow: rowNumber(1, 1_048_576),
        headerRows: rowNumber(1, 3),
      }),
    )
    .max(500),
  encodings: deliveryMapping.shape.encodings.default({}),
});

/** `catalogue`: the datasets that answers may name. */
export function readMapping(file: string, text: string, catalogue: Catalogue): MappingReading {
  if (text.length > maxMappingChars) {
    return {
      faults: [{ code: "mapping.too_large", file, line: 1, column: 1, args: { limit: String(maxMappingChars) } }],
    };
  }
  const yaml = readYaml(file, text);
  const broken = yaml.problems
    .filter(({ warning }) => !warning)
    .map(({ place, detail }): MappingFault => ({ code: "mapping.yaml", ...place, args: { detail } }));
  if (broken.length > 0) return { faults: broken };
  const parsed = fileShape.safeParse(yaml.value);
  if (!parsed.success) return { faults: parsed.error.issues.flatMap((issue) => shapeFaults(issue, yaml)) };
  const faults = nameFaults(parsed.data, yaml, catalogue);
  // Once more by the contract itself: what this file lets through is what everyone takes.
  return faults.length > 0 ? { faults } : { mapping: deliveryMapping.parse(parsed.data), faults: [] };
}

function shapeFaults(issue: z.core.$ZodIssue, yaml: YamlSource): readonly MappingFault[] {
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      code: "mapping.unknown_key",
      ...yaml.placeOfKey([...issue.path, key]),
      args: { key },
    }));
  }
  const args = { path: issue.path.join("."), detail: issue.message };
  return [{ code: "mapping.shape", ...yaml.placeOf(issue.path), args }];
}

function nameFaults(mapping: DeliveryMapping, yaml: YamlSource, catalogue: Catalogue): readonly MappingFault[] {
  return mapping.tables.flatMap((table, index): readonly MappingFault[] => {
    if (table.dataset === null) return [];
    const found = catalogue.find(({ id }) => id === table.dataset);
    if (found === undefined) {
      const args = { name: table.dataset, known: catalogue.map(({ id }) => id).join("、") };
      return [{ code: "mapping.dataset", ...yaml.placeOf(["tables", index, "dataset"]), args }];
    }
    const isUnknown = (id: string) => !found.columns.some((column) => column.id === id);
    const fault = (name: string, place: Place): MappingFault => ({
      code: "mapping.column",
      ...place,
      args: { name, dataset: found.id },
    });
    const answers = Object.entries(table.columns ?? {}).flatMap(([header, id]) =>
      id !== null && isUnknown(id) ? [fault(id, yaml.placeOf(["tables", index, "columns", header]))] : [],
    );
    const keyed = (["values", "dateOrders", "constants"] as const).flatMap((part) =>
      Object.keys(table[part] ?? {})
        .filter(isUnknown)
        .map((id) => fault(id, yaml.placeOfKey(["tables", index, part, id]))),
    );
    return [...answers, ...keyed];
  });
}
