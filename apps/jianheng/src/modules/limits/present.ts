import type { LimitArticle, LimitExtensionEntry, NamedLimitEntry, PromptDutyEntry } from "@jianheng/contract";
import {
  type Citation,
  conditions,
  type ExtensionRule,
  formatPeriod,
  laws,
  type LimitLength,
  type NamedLimit,
  namedLimits,
  paceWords,
  type PromptDuty,
  statuteText,
} from "@jianheng/law";
import { extensionKey, lengthKey, type OfficeLaw, type SettingStamp } from "../law-settings/index.ts";
import { findSection, otherSection } from "./sections.ts";
import { dutyHolderWords, holidayWords, setTagWords, tagWords, unsureWords } from "./words.ts";

type LengthEntry = NamedLimitEntry["lengths"][number];
/** Who set what holds under a name, if anybody did. */
export type StampOf = (kind: "limitLength", key: string) => SettingStamp | null;

/** An article with the words relied on and its text, where they are on file. */
export function presentArticle(citation: Citation): LimitArticle {
  const instrument = laws[citation.law].name.zh;
  const article = citation.article ?? "";
  return {
    instrument,
    article,
    ...(citation.paragraph === undefined ? {} : { paragraph: citation.paragraph }),
    words: citation.words ?? null,
    text: (article === "" ? undefined : statuteText(instrument, article)) ?? null,
  };
}

/** A limit as the table shows it, with what the office has set. */
export function presentLimit(limit: NamedLimit, law: OfficeLaw, stampOf: StampOf): NamedLimitEntry {
  const inHours = limit.lengths.some(({ period }) => period.hours !== undefined);
  const circumstances = [...new Set(limit.lengths.flatMap(({ when }) => when))];
  const nested = limit.nestedIn;
  const outer = law.limits.find(({ id }) => id === nested?.limit);
  return {
    id: limit.id,
    section: findSection(limit.id) ?? otherSection,
    label: limit.label,
    trigger: {
      kind: limit.trigger.kind,
      parts: limit.trigger.parts.map((part) => ({ ...part, unit: inHours ? ("time" as const) : ("day" as const) })),
    },
    dutyHolder: { id: limit.dutyHolder, label: dutyHolderWords[limit.dutyHolder] },
    bound: limit.bound,
    lengths: limit.lengths.map((length) => presentLength(limit, length, stampOf)),
    extensions: limit.extensions.map((rule, index) => presentExtension(limit, rule, index, stampOf)),
    maxTimes:
      limit.maxTimes === undefined
        ? null
        : { count: limit.maxTimes.count, basis: limit.maxTimes.basis.map(presentArticle) },
    nestedIn:
      nested === undefined || outer === undefined
        ? null
        : {
            limit: nested.limit,
            label: outer.label,
            fact: nested.fact,
            factLabel: outer.trigger.parts.find(({ fact }) => fact === nested.fact)?.label ?? outer.label,
          },
    note: limit.note ?? null,
    unsure:
      limit.unsure === undefined
        ? null
        : { tag: limit.unsure.tag, tagLabel: unsureWords[limit.unsure.tag], about: limit.unsure.about },
    asksCustody:
      circumstances.includes("in-custody") || limit.lengths.some(({ holiday }) => asks(holiday ?? limit.holiday)),
    circumstances: circumstances.filter((id) => id !== "in-custody").map((id) => ({ id, label: conditions[id].label })),
  };
}

const asks = (holiday: NamedLimit["holiday"]) => holiday === "per-suspect";

export function presentLength(limit: NamedLimit, length: LimitLength, stampOf: StampOf): LengthEntry {
  const key = lengthKey(limit.id, length.when);
  const original = namedLimits
    .find(({ id }) => id === limit.id)
    ?.lengths.find(
      ({ when, effectiveFrom }) => lengthKey(limit.id, when) === key && effectiveFrom === length.effectiveFrom,
    );
  const stamp = original?.verified === true ? null : stampOf("limitLength", key);
  const holiday = length.holiday ?? limit.holiday;
  return {
    key,
    when: length.when.map((id) => ({ id, label: conditions[id].label })),
    period: length.period,
    periodText: formatPeriod(length.period),
    holiday: { id: holiday, label: holidayWords[holiday] },
    basis: length.basis.map(presentArticle),
    effectiveFrom: length.effectiveFrom,
    effectiveTo: length.effectiveTo ?? null,
    tag: length.tag,
    tagLabel: stamp === null ? tagWords[length.tag] : setTagWords[length.verified ? "verified" : "unverified"],
    verified: length.verified,
    settable: original?.verified === false,
    set: stamp === null ? null : { ...stamp, verified: length.verified },
    defaultText: formatPeriod(original?.period ?? length.period),
  };
}

function presentExtension(
  limit: NamedLimit,
  rule: ExtensionRule,
  index: number,
  stampOf: StampOf,
): LimitExtensionEntry {
  const key = extensionKey(limit.id, index);
  const original = namedLimits.find(({ id }) => id === limit.id)?.extensions[index];
  const stamp = original?.verified === true ? null : stampOf("limitLength", key);
  return {
    key,
    label: rule.label,
    most: rule.most,
    mostText: mostText(rule),
    approvedBy: rule.approvedBy,
    basis: rule.basis.map(presentArticle),
    tag: rule.tag,
    tagLabel: stamp === null ? tagWords[rule.tag] : setTagWords[rule.verified ? "verified" : "unverified"],
    verified: rule.verified,
    settable: original?.verified === false,
    set: stamp === null ? null : { ...stamp, verified: rule.verified },
    defaultText: mostText(original ?? rule),
  };
}

/** Null where the decision says how long. */
function mostText({ most }: ExtensionRule): LimitExtensionEntry["mostText"] {
  return most === null ? null : formatPeriod(most);
}

/** A duty without a number, as the table shows it below the limits. */
export function presentPromptDuty({ id, label, trigger, dutyHolder, pace, basis }: PromptDuty): PromptDutyEntry {
  return {
    id,
    label,
    start: trigger.label,
    dutyHolder: { id: dutyHolder, label: dutyHolderWords[dutyHolder] },
    pace: { id: pace, label: paceWords[pace] },
    dayKnown: pace === "same-day" || pace === "same-time",
    basis: basis.map(presentArticle),
  };
}
