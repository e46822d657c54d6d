// What the server found wrong in answers, kept beside the draft until the answers concerned change.
import type { MappingFault, MappingPart } from "@jianheng/contract";
import type { MappingDraft } from "./draft.ts";

export interface FaultInHand {
  readonly fault: MappingFault;
  /** `tableKey` of the table it is about, or the file's name. */
  readonly key: string;
  /** What the draft said in that place when it was sent. */
  readonly said: string;
}

/** `sent`: keys of the tables in the order in which they were sent. */
export function faultsInHand(
  faults: readonly MappingFault[],
  sent: readonly string[],
  draft: MappingDraft,
): readonly FaultInHand[] {
  return faults.map((fault) => {
    const key = (fault.table === null ? undefined : sent[fault.table]) ?? fault.title;
    return { fault, key, said: saidAt(draft, key, fault) };
  });
}

/** Those whose answers are still as they were sent. */
export function standingFaults(faults: readonly FaultInHand[], draft: MappingDraft): readonly FaultInHand[] {
  return faults.filter(({ fault, key, said }) => saidAt(draft, key, fault) === said);
}

/** Faults of one part of one table; of a header, or a column of ours, where one is named. */
export function faultsAt(
  faults: readonly FaultInHand[],
  part: MappingPart,
  place: { readonly header?: string; readonly column?: string | null } = {},
): readonly FaultInHand[] {
  return faults.filter(
    ({ fault }) =>
      fault.part === part &&
      (place.header === undefined || fault.headers.includes(place.header)) &&
      (place.column === undefined || fault.column === place.column),
  );
}

/** Header and column of an answer hang together with its dataset and its header rows, so these belong to every place. */
function saidAt({ tables, encodings }: MappingDraft, key: string, fault: MappingFault): string {
  if (fault.part === "encodings") return JSON.stringify(encodings[key] ?? null);
  const answer = tables[key];
  const { dataset, headerRow, headerRows, columns = {} } = answer ?? {};
  const head = [dataset, headerRow, headerRows];
  if (fault.part === "dataset" || fault.part === "headerRow") return JSON.stringify(head);
  const meant = fault.headers.map((header) => columns[header]);
  const given = fault.part === "columns" || fault.column === null ? undefined : answer?.[fault.part]?.[fault.column];
  return JSON.stringify([head, meant, given]);
}
