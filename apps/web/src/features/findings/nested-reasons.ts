import type { ReasonLine } from "@jianheng/contract";

export interface NestedReason {
  readonly text: ReasonLine["text"];
  /** The lines set in under it. */
  readonly because: readonly NestedReason[];
}

/** Lines with depths as a tree: each line stands under the nearest one before it that is less set in. */
export function nestedReasons(lines: readonly ReasonLine[]): readonly NestedReason[] {
  const nested: NestedReason[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at];
    if (line === undefined) break;
    const end = lines.findIndex(({ depth }, other) => other > at && depth <= line.depth);
    const next = end < 0 ? lines.length : end;
    nested.push({ text: line.text, because: nestedReasons(lines.slice(at + 1, next)) });
    at = next;
  }
  return nested;
}
