import { describe, expect, test } from "vitest";
import { parseSearch, stringifySearch } from "../../lib/search-params.ts";
import {
  bareLimit,
  emptyClock,
  emptyForm,
  readSearch,
  requestOf,
  writeSearch,
  type ComputeForm,
} from "./clock-form.ts";

const full: ComputeForm = {
  limit: "prosecution-review",
  length: { amount: "", unit: "days" },
  backward: false,
  holiday: "per-suspect",
  lawOn: "2025-03-01",
  suspects: [
    {
      name: "虚构甲;=,%",
      triggers: { caseReceived: "2025-01-03" },
      custody: "changed",
      stretches: [
        { from: "2025-01-01", to: "2025-01-20" },
        { from: "2025-02-01", to: "" },
      ],
      circumstances: ["complex"],
      extensions: [
        {
          length: { amount: "15", unit: "days" },
          decidedOn: "2025-02-01",
          document: "甲检延〔2025〕1号",
          expiresOn: "",
        },
        { length: null, decidedOn: "", document: "", expiresOn: "2025-09-01" },
        { length: { amount: "", unit: "days" }, decidedOn: "", document: "", expiresOn: "" },
      ],
      exclusions: [
        { from: "2025-03-10", to: "2025-03-24", ground: "psychiatric-appraisal" },
        { from: "", to: "", ground: "" },
      ],
      restarts: [
        { kind: "restart", on: "2025-03-12", ground: "supplementary-investigation" },
        { kind: "recount", on: "", ground: "" },
      ],
    },
    emptyClock,
  ],
};

describe("the address of a count", () => {
  test("says all that was filled in, through the address bar and back", () => {
    const address = stringifySearch({ ...writeSearch(full) });
    const read = parseSearch(address);
    const who = read["who"];
    expect(
      readSearch({
        limit: String(read["limit"]),
        law: String(read["law"]),
        who: Array.isArray(who) ? who : [String(who)],
      }),
    ).toEqual(full);
  });

  test("can be read by people", () => {
    expect(writeSearch(full).who?.[0]).toBe(
      "name=虚构甲%3B%3D%2C%25;caseReceived=2025-01-03;custody=changed;held=2025-01-01,2025-01-20;held=2025-02-01;" +
        "when=complex;extend=15d,2025-02-01,甲检延〔2025〕1号;extend=open,,,2025-09-01;extend=;" +
        "exclude=2025-03-10,2025-03-24,psychiatric-appraisal;exclude=;" +
        "restart=2025-03-12,supplementary-investigation;recount=",
    );
  });

  test("is empty for an empty form, and an empty address is an empty form", () => {
    expect(writeSearch(emptyForm)).toEqual({});
    expect(readSearch({})).toEqual(emptyForm);
  });

  test("of a bare period carries its length, its direction and its holiday rule", () => {
    const bare: ComputeForm = {
      ...emptyForm,
      limit: bareLimit,
      length: { amount: "7", unit: "workingDays" },
      backward: true,
      holiday: "rolls",
    };
    expect(writeSearch(bare)).toEqual({ limit: bareLimit, length: "-7wd", holiday: "rolls" });
    expect(readSearch(writeSearch(bare))).toEqual(bare);
    expect(requestOf(bare, undefined)).toMatchObject({
      limit: null,
      period: { workingDays: 7, direction: "backward" },
    });
  });

  test("that somebody spoilt is read as far as it goes", () => {
    expect(readSearch({ length: "lots", holiday: "never", who: ["", "=x;custody=maybe;extend=9q", ";"] })).toEqual({
      ...emptyForm,
      suspects: [
        emptyClock,
        {
          ...emptyClock,
          extensions: [{ length: { amount: "", unit: "days" }, decidedOn: "", document: "", expiresOn: "" }],
        },
        emptyClock,
      ],
    });
  });
});

describe("the request", () => {
  test("leaves out rows that say nothing yet, and facts that the limit does not ask for", () => {
    const limit = { trigger: { parts: [{ fact: "caseReceived" }] }, nestedIn: null } as never;
    const form = {
      ...full,
      suspects: [{ ...full.suspects[0]!, triggers: { caseReceived: "2025-01-03", other: "2025-01-01" } }],
    };
    expect(requestOf(form, limit)?.suspects[0]).toEqual({
      name: "虚构甲;=,%",
      triggers: { caseReceived: "2025-01-03" },
      custody: [{ from: "2025-01-01", to: "2025-01-20" }, { from: "2025-02-01" }],
      circumstances: ["complex"],
      extensions: [
        { period: { days: 15 }, decidedOn: "2025-02-01", document: "甲检延〔2025〕1号" },
        { period: null, expiresOn: "2025-09-01" },
      ],
      events: [
        { kind: "exclude", from: "2025-03-10", to: "2025-03-24", ground: "psychiatric-appraisal" },
        { kind: "restart", on: "2025-03-12", ground: "supplementary-investigation" },
      ],
    });
  });

  test("is none before a limit is chosen", () => {
    expect(requestOf(emptyForm, undefined)).toBeNull();
  });
});
