import { parseArgs } from "node:util";
import {
  type BilingualText,
  type Calendar,
  cite,
  type Citation,
  type CivilDate,
  type ClockEvent,
  type ConditionId,
  computeClock,
  computeLimit,
  computePromptDuty,
  conditions,
  confidenceWords,
  type CustodyInterval,
  dayText,
  defaultCountingSettings,
  type Extension,
  formatCitation,
  isCivilDate,
  type LimitContext,
  type Moment,
  namedLimits,
  nationalCalendar,
  parseCivilDate,
  parseCivilDateTime,
  parseExtension,
  parsePause,
  parsePeriod,
  type Pause,
  type Period,
  type PeriodAnswer,
  type Problem,
  problemText,
  promptDuties,
  type PromptDuty,
  type Result,
  type Step,
} from "@jianheng/law";
import type { Streams } from "../streams.ts";
import { dutyCard, limitCard, similarIds, speaksOf } from "./limit-card.ts";

type Language = keyof BilingualText;

const USAGE = `用法 / usage
  jianheng limit --from 日期 (--period P10D|P1M|-P7D|PT24H | --working-days N) [--in-custody]
                 [--extend P15D@2025-02-01:文号]… [--pause 2025-03-10..2025-03-24]… [--json] [--lang zh|en]
  jianheng limit 期限名 --from 日期 [--when complex]… [--on fact=日期]… [--in-custody | --custody 2025-01-20..]
                 [--extend …]… [--pause …]… [--restart 日期:事由]… [--recount 日期:事由] [--law-on 日期] [--calendar 文件]…
  jianheng limit 期限名                  该期限的起算、长度、延长、条文 / the limit in full
  jianheng limit --list [词…] [--json]   列出期限 / lists the named limits
  jianheng limit --jsonl < 文件          每行 {from, period?, workingDays?, inCustody?} / one object per line
`;

// A line of the contract has four short fields; more than this is not a line but a broken file.
const MAX_LINE_LENGTH = 100_000;

// CPL art. 160: custody is counted anew on discovery of another serious crime, or once identity is known.
const recountBasis = [cite("CPL", 160)];

/**
 * `jianheng limit`: statutory deadlines with their steps. Exit code: 0 done (an undetermined deadline is an answer),
 * 1 the input is bad, with located messages on stderr, 2 usage, 3 a defect of ours.
 */
export async function limit(args: readonly string[], io: Streams): Promise<number> {
  try {
    return await run(args, io);
  } catch (error) {
    io.stderr.write(`jianheng limit: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return 3;
  }
}

async function run(args: readonly string[], io: Streams): Promise<number> {
  const read = readOptions(args);
  if (typeof read === "string") {
    io.stderr.write(`${read}\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = read;
  const language: Language = values.lang === "en" ? "en" : "zh";
  if (values.help === true) {
    io.stdout.write(USAGE);
    return 0;
  }
  if (values.list === true) return list(positionals, io, language, values.json === true);
  const [id] = positionals;
  if (id !== undefined && asksForCard(values, positionals)) return showCard(id, io, language, values.json === true);
  const request = values.jsonl === true ? undefined : readRequest(values, positionals);
  if (request !== undefined && "usage" in request) {
    io.stderr.write(`${request.usage}\n${USAGE}`);
    return 2;
  }
  const calendar = values.calendar === undefined ? nationalCalendar : await ownCalendar(values.calendar, io, language);
  if (calendar === undefined) return 1;
  const context = { calendar, settings: defaultCountingSettings, limits: namedLimits };
  if (request === undefined) return answerLines(io, language, context);
  return answerOne(request, io, { language, json: values.json === true, context });
}

// The readers of tables are loaded only for who brings a table.
async function ownCalendar(files: readonly string[], io: Streams, language: Language): Promise<Calendar | undefined> {
  const { readCalendarFiles } = await import("./calendar-file.ts");
  const { calendar, messages } = await readCalendarFiles(files);
  for (const message of messages) io.stderr.write(`--calendar ${message[language]}\n`);
  return calendar;
}

/** An id alone asks what the limit is; anything to count with asks for a day. */
function asksForCard(values: Values, positionals: readonly string[]): boolean {
  const given = Object.keys(values).filter((name) => !["json", "lang", "data"].includes(name));
  return positionals.length === 1 && given.length === 0;
}

const OPTIONS = {
  from: { type: "string" },
  period: { type: "string" },
  "working-days": { type: "string" },
  "in-custody": { type: "boolean" },
  extend: { type: "string", multiple: true },
  pause: { type: "string", multiple: true },
  custody: { type: "string", multiple: true },
  restart: { type: "string", multiple: true },
  recount: { type: "string", multiple: true },
  "law-on": { type: "string" },
  calendar: { type: "string", multiple: true },
  when: { type: "string", multiple: true },
  on: { type: "string", multiple: true },
  jsonl: { type: "boolean" },
  json: { type: "boolean" },
  list: { type: "boolean" },
  lang: { type: "string" },
  data: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseOptions>["values"];

function parseOptions(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true, strict: true });
}

function readOptions(args: readonly string[]): ReturnType<typeof parseOptions> | string {
  try {
    return parseOptions(joinNegative(args));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

// `--period -P7D` is as good as `--period=-P7D`, though an option parser takes the value for an option.
function joinNegative(args: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const arg of args) {
    const last = joined.at(-1);
    if ((last === "--period" || last === "--working-days") && /^-(?:P|\d)/iu.test(arg)) {
      joined[joined.length - 1] = `${last}=${arg}`;
    } else joined.push(arg);
  }
  return joined;
}

/** The texts of one request, wherever they came from; read and judged in one place. */
interface RequestTexts {
  readonly id?: string | undefined;
  readonly from: string;
  readonly period?: string | undefined;
  readonly workingDays?: string | number | undefined;
  readonly inCustody: boolean;
  /** Stretches in custody, instead of throughout. */
  readonly custody?: readonly string[];
  readonly extend: readonly string[];
  readonly pause: readonly string[];
  readonly restart?: readonly string[];
  readonly recount?: readonly string[];
  readonly lawOn?: string | undefined;
  readonly when: readonly string[];
  readonly on: readonly string[];
}

function readRequest(values: Values, positionals: readonly string[]): RequestTexts | { readonly usage: string } {
  const [id, extra] = positionals;
  if (extra !== undefined) return { usage: `多余的参数 / unexpected argument: ${extra}` };
  if (values.from === undefined) return { usage: "缺少 --from / --from is missing" };
  const ways = [id, values.period, values["working-days"]].filter((way) => way !== undefined);
  if (ways.length !== 1) {
    return {
      usage: "期限名、--period、--working-days 须且只须给出一个 / give exactly one of ID, --period, --working-days",
    };
  }
  return {
    id,
    from: values.from,
    period: values.period,
    workingDays: values["working-days"],
    inCustody: values["in-custody"] === true,
    custody: values.custody ?? [],
    extend: values.extend ?? [],
    pause: values.pause ?? [],
    restart: values.restart ?? [],
    recount: values.recount ?? [],
    lawOn: values["law-on"],
    when: values.when ?? [],
    on: values.on ?? [],
  };
}

/** A problem and the option or field it stands in. */
interface Located {
  readonly where: string;
  readonly problem: Problem;
}

interface Manner {
  readonly language: Language;
  readonly json: boolean;
  readonly context: LimitContext;
}

function answerOne(texts: RequestTexts, io: Streams, { language, json, context }: Manner): number {
  const duty = promptDuties.find(({ id }) => id === texts.id);
  if (duty !== undefined) return answerDuty(duty, texts, io, { language, json });
  const { answer, problems } = compute(texts, context);
  if (answer === undefined) {
    for (const { where, problem } of problems) {
      const label = where === "ID" ? where : `--${where}`;
      io.stderr.write(`${label}: ${problemText(problem)[language]} [${problem.code}]\n`);
      if (problem.code === "limit.unknown") io.stderr.write(suggestion(texts.id ?? "", language));
    }
    return 1;
  }
  if (json) io.stdout.write(`${JSON.stringify({ ...echo(texts), ...answerFields(answer) })}\n`);
  else io.stdout.write(answerText(texts, answer, language));
  return 0;
}

interface Computed {
  readonly answer?: Exclude<PeriodAnswer, { readonly kind: "refused" }>;
  readonly problems: readonly Located[];
}

function compute(texts: RequestTexts, context: LimitContext): Computed {
  const problems: Located[] = [];
  const take = <T>(where: string, result: Result<T>): T | undefined => {
    if (result.ok) return result.value;
    problems.push({ where, problem: result.problem });
    return undefined;
  };
  const from = take("from", parseMoment(texts.from));
  const period =
    texts.id === undefined
      ? take(texts.period === undefined ? "working-days" : "period", readPeriod(texts))
      : undefined;
  const extensions = texts.extend.map((text) => take("extend", parseExtension(text)));
  const pauses = texts.pause.map((text) => take("pause", parsePause(text)));
  const circumstances = texts.when.map((text) => take("when", parseCondition(text)));
  const moments = texts.on.map((text) => take("on", parseFact(text)));
  const custody = (texts.custody ?? []).map((text) => take("custody", parseStretch(text)));
  const restarts = (texts.restart ?? []).map((text) => take("restart", parseEvent(text)));
  const recounts = (texts.recount ?? []).map((text) => take("recount", parseEvent(text)));
  const lawOn = texts.lawOn === undefined ? undefined : take("law-on", parseCivilDate(texts.lawOn.trim()));
  if (from === undefined || problems.length > 0) return { problems };
  const facts = {
    from,
    custody: custody.length === 0 ? texts.inCustody : custody.filter((value) => value !== undefined),
    events: [
      ...restarts.flatMap((event) => (event === undefined ? [] : [{ kind: "restart" as const, ...event }])),
      ...recounts.flatMap((event) =>
        event === undefined ? [] : [{ kind: "recount" as const, basis: recountBasis, ...event }],
      ),
    ],
    ...(lawOn === undefined ? {} : { lawOn }),
    extensions: extensions.filter((value) => value !== undefined),
    pauses: pauses.filter((value) => value !== undefined),
    circumstances: circumstances.filter((value) => value !== undefined),
    moments: moments.filter((value) => value !== undefined),
  };
  const answer =
    period === undefined ? countNamed(texts.id ?? "", facts, context) : countPeriod(period, facts, context);
  if (answer.kind !== "refused") return { answer, problems };
  const where = answer.problem.code === "limit.unknown" ? "ID" : texts.id === undefined ? "period" : "from";
  return { problems: [{ where, problem: answer.problem }] };
}

interface Facts {
  readonly from: Moment;
  readonly custody: boolean | readonly CustodyInterval[];
  readonly events: readonly ClockEvent[];
  readonly lawOn?: CivilDate;
  readonly extensions: readonly Extension[];
  readonly pauses: readonly Pause[];
  readonly circumstances: readonly ConditionId[];
  readonly moments: readonly (readonly [string, Moment])[];
}

// Without custody a plain period rolls (CPL art. 105); in custody it never does; by stretches the last day decides.
function countPeriod(
  period: Period,
  { from, custody, extensions, pauses, events, lawOn }: Facts,
  context: LimitContext,
): PeriodAnswer {
  const holiday = typeof custody === "object" ? "per-suspect" : custody ? "custody" : "rolls";
  const law = lawOn === undefined ? {} : { lawOn };
  return computeClock({ from, period, holiday, custody, extensions, pauses, ...law }, events, context);
}

// `--from` stands for every trigger of the limit that `--on` does not name.
function countNamed(
  id: string,
  { from, custody, extensions, pauses, circumstances, moments, events, lawOn }: Facts,
  context: LimitContext,
): PeriodAnswer {
  const parts = namedLimits.find((candidate) => candidate.id === id)?.trigger.parts ?? [];
  const triggers = Object.fromEntries([...parts.map(({ fact }) => [fact, from] as const), ...moments]);
  const excluded = pauses.map((pause) => ({ kind: "exclude" as const, ...pause }));
  const law = lawOn === undefined ? {} : { lawOn };
  const facts = { triggers, custody, circumstances, events: [...excluded, ...events], extensions, ...law };
  return computeLimit(id, facts, context);
}

// 2025-03-12:补充侦查完毕移送, the ground may be left out.
function parseEvent(text: string): Result<{ readonly on: CivilDate; readonly ground?: string }> {
  const [, day = text, ground = ""] = /^([^:：]+)[:：](.*)$/u.exec(text) ?? [];
  const on = parseCivilDate(day.trim());
  if (!on.ok) return on;
  return { ok: true, value: ground === "" ? { on: on.value } : { on: on.value, ground } };
}

function parseStretch(text: string): Result<CustodyInterval> {
  const read = parsePause(text);
  if (!read.ok) return read;
  const { from, to } = read.value;
  return { ok: true, value: to === undefined ? { from } : { from, to } };
}

function parseMoment(text: string): Result<Moment> {
  return /[T ]/u.test(text.trim()) ? parseCivilDateTime(text.trim()) : parseCivilDate(text.trim());
}

function readPeriod({ period, workingDays }: RequestTexts): Result<Period> {
  if (period !== undefined) return parsePeriod(period);
  const count = typeof workingDays === "number" ? workingDays : parseCount(workingDays ?? "");
  if (!Number.isInteger(count) || count === 0) {
    return { ok: false, problem: { code: "period.bad_count", args: { count: String(workingDays), most: 100_000 } } };
  }
  return { ok: true, value: count < 0 ? { direction: "backward", workingDays: -count } : { workingDays: count } };
}

function parseCount(text: string): number {
  return /^-?\d+$/u.test(text.trim()) ? Number(text) : Number.NaN;
}

function parseCondition(text: string): Result<ConditionId> {
  if (Object.hasOwn(conditions, text)) return { ok: true, value: text as ConditionId };
  return { ok: false, problem: { code: "circumstance.unknown", args: { text } } };
}

function parseFact(text: string): Result<readonly [string, Moment]> {
  const [fact, value, ...rest] = text.split("=");
  if (fact === undefined || value === undefined || rest.length > 0) {
    return { ok: false, problem: { code: "date.bad_shape", args: { text } } };
  }
  const moment = parseMoment(value);
  return moment.ok ? { ok: true, value: [fact, moment.value] } : moment;
}

function echo({ id, from, period, workingDays, inCustody, extend }: RequestTexts): Record<string, unknown> {
  return {
    ...(id === undefined ? {} : { limit: id }),
    from,
    ...(period === undefined ? {} : { period }),
    ...(workingDays === undefined ? {} : { workingDays: Number(workingDays) }),
    inCustody,
    ...(extend.length === 0 ? {} : { extend }),
  };
}

// The wire form: the same keys for every answer, with null for what is not determined.
function answerFields(answer: Exclude<PeriodAnswer, { readonly kind: "refused" }>): Record<string, unknown> {
  return {
    dueDate: answer.kind === "deadline" ? answer.dueDate : null,
    legalExpiry: answer.legalExpiry ?? null,
    warningDate: answer.warningDate ?? null,
    steps: answer.steps.map((step) => ({ ...step, basis: step.basis.map(citationFields) })),
    ...(answer.confidence === undefined ? {} : { confidence: answer.confidence, verified: answer.verified }),
    ...(answer.notices.length === 0 ? {} : { notices: answer.notices }),
    ...(answer.kind === "deadline" ? {} : { undetermined: { code: answer.missing[0]?.code, missing: answer.missing } }),
  };
}

function citationFields(citation: Citation): Record<string, unknown> {
  return { ...citation, text: formatCitation(citation, "zh") };
}

/** Answers each line in order; a bad line carries its error and the others are answered still. */
async function answerLines(io: Streams, language: Language, context: LimitContext): Promise<number> {
  let [lineNumber, bad] = [0, 0];
  for await (const line of boundedLines(io.stdin)) {
    lineNumber += 1;
    if (line.trim() === "") continue;
    const { fields, problem } = answerLine(line, language, context);
    if (problem !== undefined) {
      bad += 1;
      io.stderr.write(`${language === "zh" ? `第${lineNumber}行` : `line ${lineNumber}`}: ${problem}\n`);
    }
    if (!io.stdout.write(`${JSON.stringify(fields)}\n`)) await drained(io.stdout);
  }
  return bad === 0 ? 0 : 1;
}

/** The lines of a stream without their ends; of a line that is too long only its beginning is kept. */
async function* boundedLines(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  // The decoder also drops a byte order mark at the very beginning.
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  for await (const chunk of stream) {
    const text = typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
    const lines = (rest + text).split(/\r?\n/u);
    rest = (lines.pop() ?? "").slice(0, MAX_LINE_LENGTH + 1);
    yield* lines;
  }
  if (rest !== "") yield rest;
}

function drained(stream: NodeJS.WritableStream): Promise<void> {
  return new Promise((resolve) => stream.once("drain", () => resolve()));
}

interface LineAnswer {
  readonly fields: Record<string, unknown>;
  readonly problem?: string;
}

function answerLine(line: string, language: Language, context: LimitContext): LineAnswer {
  const value = line.length > MAX_LINE_LENGTH ? undefined : parseObject(line);
  if (value === undefined)
    return failed({}, "line.not_an_object", { zh: "不是一个 JSON 对象", en: "not a JSON object" }[language]);
  const texts = readLine(value);
  if ("where" in texts) {
    const message = { zh: `字段${texts.where}${texts.zh}`, en: `${texts.where} ${texts.en}` }[language];
    return failed(value, "line.bad_field", message);
  }
  const { answer, problems } = compute(texts, context);
  if (answer !== undefined) return { fields: { ...value, ...answerFields(answer) } };
  const [first] = problems;
  if (first === undefined) throw new Error("a request without answer has no problem");
  const field = first.where === "working-days" ? "workingDays" : first.where;
  return failed(value, first.problem.code, `${field}: ${problemText(first.problem)[language]}`);
}

function failed(value: Record<string, unknown>, code: string, message: string): LineAnswer {
  return { fields: { ...value, error: { code, message } }, problem: `${message} [${code}]` };
}

function parseObject(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

type BadField = { readonly where: string; readonly zh: string; readonly en: string };

// Null stands for absent, as exporters write it.
function readLine(value: Record<string, unknown>): RequestTexts | BadField {
  const { from, period = null, workingDays = null, inCustody = null, extend = null } = value;
  if (typeof from !== "string") return { where: "from", zh: "须为日期", en: "must be a date" };
  if (period !== null && typeof period !== "string") return { where: "period", zh: "须为期间", en: "must be a period" };
  if (workingDays !== null && typeof workingDays !== "number")
    return { where: "workingDays", zh: "须为整数", en: "must be a number" };
  if (inCustody !== null && typeof inCustody !== "boolean")
    return { where: "inCustody", zh: "须为true或者false", en: "must be true or false" };
  if ((period === null) === (workingDays === null)) {
    return { where: "period", zh: "与workingDays须且只须给出一个", en: "or workingDays: give exactly one" };
  }
  const extensions: unknown = extend ?? [];
  if (!isTextList(extensions)) return { where: "extend", zh: "须为文字列表", en: "must be a list of texts" };
  return {
    from,
    period: period ?? undefined,
    workingDays: workingDays ?? undefined,
    inCustody: inCustody ?? false,
    extend: extensions,
    pause: [],
    when: [],
    on: [],
  };
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function answerText(
  texts: RequestTexts,
  answer: Exclude<PeriodAnswer, { readonly kind: "refused" }>,
  language: Language,
): string {
  const words = language === "zh" ? WORDS_ZH : WORDS_EN;
  const lines = [`${titleOf(texts, language)}  ${words.from} ${momentText(texts.from as Moment, language)}`];
  const row = (label: string, moment: Moment | undefined, note = "") =>
    lines.push(
      `  ${label}  ${moment === undefined ? words.unknown : momentText(moment, language)}${note === "" ? "" : `  ${note}`}`,
    );
  row(words.warning, answer.warningDate);
  row(words.expiry, answer.legalExpiry);
  row(words.due, answer.kind === "deadline" ? answer.dueDate : undefined, custodyWords(texts, answer, language));
  if (answer.confidence !== undefined && answer.verified === false) {
    lines.push(`  ${words.confidence}  ${confidenceWords[answer.confidence][language]} [${answer.confidence}]`);
  }
  if (answer.kind === "undetermined") {
    lines.push(words.missing, ...answer.missing.map(({ text, code }) => `  ${text[language]} [${code}]`));
    if (answer.missing.some(({ year }) => year !== undefined)) lines.push(`  ${words.import}`);
  }
  lines.push(words.steps, ...answer.steps.map((step, index) => stepLine(step, index, language)));
  if (answer.notices.length > 0) lines.push(words.notices, ...answer.notices.map(({ text }) => `  ${text[language]}`));
  return `${lines.join("\n")}\n`;
}

function custodyWords(
  { inCustody, custody = [] }: RequestTexts,
  answer: Exclude<PeriodAnswer, { readonly kind: "refused" }>,
  language: Language,
): string {
  const words = language === "zh" ? WORDS_ZH : WORDS_EN;
  const held = custody.length === 0 ? inCustody : answer.kind === "deadline" && answer.custody;
  return held ? words.custody : words.free;
}

function stepLine({ code, text, basis }: Step, index: number, language: Language): string {
  const articles = basis.map((citation) => formatCitation(citation, language)).join(language === "zh" ? "、" : "; ");
  return `  ${index + 1}. [${code}] ${text[language]}${articles === "" ? "" : `  ${articles}`}`;
}

function titleOf({ id, period, workingDays }: RequestTexts, language: Language): string {
  if (id !== undefined) return namedLimits.find((candidate) => candidate.id === id)?.label[language] ?? id;
  return period ?? `${workingDays ?? ""} ${language === "zh" ? "个工作日" : "working days"}`;
}

function momentText(moment: Moment, language: Language): string {
  return isCivilDate(moment) ? dayText(moment)[language] : moment;
}

const WORDS_ZH = {
  from: "自",
  warning: "预警日　",
  expiry: "法定届满",
  due: "期满日期",
  unknown: "不能确定",
  custody: "在押，不因节假日延长",
  free: "未注明在押",
  missing: "尚缺",
  confidence: "可靠程度",
  import: "导入：--calendar 文件（xlsx 或者 csv，可多次）；空白表：jianheng calendar template 节假日.xlsx",
  steps: "步骤",
  notices: "提示",
} as const;

const WORDS_EN = {
  from: "from",
  warning: "warning     ",
  expiry: "legal expiry",
  due: "due date    ",
  unknown: "undetermined",
  custody: "in custody: no holiday extends it",
  free: "not said to be in custody",
  missing: "missing",
  confidence: "how certain ",
  import:
    "to import: --calendar FILE (xlsx or csv, repeatable); the empty table: jianheng calendar template holidays.xlsx",
  steps: "steps",
  notices: "notices",
} as const;

function list(sought: readonly string[], io: Streams, language: Language, json: boolean): number {
  const limits = namedLimits.filter((limit) => speaksOf(limit, sought));
  const duties = promptDuties.filter((duty) => speaksOf(duty, sought));
  if (json) {
    io.stdout.write(`${JSON.stringify([...limits, ...duties.map(dutyFields)])}\n`);
    return 0;
  }
  const cards = [
    ...limits.map((limit) => limitCard(limit, language)),
    ...duties.map((duty) => dutyCard(duty, language)),
  ];
  const count = language === "zh" ? `共${cards.length}项` : `${cards.length} in all`;
  io.stdout.write(`${[...cards, count].join("\n")}\n`);
  return 0;
}

// A duty without a number in the form of a limit, with no length.
function dutyFields({ trigger, ...duty }: PromptDuty): Record<string, unknown> {
  return { ...duty, trigger: { kind: "one", parts: [trigger] }, lengths: [], extensions: [], items: [] };
}

function showCard(id: string, io: Streams, language: Language, json: boolean): number {
  const limit = namedLimits.find((candidate) => candidate.id === id);
  const duty = promptDuties.find((candidate) => candidate.id === id);
  if (limit === undefined && duty === undefined) {
    const problem = { code: "limit.unknown", args: { id } };
    io.stderr.write(`ID: ${problemText(problem)[language]} [${problem.code}]\n${suggestion(id, language)}`);
    return 1;
  }
  if (json) io.stdout.write(`${JSON.stringify(limit ?? dutyFields(duty!))}\n`);
  else io.stdout.write(`${limit === undefined ? dutyCard(duty!, language) : limitCard(limit, language)}\n`);
  return 0;
}

function suggestion(id: string, language: Language): string {
  const found = similarIds(
    id,
    [...namedLimits, ...promptDuties].map((one) => one.id),
  );
  const list = { zh: "查找：jianheng limit --list 词", en: "search: jianheng limit --list WORD" }[language];
  const near = { zh: "相近的", en: "similar" }[language];
  return found.length === 0 ? `${list}\n` : `${near}: ${found.join(" ")}\n${list}\n`;
}

/** A duty to which the law gives no number: the day where it says which, otherwise a reminder. */
function answerDuty(
  duty: PromptDuty,
  texts: RequestTexts,
  io: Streams,
  { language, json }: Omit<Manner, "context">,
): number {
  const from = parseMoment(texts.from);
  if (!from.ok) {
    io.stderr.write(`--from: ${problemText(from.problem)[language]} [${from.problem.code}]\n`);
    return 1;
  }
  const { dueDate, text, basis } = computePromptDuty(duty, from.value);
  const step: Step = { code: "C13", from: from.value, text, basis };
  if (json) {
    const [due, fields] = [dueDate ?? null, { ...step, basis: basis.map(citationFields) }];
    const notices = dueDate === undefined ? { notices: [{ code: "limit.no_number", text }] } : {};
    const days = { dueDate: due, legalExpiry: due, warningDate: from.value.slice(0, 10) };
    io.stdout.write(`${JSON.stringify({ ...echo(texts), ...days, steps: [fields], ...notices })}\n`);
  } else io.stdout.write(`${stepLine(step, 0, language).trim()}\n`);
  return 0;
}
