import type { RecordRow } from "@jianheng/contract";

export interface CandidateFilter {
  readonly text: string;
  readonly domain: string | undefined;
  readonly phase: string | undefined;
  readonly overdue: boolean;
}

/** Whether a problem is looked for: each word occurs somewhere in its number, title or what its fields are called. */
export function isCandidate(
  row: Pick<RecordRow, "number" | "title" | "fields" | "names"> & { readonly overdue: boolean },
  { text, domain, phase, overdue }: CandidateFilter,
): boolean {
  if (domain !== undefined && row.fields["domain"] !== domain) return false;
  if (phase !== undefined && row.fields["phase"] !== phase) return false;
  if (overdue && !row.overdue) return false;
  const kind = typeof row.fields["kind"] === "string" ? row.fields["kind"] : "";
  const whole = [row.number, row.title, kind, ...Object.values(row.names)].join(" ").toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => whole.includes(word));
}
