import { createHash } from "node:crypto";
import { canonicalJson, leafHash, rootOver } from "@jianheng/tlog";
import type { Selectable } from "kysely";
import type { DeliveryTable, ScreeningRunTable } from "../../database/schema.ts";

/** What the leaf of a finished run commits to; `hits` is how many it found. */
export function runContent(
  run: Pick<Selectable<ScreeningRunTable>, "id" | "delivery_id" | "as_of" | "book_digest"> & {
    /** Its calendars say by which days of rest the run counted; absent in runs before calendars could be set. */
    readonly report: unknown;
    readonly hits: number;
    readonly hit_root: Uint8Array;
    readonly finished_at: Date;
  },
): Record<string, unknown> {
  const { calendars } = run.report as { readonly calendars?: unknown };
  return {
    type: "screening",
    run: run.id,
    delivery: run.delivery_id,
    asOf: run.as_of,
    book: run.book_digest,
    ...(calendars === undefined ? {} : { calendars }),
    hits: run.hits,
    hitRoot: Buffer.from(run.hit_root).toString("hex"),
    at: run.finished_at.toISOString(),
  };
}

/** What the leaf of a withdrawal commits to. */
export function withdrawalContent(
  row: Pick<
    Selectable<DeliveryTable>,
    "id" | "withdrawn_reason" | "withdrawn_by" | "withdrawn_at" | "withdrawn_request_id"
  >,
): Record<string, unknown> {
  return {
    type: "withdrawal",
    delivery: row.id,
    reason: row.withdrawn_reason,
    by: row.withdrawn_by,
    at: row.withdrawn_at?.toISOString() ?? null,
    request: row.withdrawn_request_id,
  };
}

/** RFC 6962 root over the canonical JSON of the hits, in the order they were found. */
export function hitRoot(hits: readonly unknown[]): Uint8Array {
  if (hits.length === 0) return createHash("sha256").digest();
  return rootOver(hits.map((hit) => leafHash(Buffer.from(canonicalJson(hit)))));
}
