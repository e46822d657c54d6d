import { describe, expect, it } from "vitest";
import { talkRegister } from "../../../../test/talk-register.ts";
import { readDefinition } from "../definition/index.ts";
import { foldRecord, type ActOfRecord } from "./fold.ts";

const { definition } = readDefinition(talkRegister).compiled!;

const done = (
  seq: number,
  act: string,
  [fromState, toState]: readonly [string, string],
  byPerson: string,
  given: Record<string, unknown> = {},
): ActOfRecord => ({ seq, act, fromState, toState, byPerson, forOffice: "990102", arguments: given });

const history = [
  done(1, "create", ["", "planned"], "p-1", {
    fields: { subject: "甲", partner: "p-2" },
    confidential: { words: "x" },
    onBehalfOf: "p-9",
  }),
  done(2, "comment", ["planned", "planned"], "p-3"),
  done(3, "talk", ["planned", "held"], "p-1"),
  done(4, "reply", ["held", "held"], "p-4", { fields: { answer: "接受", partner: null }, onBehalfOf: "p-2" }),
  done(5, "attach", ["held", "held"], "p-1", { file: { name: "乙.txt", sha256: "0", bytes: 1 } }),
];

describe("a record by its acts", () => {
  it("stands where the last act of the flow led, with the values written last", () => {
    expect(foldRecord(definition, history)).toEqual({
      state: "held",
      ended: false,
      version: 5,
      fields: { subject: "甲", answer: "接受" },
      doers: { create: "p-1", comment: "p-3", talk: "p-1", reply: "p-2", "reply by": "p-4", attach: "p-1" },
      authorId: "p-1",
      officeCode: "990102",
      problems: [],
    });
  });

  it("has ended when its state is an end", () => {
    const closed = foldRecord(definition, [...history, done(6, "close", ["held", "closed"], "p-5")]);
    expect(closed).toMatchObject({ state: "closed", ended: true, version: 6, problems: [] });
  });

  it.each([
    ["an act is missing", history.toSpliced(1, 1), ["第 2 步缺失", "第 3 步缺失", "第 4 步缺失"]],
    [
      "an act stands where the flow has no place for it",
      [...history, done(6, "talk", ["held", "held"], "p-1")],
      ["第 6 步“talk”不能在“held”办理"],
    ],
    [
      "an act says that it led elsewhere",
      history.with(2, done(3, "talk", ["planned", "closed"], "p-1")),
      ["第 3 步“talk”应由“planned”至“held”，所记为“planned”至“closed”"],
    ],
    [
      "it begins twice",
      [history[0]!, done(2, "create", ["planned", "planned"], "p-1")],
      ["第 2 步“create”不能在“planned”办理"],
    ],
    ["it does not begin", [done(1, "comment", ["", ""], "p-1")], ["第 1 步“comment”不能在“”办理"]],
  ])("is not whole when %s", (_name, acts, problems) => {
    expect(foldRecord(definition, acts).problems).toEqual(problems);
  });
});
