import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import {
  addDays,
  addHours,
  civilDate,
  civilDateTime,
  type ConditionId,
  computeLimit,
  defaultCountingSettings,
  isCivilDate,
  type Moment,
  namedLimits,
  nationalCalendar,
  timelinessOf,
} from "../index.ts";

// test/handwritten/named-limits.py works the days out from the fact sheet and shares nothing with the program.
const file = join(resolve(import.meta.dirname, "../../../.."), "test/handwritten/named-limits.jsonl");

interface Line {
  readonly limit: string;
  readonly when: readonly ConditionId[];
  readonly custody: boolean;
  readonly from: string;
  readonly legalExpiry: string;
  readonly dueDate: string;
}

const lines = readFileSync(file, "utf8")
  .trim()
  .split("\n")
  .map((line) => JSON.parse(line) as Line);
const context = { calendar: nationalCalendar, settings: defaultCountingSettings, limits: namedLimits };
const lawOn = civilDate("2025-07-01");
const at = (text: string): Moment => (text.includes("T") ? civilDateTime(text) : civilDate(text));

function answerTo({ limit: id, when, custody, from }: Line) {
  const limit = namedLimits.find((candidate) => candidate.id === id);
  if (limit === undefined) throw new Error(`no limit ${id}`);
  const triggers = Object.fromEntries(limit.trigger.parts.map(({ fact }) => [fact, at(from)]));
  const circumstances = when.filter((condition) => condition !== "in-custody");
  const answer = computeLimit(id, { triggers, custody, circumstances, lawOn }, context);
  if (answer.kind !== "deadline") throw new Error(`${id}: ${JSON.stringify(answer)}`);
  return { limit, answer };
}

describe("every named limit, worked out by hand", () => {
  it("and every length of it, for an ordinary start and one that ends in the Spring Festival", () => {
    const asked = new Set(lines.map(({ limit, when }) => `${limit} ${when.toSorted().join("+")}`));
    const carried = namedLimits.flatMap(({ id, lengths }) =>
      lengths.map(({ when }) => `${id} ${when.toSorted().join("+")}`),
    );
    expect([...asked].toSorted()).toEqual([...new Set(carried)].toSorted());
  });

  it("ends on the day worked out", () => {
    const wrong = lines.flatMap((line) => {
      const { legalExpiry, dueDate } = answerTo(line).answer;
      return legalExpiry === line.legalExpiry && dueDate === line.dueDate ? [] : [{ line, legalExpiry, dueDate }];
    });
    expect(wrong).toEqual([]);
  });

  it("is in time on that day and the day before it, and not on the day after; an earliest day the other way round", () => {
    const wrong = lines.flatMap((line) => {
      const { limit, answer } = answerTo(line);
      const due = at(line.dueDate);
      const [before, after] = isCivilDate(due)
        ? [addDays(due, -1), addDays(due, 1)]
        : [addHours(due, -1), addHours(due, 1)];
      const said = [before, due, after].map((on) => timelinessOf(limit, answer, on));
      const wanted = limit.bound === "latest" ? ["in-time", "in-time", "late"] : ["too-early", "in-time", "in-time"];
      return said.join() === wanted.join() ? [] : [{ line, said }];
    });
    expect(wrong).toEqual([]);
  });
});
