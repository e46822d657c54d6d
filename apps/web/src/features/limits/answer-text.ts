// The answer as lines of text: for a document, a message, and the head of the printed sheet. Pure.
import type { LimitAnswer, LimitComputation, NamedLimitEntry } from "@jianheng/contract";
import type { Speaker } from "../../lib/speaker.ts";
import { deadlineWords } from "../../words/deadline.ts";
import { commonWords } from "../../words/format.ts";
import { computeWords, limitsWords, unitWords } from "../../words/limits.ts";
import { bareLimit, factsOf, type ClockForm, type ComputeForm, type LengthForm } from "./clock-form.ts";
import type { LimitTable } from "./queries.ts";

interface Given {
  readonly computed: LimitComputation;
  readonly form: ComputeForm;
  readonly limit: NamedLimitEntry | undefined;
  readonly table: LimitTable;
}

export function nameOfSuspect(name: string, index: number, { say }: Speaker): string {
  return name === "" ? say(computeWords.suspect, { number: index + 1 }) : name;
}

/** The whole answer to paste: limit, what was given, the days, each step with its articles, what to look at. */
export function answerText(given: Given, words: Speaker): string {
  const { computed } = given;
  const { say, day } = words;
  const lines = [
    say(computed.label),
    say(computeWords.sheetHead, { office: computed.office.name, day: day(computed.today) }),
    ...givenLines(given, words),
  ];
  if (computed.wholeCase !== null)
    lines.push("", `${say(computeWords.dueWholeCase)} ${dueOf(computed.wholeCase, words)}`);
  for (const [index, { name, answer }] of computed.suspects.entries()) {
    if (computed.suspects.length > 1) lines.push("", nameOfSuspect(name, index, words));
    lines.push(...answerLines(answer, words));
  }
  return `${lines.join("\n")}\n`;
}

function dueOf(answer: LimitAnswer, { say, day }: Speaker): string {
  return answer.dueDate === null ? say(computeWords.undetermined) : day(answer.dueDate);
}

function answerLines(answer: LimitAnswer, words: Speaker): string[] {
  const { say, day, citation } = words;
  const labelled = (label: string, moment: string | null) => (moment === null ? [] : [`${label} ${day(moment)}`]);
  return [
    `${say(computeWords.due)} ${dueOf(answer, words)}`,
    ...labelled(say(computeWords.legalExpiry), answer.legalExpiry),
    ...labelled(say(computeWords.warning), answer.warningDate),
    ...answer.missing.map(({ text }) => `${say(computeWords.needed)} ${say(text)}`),
    ...answer.notices.map(({ text }) => `${say(deadlineWords.checkFirst)} ${say(text)}`),
    ...answer.steps.map((step, index) => {
      const articles = step.basis.map(citation).join(say(commonWords.listComma));
      return `${index + 1}. ${say(step.text)}${articles === "" ? "" : ` ${articles}`}`;
    }),
  ];
}

/** What was filled in, a line each. */
export function givenLines({ form, limit, table }: Given, words: Speaker): string[] {
  const { say, day } = words;
  const closed = (label: string, value: string) => say(computeWords.closed, { label, value });
  const bare = form.limit === bareLimit && form.length.amount !== "";
  return [
    ...(bare ? [closed(say(computeWords.length), lengthText(form.length, words))] : []),
    ...form.suspects.flatMap((clock, index) => {
      const lines = clockLines(clock, limit, table, words);
      return form.suspects.length === 1
        ? lines
        : [closed(nameOfSuspect(clock.name, index, words), lines.join(words.language === "zh" ? "；" : "; "))];
    }),
    ...(form.lawOn === "" ? [] : [closed(say(computeWords.lawOn), day(form.lawOn))]),
  ];
}

function clockLines(clock: ClockForm, limit: NamedLimitEntry | undefined, table: LimitTable, words: Speaker): string[] {
  const { say, day } = words;
  const closed = (label: string, value: string) => say(computeWords.closed, { label, value });
  const span = (from: string, to: string) =>
    to === ""
      ? say(computeWords.notEnded, { from: day(from) })
      : say(computeWords.until, { from: day(from), to: day(to) });
  const labelOf = (fact: string) => {
    const part = limit?.trigger.parts.find((one) => one.fact === fact);
    if (part !== undefined) return say(part.label);
    return limit?.nestedIn === null || limit === undefined ? say(computeWords.from) : say(limit.nestedIn.factLabel);
  };
  const circumstances = clock.circumstances.flatMap((id) => {
    const known = limit?.circumstances.find((one) => one.id === id);
    return known === undefined ? [] : [say(known.label)];
  });
  return [
    ...factsOf(limit).flatMap((fact) => {
      const at = clock.triggers[fact] ?? "";
      return at === "" ? [] : [closed(labelOf(fact), day(at))];
    }),
    ...(clock.custody === "yes" || clock.custody === "no"
      ? [closed(say(computeWords.custody), say(computeWords[clock.custody]))]
      : []),
    ...(clock.custody === "changed"
      ? clock.stretches
          .filter(({ from }) => from !== "")
          .map(({ from, to }) => closed(say(computeWords.yes), span(from, to)))
      : []),
    ...(circumstances.length === 0
      ? []
      : [closed(say(computeWords.circumstances), circumstances.join(say(commonWords.listComma)))]),
    ...clock.extensions.map((one, index) =>
      closed(
        say(computeWords.extension, { number: index + 1 }),
        [
          one.length === null ? say(computeWords.openLength) : lengthText(one.length, words),
          one.decidedOn === "" ? "" : closed(say(computeWords.decidedOn), day(one.decidedOn)),
          one.document,
          one.expiresOn === "" ? "" : closed(say(computeWords.expiresOn), day(one.expiresOn)),
        ]
          .filter((part) => part !== "")
          .join(say(commonWords.listComma)),
      ),
    ),
    ...clock.exclusions
      .filter(({ from }) => from !== "")
      .map(({ from, to, ground }) =>
        closed(groundText(ground, table, words) || say(computeWords.exclusions), span(from, to)),
      ),
    ...clock.restarts
      .filter(({ on }) => on !== "")
      .map(({ on, ground }) => closed(groundText(ground, table, words) || say(computeWords.restarts), day(on))),
  ];
}

function groundText(ground: string, { exclusions, restarts }: LimitTable, { say }: Speaker): string {
  const known = [...exclusions, ...restarts].find(({ id }) => id === ground);
  return known === undefined ? ground : say(known.label);
}

function lengthText({ amount, unit }: LengthForm, { say }: Speaker): string {
  return amount === ""
    ? say(limitsWords.general)
    : `${amount}${unitWords[unit].zh === say(unitWords[unit]) ? "" : " "}${say(unitWords[unit])}`;
}
