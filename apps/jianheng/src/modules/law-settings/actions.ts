import { roles, type LawChange } from "@jianheng/contract";
import { canonicalJson } from "@jianheng/tlog";
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { appendLeaves } from "../ledger/index.ts";
import { lawSettingContent } from "./leaf.ts";
import { judgeChange, officeOfChange, problemOf } from "./domain.ts";
import { foldLaw, type OfficeLaw, type SettingRow } from "./office-law.ts";
import { findSettingsOfRequest, insertSettings, listSettings, lockSettings, readStanding } from "./store.ts";

export interface ChangeRequest {
  readonly requestId: string;
  readonly ground: string;
  readonly changes: readonly LawChange[];
}

/** Makes all of the changes or none, each with its leaf, and has the due days of open cases counted anew. */
export async function changeLaw(
  app: App,
  tx: Tx,
  request: ChangeRequest,
  signedIn: SignedIn,
): Promise<{ readonly changed: number } | Refusal> {
  const ground = request.ground.trim();
  if (ground === "") return refuse("act.field_required", { field: "依据（通知或者文件）" });
  for (const { kind } of request.changes) {
    const verdict = judgeChange(kind, {
      roles: signedIn.roles,
      officeCode: signedIn.officeCode,
      offices: signedIn.reader.offices,
    });
    if (!verdict.allowed) return refuse("access.denied", { who: verdict.who.map((role) => roles[role].zh).join("、") });
  }
  const twice = request.changes.find((one, index) =>
    request.changes.some((other, later) => later > index && other.kind === one.kind && other.key === one.key),
  );
  if (twice !== undefined) return refuse("law_setting.invalid", { detail: `“${twice.key}”出现两次` });
  await lockSettings(tx);
  const wanted = request.changes.map((change) => ({
    officeCode: officeOfChange(change.kind, signedIn.officeCode),
    change,
  }));
  const before = await findSettingsOfRequest(tx, request.requestId);
  if (before.length > 0) {
    const same =
      before.length === wanted.length &&
      wanted.every(({ officeCode, change: { kind, key, value } }) =>
        before.some(
          (row) =>
            row.set_by === signedIn.personId &&
            row.ground === ground &&
            row.office_code === officeCode &&
            row.kind === kind &&
            row.key === key &&
            canonicalJson(row.value) === canonicalJson(value),
        ),
      );
    return same ? { changed: before.length } : refuse("request.invalid", { detail: "requestId 已用于另一次设置" });
  }
  const problem = await firstProblem(tx, request.changes, signedIn.officeCode);
  if (problem !== null) return refuse("law_setting.invalid", { detail: problem });

  const at = app.clock.now();
  const by = { personId: signedIn.personId, name: signedIn.personName };
  const leaves = await appendLeaves(
    tx,
    wanted.map(({ officeCode, change: { kind, key, value } }) =>
      lawSettingContent({
        office_code: officeCode,
        kind,
        key,
        value,
        ground,
        set_by: by.personId,
        set_by_name: by.name,
        set_at: at,
        request_id: request.requestId,
      }),
    ),
  );
  await insertSettings(
    tx,
    wanted.map(({ officeCode, change: { kind, key, value } }, index) => ({
      officeCode,
      kind,
      key,
      value,
      ground,
      by,
      at,
      requestId: request.requestId,
      leaf: leaves[index]!,
    })),
  );
  for (const officeCode of new Set(wanted.map((one) => one.officeCode)))
    await app.jobs.enqueue(tx, "limits.recompute", { officeCode });
  return { changed: wanted.length };
}

/** Each change is judged by what holds after those before it: a year may be followed by the next in one request. */
async function firstProblem(tx: Tx, changes: readonly LawChange[], officeCode: string): Promise<string | null> {
  const { chain } = await readStanding(tx, officeCode);
  let rows = await listSettings(tx, chain);
  let law: OfficeLaw = foldLaw(rows, chain);
  for (const change of inOrder(changes)) {
    const problem = problemOf(change, law);
    if (problem !== null) return problem;
    rows = [...rows, asIfSet(change, officeCode, rows)];
    // Days and lengths stand for themselves; only years build on one another.
    if (change.kind === "calendarYear") law = foldLaw(rows, chain);
  }
  return null;
}

/** Years before the days that need them: growing ones first to last, those taken back last to first. */
function inOrder(changes: readonly LawChange[]): readonly LawChange[] {
  const years = changes.filter(({ kind }) => kind === "calendarYear");
  return [
    ...years.filter(({ value }) => value !== null).toSorted((one, other) => Number(one.key) - Number(other.key)),
    ...years.filter(({ value }) => value === null).toSorted((one, other) => Number(other.key) - Number(one.key)),
    ...changes.filter(({ kind }) => kind !== "calendarYear"),
  ];
}

function asIfSet({ kind, key, value }: LawChange, officeCode: string, rows: readonly SettingRow[]): SettingRow {
  return {
    id: (rows.at(-1)?.id ?? 0) + 1,
    officeCode: officeOfChange(kind, officeCode),
    kind,
    key,
    value,
    ground: "",
    byName: "",
    at: new Date(0),
  };
}
