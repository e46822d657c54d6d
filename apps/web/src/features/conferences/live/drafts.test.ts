import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { dropDraft, keepDraft, keptDrafts, noWords, readDraft, type EntryDraft } from "./drafts.ts";

const draft: EntryDraft = {
  entryId: "e1",
  problemId: "one",
  kind: "commitment",
  questionId: "q1",
  baseVersion: 2,
  settles: [3],
  words: { ...noWords, text: "逐案核对", due: "2026-07-31" },
  requestId: "r1",
};

describe("what was kept", () => {
  test("is a draft again after it went through text", () => {
    expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft);
  });

  test.each([
    ["nothing", undefined],
    ["a text", "x"],
    ["no words", { ...draft, words: null }],
    ["an unknown kind", { ...draft, kind: "song" }],
    ["no version", { ...draft, baseVersion: "2" }],
    ["no item", { ...draft, problemId: undefined }],
  ])("%s is no draft", (_, kept) => {
    expect(readDraft(kept)).toBeNull();
  });
});

describe("the drafts of one person in one meeting", () => {
  beforeEach(() => {
    const storage = new Map<string, string>();
    // A storage as browsers have it: what is kept are its own keys.
    const localStorage = new Proxy(
      {
        setItem: (key: string, value: string) => storage.set(key, value),
        getItem: (key: string) => storage.get(key) ?? null,
        removeItem: (key: string) => storage.delete(key),
      },
      {
        ownKeys: () => [...storage.keys()],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    );
    vi.stubGlobal("window", { localStorage });
  });
  afterEach(() => vi.unstubAllGlobals());

  test("are found one by one, not those of others or of other meetings", () => {
    keepDraft("p1", "c1", draft);
    keepDraft("p1", "c1", { ...draft, entryId: "e2" });
    keepDraft("p2", "c1", { ...draft, entryId: "e3" });
    keepDraft("p1", "c2", { ...draft, entryId: "e4" });
    expect(keptDrafts("p1", "c1").map(({ entryId }) => entryId)).toEqual(["e1", "e2"]);
    dropDraft("p1", "c1", "e1");
    expect(keptDrafts("p1", "c1").map(({ entryId }) => entryId)).toEqual(["e2"]);
  });
});
