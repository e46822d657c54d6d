// What hostile files cost: server and reader as processes of their own, watched while each of the nastiest is uploaded
// and inspected, one after another, so that what one leaves behind is seen under the next.

import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { openAsBlob } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { hostileFiles } from "../../../packages/files/test/hostile-files.ts";
import { uploadPath } from "@jianheng/contract";
import { people, startTestOffice, type TestOffice } from "./test-office.ts";

/** A reader: its sources, the engine's 192 MB at most, a workbook's strings, and room. */
const readerMegabytesMax = 450;
/** What the server, which only receives and asks, may grow by; files come and go through streams. */
const serverGrowthMegabytesMax = 250;

let office: TestOffice;
let folder: string;
beforeAll(async () => {
  office = await startTestOffice();
  folder = await mkdtemp(path.join(os.tmpdir(), "hostile-long-"));
});
afterAll(async () => {
  await office.stop();
  await rm(folder, { recursive: true });
});

it.skipIf(process.platform !== "linux")(
  "keeps server and reader small, the same reader through all of them",
  { timeout: 1_200_000 },
  async () => {
    const nasty = hostileFiles.flatMap(({ files }) => files).filter((file) => file.nasty === true);
    const paths: string[] = [];
    for (const [index, { make }] of nasty.entries()) {
      paths.push(path.join(folder, String(index)));
      await writeFile(paths[index]!, make());
    }
    globalThis.gc?.();
    const before = await megabytesOf(process.pid, "VmRSS");
    const api = await office.as(people.officer);
    let readerMost = 0;
    let serverMost = before;
    for (const [index, file] of nasty.entries()) {
      const form = new FormData();
      form.append("files", await openAsBlob(paths[index]!), file.name);
      const response = await office.request(people.officer, uploadPath, { method: "POST", body: form });
      expect(response.status, file.name).toBe(200);
      const { uploadId } = (await response.json()) as { uploadId: string };
      const answer = await api.deliveries.inspect({ uploadId }).then(
        () => "read",
        (error: { code?: string }) => error.code,
      );
      expect(answer, file.name).toBe(file.outcome === "read" ? "read" : "delivery.unreadable");
      for (const reader of await readersOf(process.pid)) {
        readerMost = Math.max(readerMost, await megabytesOf(reader, "VmHWM"));
      }
      serverMost = Math.max(serverMost, await megabytesOf(process.pid, "VmRSS"));
    }
    console.log(`reader ${readerMost} MB at most; server ${before} MB before, ${serverMost} MB at most`);
    expect(readerMost).toBeGreaterThan(0);
    expect(readerMost).toBeLessThan(readerMegabytesMax);
    expect(serverMost - before).toBeLessThan(serverGrowthMegabytesMax);
  },
);

/** VmRSS: now; VmHWM: the most it ever was. */
async function megabytesOf(pid: number, what: "VmRSS" | "VmHWM"): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(new RegExp(`^${what}:\\s*(\\d+)`, "m").exec(status)?.[1]) / 1024);
}

async function readersOf(parent: number): Promise<readonly number[]> {
  const found: number[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const [stat, command] = await Promise.all([
      readFile(`/proc/${name}/stat`, "utf8").catch(() => ""),
      readFile(`/proc/${name}/cmdline`, "utf8").catch(() => ""),
    ]);
    if (Number(/\) \S (\d+)/.exec(stat)?.[1]) === parent && command.includes("reader-process"))
      found.push(Number(name));
  }
  return found;
}
