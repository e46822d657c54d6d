import { describe, expect, test } from "vitest";
import { layOutStrip, mostCells, type StripInput, type StripLayout } from "./strip-layout.ts";

const springFestival = ["15", "16", "17", "18", "19", "20", "21", "22", "23"].map((day) => ({
  date: `2026-02-${day}`,
  name: "春节",
}));

/** Seven days of arrest review in custody that end within the Spring Festival. */
const inCustody: StripInput = {
  trigger: "2026-02-10",
  warningDate: "2026-02-16",
  legalExpiry: "2026-02-17",
  dueDate: "2026-02-17",
  inCustody: true,
  restDays: springFestival,
  today: "2026-02-18",
  dataDate: "2026-02-17",
  stepCodes: ["C1", "C5", "C3"],
};

/** One month out of custody whose last day, 4 April, begins the Qingming holiday. */
const rolled: StripInput = {
  trigger: "2026-03-04",
  warningDate: "2026-04-03",
  legalExpiry: "2026-04-04",
  dueDate: "2026-04-07",
  inCustody: false,
  restDays: ["04", "05", "06"].map((day) => ({ date: `2026-04-${day}`, name: "清明节" })),
  today: "2026-03-23",
  dataDate: "2026-03-20",
  stepCodes: ["C1", "C5", "C2"],
};

/** Twelve months of bail. */
const twelveMonths: StripInput = {
  ...rolled,
  trigger: "2025-04-05",
  warningDate: "2026-04-04",
  legalExpiry: "2026-04-05",
  dueDate: "2026-04-07",
};

test("without a data date only today is marked beside the limit", () => {
  const { marks } = layOutStrip({ ...rolled, dataDate: null });
  expect(marks.flatMap(({ kinds }) => kinds)).toEqual(["trigger", "today", "warningDate", "legalExpiry", "dueDate"]);
});

const dayAt = (layout: StripLayout, date: string) => layout.days.find((day) => day.date === date);
const markOf = (layout: StripLayout, date: string) => layout.marks.find((mark) => mark.date === date);

describe("a limit of days", () => {
  const layout = layOutStrip(inCustody);

  test("has one cell for each day from the trigger to two days after the due day", () => {
    expect(layout.scale).toBe("days");
    expect(layout.days.map(({ date }) => date)).toEqual([
      "2026-02-10",
      "2026-02-11",
      "2026-02-12",
      "2026-02-13",
      "2026-02-14",
      "2026-02-15",
      "2026-02-16",
      "2026-02-17",
      "2026-02-18",
      "2026-02-19",
    ]);
  });

  test("does not count the trigger; the day after it is day 1, the expiry day 7", () => {
    expect(dayAt(layout, "2026-02-10")).toMatchObject({ part: "trigger", count: null });
    expect(dayAt(layout, "2026-02-11")).toMatchObject({ part: "counted", count: 1 });
    expect(dayAt(layout, "2026-02-17")).toMatchObject({ part: "counted", count: 7, rest: "春节" });
    expect(dayAt(layout, "2026-02-18")).toMatchObject({ part: "outside", count: null, rest: "春节" });
  });

  test("in custody nothing is rolled", () => {
    expect(layout.days.some(({ part }) => part === "rolled")).toBe(false);
    expect(layout.rolled).toBeNull();
  });

  test("marks that share a day stand together, in the middle of their day", () => {
    expect(markOf(layout, "2026-02-17")?.kinds).toEqual(["legalExpiry", "dueDate", "dataDate"]);
    expect(markOf(layout, "2026-02-10")?.at).toBeCloseTo(0.05);
    expect(markOf(layout, "2026-02-18")).toMatchObject({ kinds: ["today"], daysFromDue: 1 });
  });
});

describe("a limit that a holiday moves", () => {
  const layout = layOutStrip(rolled);

  test("counts to the legal expiry and shows the rolled days apart", () => {
    expect(dayAt(layout, "2026-04-04")).toMatchObject({ part: "counted", count: 31, rest: "清明节" });
    expect(layout.days.filter(({ part }) => part === "rolled").map(({ date }) => date)).toEqual([
      "2026-04-05",
      "2026-04-06",
      "2026-04-07",
    ]);
    expect(dayAt(layout, "2026-04-08")?.part).toBe("outside");
  });

  test("the legal and the rolled expiry are two marks", () => {
    expect(markOf(layout, "2026-04-04")?.kinds).toEqual(["legalExpiry"]);
    expect(markOf(layout, "2026-04-07")?.kinds).toEqual(["dueDate"]);
  });
});

describe("a limit of one day", () => {
  test("is drawn like any other", () => {
    const layout = layOutStrip({
      ...inCustody,
      trigger: "2026-03-19T14:20",
      warningDate: "2026-03-20",
      legalExpiry: "2026-03-20",
      dueDate: "2026-03-20",
      today: "2026-03-20",
      dataDate: "2026-03-19",
    });
    expect(layout.days.map(({ part }) => part)).toEqual(["trigger", "counted", "outside", "outside"]);
    // A warning day that is the expiry itself is not said twice.
    expect(markOf(layout, "2026-03-20")?.kinds).toEqual(["legalExpiry", "dueDate", "today"]);
  });
});

describe("a limit of twelve months", () => {
  const layout = layOutStrip(twelveMonths);

  test("is a bar of months with the days around the expiry in close-up", () => {
    expect(layout.scale).toBe("months");
    expect(layout.months.at(0)?.month).toBe("2025-04");
    expect(layout.months.at(-1)?.month).toBe("2026-04");
    expect(layout.months).toHaveLength(13);
    expect(layout.days.at(0)?.date).toBe("2026-03-28");
    expect(layout.days.at(-1)?.date).toBe("2026-04-11");
  });

  test("the close-up goes on with the count from the trigger", () => {
    expect(dayAt(layout, "2026-04-05")).toMatchObject({ part: "counted", count: 365 });
    expect(dayAt(layout, "2026-04-06")).toMatchObject({ part: "rolled", count: null });
  });

  test("months follow each other without gap and fill the bar", () => {
    expect(layout.months[0]?.from).toBe(0);
    expect(layout.months.at(-1)?.to).toBeCloseTo(1);
    for (const [index, month] of layout.months.entries()) {
      if (index > 0) expect(month.from).toBeCloseTo(layout.months[index - 1]?.to ?? -1);
    }
  });

  test("neighbouring rest days are one block", () => {
    expect(layout.restSpans).toHaveLength(1);
    expect(layout.restSpans[0]?.name).toBe("清明节");
  });

  test("expiry and warning are told apart in the close-up only", () => {
    expect(layout.marks.flatMap(({ kinds }) => kinds)).toEqual(["trigger", "dataDate", "today", "dueDate"]);
    expect(layout.closeUpMarks.flatMap(({ kinds }) => kinds)).toEqual(["warningDate", "legalExpiry", "dueDate"]);
  });
});

describe("working days", () => {
  test("rest days are not numbered", () => {
    const layout = layOutStrip({
      trigger: "2026-03-19",
      warningDate: "2026-03-24",
      legalExpiry: "2026-03-24",
      dueDate: "2026-03-24",
      inCustody: false,
      restDays: [
        { date: "2026-03-21", name: "星期六" },
        { date: "2026-03-22", name: "星期日" },
      ],
      today: "2026-03-20",
      dataDate: "2026-03-20",
      stepCodes: ["C9"],
    });
    expect(layout.days.filter(({ part }) => part === "counted").map(({ count }) => count)).toEqual([
      1,
      null,
      null,
      2,
      3,
    ]);
  });
});

describe("time left out of the count", () => {
  test("days are not numbered where a pause makes the number doubtful", () => {
    const layout = layOutStrip({ ...rolled, stepCodes: ["C1", "C7"] });
    expect(layout.days.every(({ count }) => count === null)).toBe(true);
  });
});

describe("a limit counted backward from its anchor", () => {
  test("draws the days before the anchor", () => {
    const layout = layOutStrip({
      ...inCustody,
      trigger: "2026-03-20",
      warningDate: "2026-03-13",
      legalExpiry: "2026-03-13",
      dueDate: "2026-03-13",
      today: "2026-03-12",
      dataDate: "2026-03-12",
      restDays: [],
      stepCodes: ["C11"],
    });
    expect(layout.from).toBe("2026-03-13");
    expect(dayAt(layout, "2026-03-13")?.part).toBe("counted");
    expect(dayAt(layout, "2026-03-19")?.part).toBe("counted");
    expect(dayAt(layout, "2026-03-20")?.part).toBe("trigger");
    expect(dayAt(layout, "2026-03-21")?.part).toBe("outside");
  });
});

describe("days far from the limit", () => {
  test("a today eight months later is named, not drawn", () => {
    const layout = layOutStrip({ ...inCustody, today: "2026-10-20" });
    expect(markOf(layout, "2026-10-20")).toMatchObject({ at: null, daysFromDue: 245 });
    expect(layout.to).toBe("2026-02-19");
  });

  test("a data date before the trigger is named, not drawn", () => {
    expect(markOf(layOutStrip({ ...inCustody, dataDate: "2026-01-31" }), "2026-01-31")?.at).toBeNull();
  });

  test.each([
    ["2026-03-04", "2026-04-15", "days"],
    ["2026-03-04", "2026-04-16", "months"],
  ] as const)("from %s to %s is drawn by %s", (trigger, legalExpiry, scale) => {
    // 28 days of March, 15 of April and two days more are 45 cells; one day more is too many.
    expect(mostCells).toBe(45);
    const layout = layOutStrip({ ...rolled, trigger, warningDate: legalExpiry, legalExpiry, dueDate: legalExpiry });
    expect([layout.scale, layout.days.length <= mostCells]).toEqual([scale, true]);
  });
});
