import type { InboxItem } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { commonSimpleActs } from "./simple-acts.ts";

const label = { zh: "某", en: "some" };
const item = (register: string, acts: Readonly<Record<string, boolean>>, kind: InboxItem["kind"] = "record") =>
  ({
    kind,
    register,
    allowedActs: Object.entries(acts).map(([act, simple]) => ({ act, label, simple })),
  }) as unknown as InboxItem;
const acts = (...items: readonly InboxItem[]) => commonSimpleActs(items).map(({ act }) => act);

describe("acts on several items at once", () => {
  test("are those that all allow and that ask nothing", () => {
    expect(acts(item("hearing", { approve: true, refuse: false }), item("hearing", { approve: true }))).toEqual([
      "approve",
    ]);
    expect(acts(item("hearing", { approve: true }), item("hearing", { approve: false }))).toEqual([]);
  });

  test("never cross registers or kinds, even where acts are called the same", () => {
    expect(acts(item("hearing", { confirm: true }), item("review", { confirm: true }))).toEqual([]);
    expect(acts(item("finding", { confirm: true }, "finding"), item("finding", { confirm: true }, "record"))).toEqual(
      [],
    );
    expect(acts()).toEqual([]);
  });
});
