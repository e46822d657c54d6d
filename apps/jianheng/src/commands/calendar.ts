import { parseArgs } from "node:util";
import { type WorkbookToWrite, writeXlsx } from "@jianheng/files";
import { type BilingualText, calendarColumns, declaredSpans, type DeclaredSpan } from "@jianheng/law";
import type { Streams } from "../streams.ts";
import { calendarSheet, readCalendarFiles } from "./calendar-file.ts";

const usage = `用法 / usage
  jianheng calendar template FILE.xlsx                     写出空白的节假日表 / writes the empty table of holidays
  jianheng calendar list [年份] [--calendar FILE]… [--json]  列出已知的放假和调休 / lists rest and work days that are declared
`;

/**
 * `jianheng calendar`: the table in which later years and local days are entered, and what is known. Exit code: 0 done,
 * 1 a table is bad (located messages on stderr), 2 usage.
 */
export async function calendar(args: readonly string[], io: Streams): Promise<number> {
  const order = readOrder(args);
  if (order === undefined) {
    io.stderr.write(usage);
    return 2;
  }
  if (order.verb === "template") {
    await writeXlsx(calendarTemplate(), order.name);
    io.stdout.write(`${{ zh: "已写出", en: "written" }[order.language]} ${order.name}\n`);
    return 0;
  }
  const { calendar: known, messages } = await readCalendarFiles(order.files);
  for (const message of messages) io.stderr.write(`${message[order.language]}\n`);
  if (known === undefined) return 1;
  const spans = declaredSpans(known).filter(({ from, to }) => from.startsWith(order.name) || to.startsWith(order.name));
  if (order.json) io.stdout.write(`${JSON.stringify({ from: known.from, to: known.to, spans })}\n`);
  else io.stdout.write(listText(spans, known, order.language));
  return 0;
}

interface Order {
  readonly verb: "template" | "list";
  /** The file to write, or the year to list; empty for all. */
  readonly name: string;
  readonly files: readonly string[];
  readonly json: boolean;
  readonly language: keyof BilingualText;
}

function readOrder(args: readonly string[]): Order | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        calendar: { type: "string", multiple: true },
        json: { type: "boolean" },
        lang: { type: "string" },
        data: { type: "string" },
      },
    });
    const [verb, name = "", ...rest] = positionals;
    const language = values.lang === "en" ? "en" : "zh";
    const shared = { name, files: values.calendar ?? [], json: values.json === true, language } as const;
    if (rest.length > 0) return undefined;
    if (verb === "template" && name.endsWith(".xlsx")) return { verb, ...shared };
    return verb === "list" && /^(?:\d{4})?$/u.test(name) ? { verb, ...shared } : undefined;
  } catch {
    return undefined;
  }
}

const header = ([first]: readonly [string, ...string[]]): string => first;

function calendarTemplate(): WorkbookToWrite {
  return {
    title: "检衡节假日表",
    sheets: [
      {
        name: calendarSheet,
        columns: [
          {
            header: header(calendarColumns.from),
            kind: "date",
            required: true,
            note: "放假或者上班的首日，如 2027-02-05",
          },
          { header: header(calendarColumns.to), kind: "date", note: "末日；只有一日的留空" },
          {
            header: header(calendarColumns.kind),
            kind: "text",
            required: true,
            choices: ["休", "班"],
            choicesOnly: true,
            note: "放假写休；周六、周日调为上班的写班。普通周末不用写",
          },
          { header: header(calendarColumns.name), kind: "text", note: "节日，如 春节" },
          { header: header(calendarColumns.source), kind: "text", note: "通知的文号或者网址" },
          {
            header: header(calendarColumns.scope),
            kind: "text",
            choices: ["全国", "本地"],
            choicesOnly: true,
            note: "留空为全国；地方节日（放假办法第四条）写本地",
          },
        ],
        rows: [],
      },
    ],
  };
}

function listText(
  spans: readonly DeclaredSpan[],
  known: { readonly from: string; readonly to: string },
  language: keyof BilingualText,
): string {
  const words = {
    zh: { head: `节假日日历：${known.from}至${known.to}`, rest: "休", work: "班", local: "本地" },
    en: { head: `calendar: ${known.from} to ${known.to}`, rest: "rest", work: "work", local: "local" },
  }[language];
  const lines = spans.map(({ from, to, kind, name, source, local }) =>
    [`${from}${from === to ? "" : `..${to}`}`, words[kind], name, local ? words.local : "", source]
      .filter((part) => part !== "")
      .join("  "),
  );
  return `${[words.head, ...lines].join("\n")}\n`;
}
