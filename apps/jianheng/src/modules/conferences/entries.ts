// What is said in a meeting: entries with versions. Pure: how versions become the entry that everybody sees.
import type { MeetingEntryKind, MeetingWords } from "@jianheng/contract";

export interface EntryVersion {
  readonly version: number;
  /** What the writer saw; 0 for a new entry. */
  readonly baseVersion: number;
  readonly words: MeetingWords;
  /** Another had written since the base. */
  readonly conflict: boolean;
  readonly settles: readonly number[];
  readonly withdrawn: boolean;
  readonly carried: boolean;
  readonly byPerson: string;
  readonly byName: string;
  readonly at: Date;
}

export interface EntryStanding {
  readonly current: EntryVersion;
  /** Texts in conflict that nobody has settled yet, oldest first. */
  readonly conflicts: readonly EntryVersion[];
}

/** The entry as its versions make it, in their order; undefined before the first. */
export function standingOfEntry(versions: readonly EntryVersion[]): EntryStanding | undefined {
  const current = versions.filter(({ conflict }) => !conflict).at(-1);
  if (current === undefined) return undefined;
  const settled = new Set(versions.filter(({ conflict }) => !conflict).flatMap(({ settles }) => settles));
  return { current, conflicts: versions.filter(({ conflict, version }) => conflict && !settled.has(version)) };
}

/** The version that a text becomes: in conflict when the writer had not seen the current one. */
export function nextVersion(
  versions: readonly EntryVersion[],
  written: { readonly baseVersion: number; readonly settles: readonly number[] },
): { readonly version: number; readonly conflict: boolean; readonly settles: readonly number[] } {
  const standing = standingOfEntry(versions);
  const conflict = standing !== undefined && standing.current.version !== written.baseVersion;
  const known = new Set(standing?.conflicts.map(({ version }) => version));
  return {
    version: (versions.at(-1)?.version ?? 0) + 1,
    conflict,
    settles: conflict ? [] : written.settles.filter((version) => known.has(version)),
  };
}

/** What the leaf of a version commits to. */
export function versionContent(entry: {
  readonly entryId: string;
  readonly conferenceId: string;
  readonly problemId: string;
  readonly kind: MeetingEntryKind;
  readonly version: EntryVersion;
  readonly ground: string | null;
  readonly requestId: string;
}): Record<string, unknown> {
  const { version } = entry;
  return {
    type: "meetingEntry",
    entry: entry.entryId,
    conference: entry.conferenceId,
    problem: entry.problemId,
    kind: entry.kind,
    version: version.version,
    base: version.baseVersion,
    words: version.words,
    conflict: version.conflict,
    settles: version.settles,
    withdrawn: version.withdrawn,
    carried: version.carried,
    ground: entry.ground,
    by: version.byPerson,
    byName: version.byName,
    at: version.at.toISOString(),
    request: entry.requestId,
  };
}
