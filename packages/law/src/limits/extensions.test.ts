import { describe, expect, it } from "vitest";
import { civilDate, defaultCountingSettings, nationalCalendar, parseExtension } from "../index.ts";
import { computeLimit, type LimitFacts } from "./compute-limit.ts";
import { namedLimits } from "./index.ts";

const context = { calendar: nationalCalendar, settings: defaultCountingSettings, limits: namedLimits };

function ends(id: string, fact: string, from: string, extend: readonly string[], more: Partial<LimitFacts> = {}) {
  const extensions = extend.map((text) => {
    const read = parseExtension(text);
    if (!read.ok) throw new Error(read.problem.code);
    return read.value;
  });
  const facts = { triggers: { [fact]: civilDate(from) }, custody: false, extensions, ...more };
  const answer = computeLimit(id, facts, context);
  if (answer.kind !== "deadline") throw new Error(JSON.stringify(answer));
  return [answer.dueDate, ...answer.notices.map(({ code }) => code)];
}

describe("detention before the request for arrest (CPL art. 91, GA art. 129)", () => {
  it.each([
    ["three days", [], [], ["2025-06-06"]],
    ["and four with a decision", ["P4D@2025-06-05:甲公延〔2025〕1号"], [], ["2025-06-10"]],
    ["and one", ["P1D@2025-06-05:甲"], [], ["2025-06-07"]],
    ["thirty at once for roaming crime", ["P27D@2025-06-05:甲"], [], ["2025-07-03"]],
    ["four, then to thirty", ["P4D@2025-06-05:甲", "P23D@2025-06-09:乙"], [], ["2025-07-03"]],
    ["no day beyond thirty", ["P4D@2025-06-05:甲", "P24D@2025-06-09:乙"], [], ["2025-06-10", "extension.too_long"]],
    ["five are too many for either but the gang", ["P5D@2025-06-05:甲"], [], ["2025-06-11"]],
    [
      "a length that holds the four already",
      ["P4D@2025-06-05:甲"],
      ["special"],
      ["2025-06-10", "extension.already_included"],
    ],
    [
      "a length that holds the thirty already",
      ["P27D@2025-06-05:甲"],
      ["roaming-or-gang"],
      ["2025-07-03", "extension.already_included"],
    ],
    [
      "no third",
      ["P4D@2025-06-05:甲", "P20D@2025-06-09:乙", "P1D@2025-06-29:丙"],
      [],
      ["2025-06-30", "extension.not_allowed"],
    ],
  ] as const)("%s", (_name, extend, circumstances, expected) => {
    expect(ends("police-detention", "detentionExecuted", "2025-06-03", extend, { circumstances })).toEqual([
      ...expected,
    ]);
  });
});

const trial = (...extend: string[]) => ends("first-instance", "courtAccepted", "2025-03-03", extend, { custody: true });

describe("a decision that only prints its expiry", () => {
  it.each([
    ["within what the law allows", "@2025-02-01:甲=2025-02-10", ["2025-02-10"]],
    // One month from 3 January, and fifteen days.
    ["to the last day the law allows", "@2025-02-01:甲=2025-02-18", ["2025-02-18"]],
    ["beyond it", "@2025-02-01:甲=2025-02-19", ["2025-02-18", "extension.printed_too_late"]],
  ])("%s", (_name, extend, expected) => {
    expect(ends("prosecution-review", "caseReceived", "2025-01-03", [extend], { custody: true })).toEqual(expected);
  });
});

describe("extensions under their conditions", () => {
  it("lengthens the decision on arrest of a detained person only (GZ art. 297)", () => {
    const given = ["own-arrest-review", "arrestOpinionReceived", "2025-06-03", ["P3D@2025-06-09:甲"]] as const;
    expect(ends(...given, { custody: true })).toEqual(["2025-06-13"]);
    expect(ends(...given, { custody: false })).toEqual(["2025-06-18", "extension.circumstance_missing"]);
  });

  it("prolongs a trial from its outermost limit (CPL art. 208): two, three, six months, and again by the SPC", () => {
    expect(trial()).toEqual(["2025-05-03"]);
    expect(trial("P3M@2025-05-20:甲高法")).toEqual(["2025-09-03"]);
    expect(trial("P3M@2025-05-20:甲", "P3M@2025-08-20:乙")).toEqual(["2025-12-03"]);
    expect(trial("P3M@2025-05-20:甲", "P3M@2025-08-20:乙", "P1M@2025-11-20:丙")).toEqual(["2026-01-03"]);
    expect(trial("P4M@2025-05-20:甲")).toEqual(["2025-06-03", "extension.too_long"]);
  });

  it("renews an approval of technical investigation three months each time (CPL art. 151)", () => {
    const renewals = ["P3M@2025-05-30:甲", "P3M@2025-08-30:乙", "P3M@2025-11-30:丙"];
    // Signed on Monday 3 March; the ends are 3 June, 3 September, 3 December (a Wednesday) and 3 March 2026.
    expect(ends("technical-investigation", "approvalSigned", "2025-03-03", renewals)).toEqual(["2026-03-03"]);
  });

  it("counts an extension without fixed length to the expiry printed on it (CPL art. 157)", () => {
    const extend = ["P1M@2025-04-20:甲", "P2M@2025-05-20:乙", "P2M@2025-07-20:丙"];
    const chain = (...more: string[]) =>
      ends("investigation-custody", "arrestExecuted", "2025-03-03", [...extend, ...more], { custody: true });
    // 3 March and 2, 1, 2, 2 months.
    expect(chain()).toEqual(["2025-10-03"]);
    expect(chain("@2025-09-20:丁=2025-12-15")).toEqual(["2025-12-15"]);
    expect(parseExtension("@2025-09-20:丁")).toMatchObject({ ok: false, problem: { code: "extension.bad_shape" } });
  });
});
