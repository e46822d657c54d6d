import type { LimitArticle, NamedLimitEntry } from "@jianheng/contract";
import {
  type Citation,
  conditions,
  formatPeriod,
  laws,
  type LimitLength,
  type NamedLimit,
  namedLimits,
  statuteText,
} from "@jianheng/law";
import { lengthKey, type OfficeLaw, type SettingStamp } from "../law-settings/index.ts";
import { findSection, otherSection } from "./sections.ts";
import { dutyHolderWords, holidayWords, setTagWords, tagWords } from "./words.ts";

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
    extensions: limit.extensions.map(({ label, most, approvedBy, basis }) => ({
      label,
      most,
      mostText: most === null ? null : formatPeriod(most),
      approvedBy,
      basis: basis.map(presentArticle),
    })),
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
