import {
  type BilingualText,
  type Citation,
  conditions,
  type Confidence,
  confidenceWords,
  type DutyHolder,
  type ExtensionRule,
  formatCitation,
  formatPeriod,
  type LimitLength,
  type NamedLimit,
  paceWords,
  type PromptDuty,
} from "@jianheng/law";

type Language = keyof BilingualText;

const WORDS = {
  zh: {
    holder: "义务人",
    start: "起算",
    laterOf: "以较晚者为准",
    either: "两说，先者预警、后者认定",
    on: "给出日期",
    holiday: "节假日",
    earliest: "不得早于届满日",
    length: "长度",
    extension: "延长",
    noMost: "长度不定，须有载明的届满日",
    by: "批准",
    again: "可再次",
    direct: "可直接适用",
    total: "合计不超过",
    times: "最多",
    timesUnit: "次",
    nested: "不得超过",
    related: "另见",
    note: "说明",
    unsure: "未核实",
    since: "起施行",
    until: "止",
    set: "由本单位设置",
    comma: "，",
    list: "、",
  },
  en: {
    holder: "whose duty",
    start: "starts on",
    laterOf: "the later counts",
    either: "two opinions: the earlier warns, the later decides",
    on: "give the date as",
    holiday: "holidays",
    earliest: "not before its end",
    length: "length",
    extension: "extension",
    noMost: "no fixed length; needs a printed expiry",
    by: "approved by",
    again: "may repeat",
    direct: "may come at once",
    total: "in all at most",
    times: "at most",
    timesUnit: "times",
    nested: "not beyond",
    related: "see also",
    note: "note",
    unsure: "not verified",
    since: "in force from",
    until: "to",
    set: "set by the office",
    comma: ", ",
    list: "; ",
  },
} as const satisfies Record<Language, Record<string, string>>;

const HOLDERS: Readonly<Record<DutyHolder, BilingualText>> = {
  "own-office": { zh: "本院", en: "own office" },
  "higher-procuratorate": { zh: "上一级检察院", en: "higher procuratorate" },
  police: { zh: "公安机关", en: "police" },
  "supervisory-commission": { zh: "监察机关", en: "supervisory commission" },
  court: { zh: "人民法院", en: "court" },
  "detention-centre": { zh: "看守所", en: "detention centre" },
  prison: { zh: "监狱", en: "prison" },
  "administrative-organ": { zh: "行政机关", en: "administrative organ" },
  party: { zh: "当事人", en: "party" },
  "other-unit": { zh: "其他单位", en: "other unit" },
};

const HOLIDAYS: Readonly<Record<NamedLimit["holiday"], BilingualText>> = {
  rolls: { zh: "最后一日为节假日的顺延", en: "a holiday moves the last day" },
  custody: { zh: "在押期间，不因节假日顺延", en: "custody: no holiday moves it" },
  "per-suspect": { zh: "届满日在押的不顺延，不在押的顺延", en: "by the state of the person on the last day" },
  measure: { zh: "顺延，自未顺延之日起预警（U4）", en: "moves, with a warning on the un-moved day (U4)" },
  stays: { zh: "不因节假日移动", en: "no holiday moves it" },
};

/** A limit in full: what starts it, its lengths with their circumstances, extensions with who approves, articles. */
export function limitCard(limit: NamedLimit, language: Language): string {
  const words = WORDS[language];
  const { trigger, lengths, extensions, maxTimes, nestedIn, note, unsure, related } = limit;
  const way = { one: "", "later-of": words.laterOf, alternatives: words.either }[trigger.kind];
  const starts = trigger.parts.map(({ fact, label }) => `${label[language]} [--on ${fact}=]`).join(" / ");
  const rows: (readonly [label: string, text: string])[] = [
    [words.holder, HOLDERS[limit.dutyHolder][language]],
    [words.start, way === "" ? starts : `${starts}${words.comma}${way}`],
    [words.holiday, holidayText(limit, language)],
    ...(limit.bound === "earliest" ? [["", words.earliest] as const] : []),
    ...lengths.map((length) => [words.length, lengthText(length, language)] as const),
    ...extensions.map((rule) => [words.extension, extensionText(rule, language)] as const),
    ...(maxTimes === undefined
      ? []
      : [["", `${words.times} ${maxTimes.count} ${words.timesUnit}  ${citations(maxTimes.basis, language)}`] as const]),
    ...(nestedIn === undefined ? [] : [["", `${words.nested} ${nestedIn.limit} [--on ${nestedIn.fact}=]`] as const]),
    ...(unsure === undefined
      ? []
      : [[words.unsure, `${unsure.about[language]} ${tagText(unsure.tag, language)}`] as const]),
    ...(note === undefined ? [] : [[words.note, note[language]] as const]),
    ...(related.length === 0 ? [] : [[words.related, citations(related, language)] as const]),
  ];
  return card(`${limit.id}  ${limit.label[language]}`, rows);
}

/** A duty without a number. */
export function dutyCard({ id, label, trigger, dutyHolder, pace, basis }: PromptDuty, language: Language): string {
  const words = WORDS[language];
  return card(`${id}  ${label[language]}`, [
    [words.holder, HOLDERS[dutyHolder][language]],
    [words.start, `${trigger.label[language]} [--on ${trigger.fact}=]`],
    [words.length, `${paceWords[pace][language]}  ${citations(basis, language)}`],
  ]);
}

/** Whether a limit or duty speaks of every one of these words: id, label, article, item of the monitoring list. */
export function speaksOf(one: NamedLimit | PromptDuty, sought: readonly string[]): boolean {
  const basis =
    "pace" in one
      ? one.basis
      : [...one.lengths, ...one.extensions, { basis: one.related }].flatMap(({ basis: b }) => b);
  const articles = basis.flatMap((citation) => [
    formatCitation(citation, "zh"),
    formatCitation(citation, "en"),
    `${citation.law} ${citation.article ?? ""}`,
  ]);
  const texts = [one.id, one.label.zh, one.label.en, ...("items" in one ? one.items : []), ...articles];
  const searched = texts.map((text) => text.toLowerCase());
  return sought.every((word) => searched.some((text) => text.includes(word.toLowerCase())));
}

/** Up to five ids that look like one that does not exist. */
export function similarIds(id: string, ids: readonly string[]): readonly string[] {
  const parts = id
    .toLowerCase()
    .split(/[-_\s]+/u)
    .filter((part) => part.length > 2);
  const score = (candidate: string) => parts.filter((part) => candidate.includes(part)).length;
  return ids
    .filter((candidate) => score(candidate) > 0)
    .toSorted((a, b) => score(b) - score(a) || a.length - b.length)
    .slice(0, 5);
}

// Periods of hours never roll, whatever rule the limit has (CPL art. 105 speaks of the last day).
function holidayText({ lengths, holiday }: NamedLimit, language: Language): string {
  const hours = lengths.every(({ period }) => period.hours !== undefined);
  const byHours = { zh: "以时计算，不因节假日顺延", en: "counted in hours: no holiday moves it" };
  if (hours) return byHours[language];
  const backward = lengths.every(({ period }) => period.direction === "backward");
  const early = {
    zh: "倒算，届日为节假日的提前至此前最后一个工作日",
    en: "counted backward: a rest day gives way to the working day before",
  };
  return backward && holiday !== "stays" ? early[language] : HOLIDAYS[holiday][language];
}

function lengthText(length: LimitLength, language: Language): string {
  const words = WORDS[language];
  const when = length.when.map((condition) => `${conditions[condition].label[language]} [--when ${condition}]`);
  // Custody has a switch of its own.
  const circumstances = when.join(words.comma).replace("--when in-custody", "--in-custody");
  const holiday = length.holiday === undefined ? "" : `${words.comma}${HOLIDAYS[length.holiday][language]}`;
  const dates =
    language === "zh"
      ? `${length.effectiveFrom}${words.since}${length.effectiveTo === undefined ? "" : `，至${length.effectiveTo}${words.until}`}`
      : `${words.since} ${length.effectiveFrom}${length.effectiveTo === undefined ? "" : ` ${words.until} ${length.effectiveTo}`}`;
  return [
    `${formatPeriod(length.period)[language]}${circumstances === "" ? "" : ` (${circumstances})`}${holiday}`,
    citations(length.basis, language),
    dates,
    tagText(length.tag, language, length.setByOffice),
  ]
    .filter((part) => part !== "")
    .join("  ");
}

function extensionText(rule: ExtensionRule, language: Language): string {
  const words = WORDS[language];
  const { label, most, approvedBy, when, total, repeats, direct, basis, tag, setByOffice } = rule;
  const facts = [
    most === null ? words.noMost : `≤ ${formatPeriod(most)[language]}`,
    ...when.map((condition) => conditions[condition].label[language]),
    ...(total === undefined ? [] : [`${words.total} ${formatPeriod(total)[language]}`]),
    ...(repeats === true ? [words.again] : []),
    ...(direct === true ? [words.direct] : []),
    `${words.by} ${approvedBy[language]}`,
  ].join(words.comma);
  return [label[language], facts, citations(basis, language), tagText(tag, language, setByOffice)].join("  ");
}

function tagText(tag: Confidence, language: Language, setByOffice?: true): string {
  const own = setByOffice === true ? `${WORDS[language].comma}${WORDS[language].set}` : "";
  return `[${tag} ${confidenceWords[tag][language]}${own}]`;
}

function citations(basis: readonly Citation[], language: Language): string {
  return basis.map((citation) => formatCitation(citation, language)).join(WORDS[language].list);
}

function card(title: string, rows: readonly (readonly [label: string, text: string])[]): string {
  let last = "";
  const lines = rows.map(([label, text]) => {
    const shown = label === last ? "" : label;
    if (label !== "") last = label;
    return `    ${shown === "" ? "" : `${shown}: `}${text}`;
  });
  return [title, ...lines].join("\n");
}
