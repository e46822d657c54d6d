import type { RegisterField } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { fieldsOfForm, filledValues, missingFields, valuesToSend } from "./draft.ts";

const label = { zh: "某项", en: "item" };
const fields: readonly RegisterField[] = [
  { id: "name", label, type: "text" },
  { id: "amount", label, type: "money" },
  { id: "count", label, type: "integer" },
  { id: "heldOn", label, type: "date" },
  { id: "followed", label, type: "yesNo" },
  { id: "handler", label, type: "person" },
  {
    id: "officers",
    label,
    type: "rows",
    columns: [
      { id: "who", label, type: "text" },
      { id: "age", label, type: "integer" },
    ],
  },
  { id: "officerCount", label, type: "integer", derived: "count(某项)" },
];

describe("what is sent", () => {
  test("is what was typed, as the contract wants it", () => {
    expect(
      valuesToSend(fields.slice(0, 7), {
        name: "  检察听证室 ",
        amount: "1,200.5",
        count: "3",
        heldOn: "2026-07-10",
        followed: false,
        handler: "p1",
        officers: [{ who: "虚构甲", age: "40" }, { who: " " }, {}],
      }),
    ).toEqual({
      name: "检察听证室",
      amount: "1200.5",
      count: 3,
      heldOn: "2026-07-10",
      followed: false,
      handler: "p1",
      officers: [{ who: "虚构甲", age: 40 }],
    });
  });

  test("what cannot be read goes as it is, for the server to say so", () => {
    expect(valuesToSend(fields.slice(1, 3), { amount: "约三千", count: "三" })).toEqual({
      amount: "约三千",
      count: "三",
    });
  });

  test("emptied fields are sent as nothing for one record, and not at all for many", () => {
    const draft = { name: " ", followed: true, officers: [{}] };
    expect(valuesToSend(fields.slice(0, 1), draft)).toEqual({ name: null });
    expect(filledValues(fields, draft)).toEqual({ followed: true });
  });
});

describe("the form of an act", () => {
  test("has its fields in the act's order, computed ones left out", () => {
    expect(fieldsOfForm(fields, ["heldOn", "officerCount", "name"]).map(({ id }) => id)).toEqual(["heldOn", "name"]);
    expect(fieldsOfForm(fields, undefined)).toEqual([]);
  });

  test("names what is missing; a no is an answer", () => {
    const needs = ["name", "followed", "officers"];
    expect(missingFields(fields, needs, { name: " ", followed: false, officers: [{ who: "" }] })).toEqual([
      "name",
      "officers",
    ]);
  });
});
