import type { RecordDetail } from "@jianheng/contract";
import { useEffect, useState } from "react";
import { recall, remember } from "../../../lib/remembered.ts";

export interface BenchText {
  readonly ruleTitle: string;
  readonly why: string;
  readonly ruleText: string;
}

/** What is typed of a revision, kept on this machine until it is saved. */
export interface Draft {
  readonly typed: BenchText;
  readonly saved: BenchText;
  readonly isChanged: boolean;
  /** The draft was saved elsewhere, differently, since this one was begun. */
  readonly isConflict: boolean;
  readonly change: (part: Partial<BenchText>) => void;
  /** Back to what is saved. */
  readonly takeSaved: () => void;
  /** On with what is typed, over what was saved elsewhere. */
  readonly keepTyped: () => void;
  /** What was sent is saved; what was typed since then stays. */
  readonly markSaved: (sent: BenchText) => void;
}

interface Kept {
  readonly typed: BenchText;
  /** What was saved when the typing began. */
  readonly base: BenchText;
}

const fields = ["ruleTitle", "why", "ruleText"] as const;

export function textOf(record: Pick<RecordDetail, "allFields">): BenchText {
  const text = (field: (typeof fields)[number]) => {
    const value = record.allFields[field];
    return typeof value === "string" ? value : "";
  };
  return { ruleTitle: text("ruleTitle"), why: text("why"), ruleText: text("ruleText") };
}

/** Blank space at either end is not kept by the server and is no difference. */
export function isSameText(one: BenchText, other: BenchText): boolean {
  return fields.every((field) => one[field].trim() === other[field].trim());
}

export function useDraft(record: RecordDetail): Draft {
  const name = `workbench.${record.id}.draft`;
  const saved = textOf(record);
  const [kept, setKept] = useState<Kept>(() => readKept(recall(name)) ?? { typed: saved, base: saved });
  // Nothing typed: what is saved elsewhere comes in by itself.
  const isUntouched = isSameText(kept.typed, kept.base);
  const now = isUntouched && !isSameText(kept.base, saved) ? { typed: saved, base: saved } : kept;
  if (now !== kept) setKept(now);
  const isChanged = !isSameText(now.typed, saved);

  useEffect(() => {
    remember(name, isChanged ? now : undefined);
  }, [name, isChanged, now]);

  return {
    typed: now.typed,
    saved,
    isChanged,
    isConflict: isChanged && !isSameText(now.base, saved),
    change: (part) => setKept((before) => ({ ...before, typed: { ...before.typed, ...part } })),
    takeSaved: () => setKept({ typed: saved, base: saved }),
    keepTyped: () => setKept((before) => ({ ...before, base: saved })),
    markSaved: (sent) => setKept((before) => ({ ...before, base: sent })),
  };
}

function readKept(value: unknown): Kept | null {
  if (typeof value !== "object" || value === null || !("typed" in value) || !("base" in value)) return null;
  return isText(value.typed) && isText(value.base) ? { typed: value.typed, base: value.base } : null;
}

function isText(value: unknown): value is BenchText {
  return (
    typeof value === "object" &&
    value !== null &&
    fields.every((field) => typeof (value as Record<string, unknown>)[field] === "string")
  );
}
