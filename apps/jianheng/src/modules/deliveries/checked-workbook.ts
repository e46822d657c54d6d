import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Readable } from "node:stream";
import type { Hit } from "@jianheng/contract";
import { describeDiagnostic } from "@jianheng/files";
import {
  compareFindings,
  type Listed,
  listHit,
  listProblem,
  openSnapshot,
  readEarlierFindings,
  readProblems,
  tableFiles,
  withRowKeys,
  writeCheckedWorkbook,
} from "@jianheng/lake";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asReader } from "../../database/pool.ts";
import { isRefusal, refuse, type Refusal } from "../../http/refusal.ts";
import { OneAtATime } from "../../one-at-a-time.ts";
import type { SignedIn } from "../identity/index.ts";
import { findDelivery, listClearOfRun, listHitsOfRun } from "./store.ts";

export interface ExportedFile {
  readonly name: string;
  /** Ends with the file; the copy it reads is removed when it closes. */
  readonly stream: Readable;
}

/** Marking a workbook keeps a core busy in small pieces; one at a time leaves the other requests room. */
const turns = new OneAtATime();

/**
 * File `position` of a delivery as a workbook with marks: the hits of its newest finished run that the reader may see,
 * and the cells that could not be read. The originals stay as they are; what is sent is made beside the uploads and
 * removed, after a kill by the next start.
 */
export async function exportCheckedWorkbook(
  app: App,
  signedIn: SignedIn,
  { deliveryId, position }: { readonly deliveryId: string; readonly position: number },
): Promise<ExportedFile | Refusal> {
  const found = await findChecked(app, signedIn, deliveryId, position);
  if (isRefusal(found)) return found;
  return turns.run("export", async () => {
    const directory = path.join(folders(app.config).lake, "deliveries", deliveryId);
    const snapshot = await openSnapshot(directory);
    const folder = path.join(folders(app.config).uploads, `export-${randomUUID()}`);
    try {
      const tables = await tableFiles(directory, snapshot.manifest);
      const wanted = snapshot.manifest.files.find(({ name }) => name === found.file);
      const table = tables.find(({ file }) => file.sha256 === wanted?.sha256);
      if (table === undefined) return refuse("delivery.no_such_file");
      const listed: Listed[] = found.hits.map(({ dedupeKey, hit }) => {
        const title = app.ruleBook.find(hit.rule, hit.revision)?.title.zh ?? "";
        return listHit({ ...hit, dedupeKey, title, cells: cellsOf(hit) }, "zh");
      });
      const problems = [];
      for await (const problem of readProblems(directory)) problems.push(problem);
      for (const one of await withRowKeys(snapshot, problems)) listed.push(listProblem(one, "zh"));
      // A corrected workbook brings back what it was given back with.
      const earlier = await readEarlierFindings({ name: table.file.name, path: table.path }, table.file.name);
      const compared =
        earlier === undefined
          ? {}
          : { compared: await compareFindings({ earlier, now: listed, snapshot, clearOf: async () => found.clear }) };
      await mkdir(folder, { mode: 0o700 });
      const to = path.join(folder, "checked");
      const result = await writeCheckedWorkbook({ table, listed, about: found.about, language: "zh", ...compared }, to);
      if (result.outcome === "refused") {
        const reason = result.diagnostics.map((one) => describeDiagnostic(one)).join(" ");
        await rm(folder, { recursive: true, force: true });
        return refuse("delivery.unreadable", { reason });
      }
      const stream = createReadStream(to);
      stream.once("close", () => void rm(folder, { recursive: true, force: true }));
      return { name: nameOf(table.file.name, table.ending), stream };
    } catch (error) {
      await rm(folder, { recursive: true, force: true });
      throw error;
    } finally {
      snapshot.close();
    }
  });
}

/** What the reader may see of the delivery's newest finished run. */
async function findChecked(app: App, signedIn: SignedIn, deliveryId: string, position: number) {
  return asReader(app.db, signedIn.reader, async (tx) => {
    const delivery = await findDelivery(tx, deliveryId);
    if (delivery === undefined) return refuse("delivery.not_found");
    const file = delivery.files[position];
    if (file === undefined) return refuse("delivery.no_such_file");
    if (delivery.run_id === null || delivery.run_state !== "finished") return refuse("delivery.not_screened");
    const at = app.clock.now();
    const about = [
      `数据日期：${delivery.data_date}。数据来源：“${delivery.label}”，${delivery.accepted_by_name}于 ${beijingTime(delivery.accepted_at)} 接收。`,
      `本表由${signedIn.personName}于 ${beijingTime(at)} 从检衡平台下载。下载后的文件不再受平台权限约束，请按案件材料保管，仅供有权查看上述单位案件的人员使用。`,
      ...(delivery.withdrawn_at === null ? [] : ["这批数据已撤回，其结果不再作为依据。"]),
    ];
    const [hits, clear] = [await listHitsOfRun(tx, delivery.run_id), await listClearOfRun(tx, delivery.run_id)];
    return { file: file.name, hits, clear, about };
  });
}

/** Hits from before cells were kept name those of the values they show. */
function cellsOf(hit: Hit) {
  return hit.cells ?? hit.values.flatMap(({ cell }) => cell ?? []);
}

/** `案件.xlsx` → `案件（检衡标注）.xlsx`; the folders it was delivered in do not matter here. */
function nameOf(name: string, ending: string): string {
  return `${path.posix.basename(name, path.posix.extname(name))}（检衡标注）${ending}`;
}

function beijingTime(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace("T", " ");
}
