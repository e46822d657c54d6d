// A proposed mapping as a YAML file for a person to edit: what is not sure is said in comments beside it.

import { Document, isMap, isScalar, type Pair, type Scalar, type YAMLMap } from "yaml";
import type { Catalogue } from "../catalogue/catalogue.ts";
import type { ProposedMapping, ProposedTable } from "./propose-mapping.ts";

const introduction = ` 表与标准数据的对应关系 · What each table and column of a delivery means
 请核对带 ? 的各行，写完后这样使用 · Check the lines marked ?, then use it:
   jianheng check 路径 --mapping 本文件
 dataset 为 null 的表不读取；columns 为 null 的列原样保留 · null: a table is left out, a column is kept as it is
 一张表只认自己的 headers；下次导出表名变了也认得 · A table is known again by its headers`;

/** YAML that `readMapping` reads. */
export function writeMapping(proposed: ProposedMapping, catalogue: Catalogue): string {
  const document = new Document({
    tables: proposed.tables.map(({ mapping }) => mapping),
    encodings: Object.fromEntries(proposed.encodings.map((file) => [file, "?"])),
  });
  const choices = catalogue.map(({ id, label }) => `${id} ${label}`).join(", ");
  document.commentBefore = `${introduction}\n 数据表 · datasets: ${choices}`;
  proposed.tables.forEach((table, index) => {
    const node = document.getIn(["tables", index]);
    if (isMap(node)) annotate(node, table);
  });
  if (proposed.encodings.length > 0) {
    const encodings = document.get("encodings", true);
    if (isMap(encodings)) {
      encodings.commentBefore =
        " ? 写出编码，如 gb18030、big5、utf-8 · name the encoding, such as gb18030, big5, utf-8";
    }
  }
  return document.toString({ lineWidth: 0 });
}

function annotate(node: YAMLMap, table: ProposedTable): void {
  const { source, dataset, datasetUnsure, likely, open } = table;
  node.commentBefore = ` ${source.fileName}${source.sheet === null ? "" : ` · ${source.sheet}`}：${source.rows} 行 rows`;
  const others = source.candidates.filter((id) => id !== dataset?.id).slice(0, 5);
  const also = others.length === 0 ? "" : `；也可能是 · or: ${others.join(", ")}`;
  if (dataset === undefined) comment(valueOf(node, "dataset"), `? 没有认出，未读取 · not recognised, left out${also}`);
  else
    comment(
      valueOf(node, "dataset"),
      `${datasetUnsure ? "? " : ""}${dataset.label} ${dataset.en}${datasetUnsure ? also : ""}`,
    );
  const columns = node.get("columns", true);
  if (isMap(columns)) {
    for (const pair of columns.items as Pair<Scalar<string>, Scalar>[]) {
      const header = pair.key.value;
      const samples = source.columns.find((one) => one.header === header)?.samples.slice(0, 3) ?? [];
      const shown = samples.length === 0 ? "" : `，如 such as ${samples.join(" | ")}`;
      const why = likely[header];
      const choices = open[header];
      if (why !== undefined) comment(pair.value, `? ${why.zh} · ${why.en}${shown}`);
      else if (choices !== undefined) {
        comment(pair.value, `? 可能是 · might be: ${choices.map(({ column }) => column).join(", ")}${shown}`);
      } else if (pair.value?.value === null) comment(pair.value, `不认识 · unknown${shown}`);
    }
  }
  const notes = [...dayNotes(table), ...valueNotes(table)];
  if (notes.length > 0) node.comment = notes.map((line) => ` ${line}`).join("\n");
}

/** Written as comments: what is not answered must not be read as an answer. */
function dayNotes({ days }: ProposedTable): readonly string[] {
  if (days.length === 0) return [];
  return [
    "? 日期分不清日和月的先后：dmy 日在前，mdy 月在前 · day first or month first",
    "dateOrders:",
    ...days.map(({ column, raw }) => `  ${column.id}: dmy # ${oneLine(raw)}`),
  ];
}

function valueNotes({ values }: ProposedTable): readonly string[] {
  if (values.length === 0) return [];
  return [
    '? 代码表里没有的值：写出应读作什么，"" 为空 · values outside the codes: write what to read instead, "" for nothing',
    "values:",
    ...values.flatMap(({ column, unknown }) => [
      `  ${column.id}: # ${(column.codes ?? []).join("、")}`,
      ...unknown.map(({ value, count }) => `    ${JSON.stringify(value)}: "" # ${count}`),
    ]),
  ];
}

function valueOf(node: YAMLMap, key: string): unknown {
  return node.get(key, true);
}

function comment(node: unknown, text: string): void {
  if (isScalar(node)) node.comment = ` ${oneLine(text)}`;
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/gu, " ");
}
