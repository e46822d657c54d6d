import type { Deadline, Moment } from "../deadline.ts";
import type { NamedLimit } from "./named-limit.ts";

/**
 * Whether an act was done in time: on the due date at the latest, or for an earliest day not before it. Where a limit
 * counts hours `on` needs its time of day; both then compare as text.
 */
export function timelinessOf(
  { bound }: Pick<NamedLimit, "bound">,
  { dueDate }: Pick<Deadline, "dueDate">,
  on: Moment,
): "in-time" | "late" | "too-early" {
  if (bound === "earliest") return on >= dueDate ? "in-time" : "too-early";
  return on <= dueDate ? "in-time" : "late";
}
