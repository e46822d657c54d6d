import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { ReadingProgress } from "@jianheng/contract";
import { writeXlsx } from "@jianheng/files";
import { openSnapshot } from "@jianheng/lake";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { isGone, until } from "../database/embedded/testing/processes.ts";
import { Readers, Readings, type ReadingTask } from "./index.ts";

/** Enough for about a second of reading. */
const manyRows = 12_000;

let folder: string;
let large: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "jianheng-reading-"));
  large = path.join(folder, "large.xlsx");
  await writeCaseSheet(large, manyRows);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Hands its readers on from test to test: a process takes longer to start than most readings. */
class LastingReaders extends Readers {
  override async stop(): Promise<void> {}
}
const lasting = new LastingReaders();
afterAll(() => Readers.prototype.stop.call(lasting));

let readings: Readings;
let lakeDir: string;
/** Readers that were there before the test. */
let others: readonly number[];
beforeEach(async () => {
  readings = new Readings();
  lakeDir = await mkdtemp(path.join(folder, "lake-"));
  others = await readersOf(process.pid);
});
afterEach(() => readings.stop());
const newReaders = async () => (await readersOf(process.pid)).filter((reader) => !others.includes(reader));

describe("a reading", { timeout: 120_000 }, () => {
  beforeEach(() => {
    readings = new Readings(lasting);
  });

  it("gives what the workbook holds, kept in the lake that was named", async () => {
    const result = await readings.read(await smallTask("one", 3));
    if (result.outcome === "refused") throw new Error("refused");
    expect(result.outcome).toBe("imported");
    expect(result.directory).toBe(path.join(lakeDir, "deliveries", "one"));
    const snapshot = await openSnapshot(result.directory);
    const rows = await snapshot.connection.runAndReadAll("SELECT legalCaseNo, acceptedDate FROM cases ORDER BY _rowId");
    expect(rows.getRowsJson()).toEqual([1, 2, 3].map((number) => [caseNo(number), "2025-03-10"]));
    snapshot.close();
  });

  it("is told live: waiting, then the sheets with rows that only grow, then the end with all of them", async () => {
    const [told, result] = await Promise.all([progressOf("large"), readings.read(largeTask("large"))]);
    expect(result.outcome).toBe("imported");
    expect(told[0]).toEqual({
      phase: { zh: "等待读取", en: "waiting" },
      sheet: null,
      rows: 0,
      done: false,
      cancellable: false,
    });
    expect(told.at(-1)).toEqual({
      phase: { zh: "读取完成", en: "read" },
      sheet: null,
      rows: manyRows,
      done: true,
      cancellable: false,
    });
    expect(told.filter((step) => step.done)).toHaveLength(1);
    expect(told.some((step) => step.sheet === "案件" && step.rows > 0 && step.rows < manyRows)).toBe(true);
    const rows = told.map((step) => step.rows);
    expect(rows).toEqual(rows.toSorted((one, other) => one - other));
  });

  it("that was refused answers so, leaves nothing, and the reader goes on to the next", async () => {
    const broken = path.join(lakeDir, "broken.xlsx");
    await writeFile(broken, "PK\u0003\u0004 no workbook");
    const refused = await readings.read({ files: [{ name: "损坏.xlsx", path: broken }], lakeDir, id: "broken" });
    expect(refused).toMatchObject({ outcome: "refused", diagnostics: [{ where: { file: "损坏.xlsx" } }] });
    expect(await namesIn("deliveries")).toEqual([]);
    expect(await namesIn("staging")).toEqual([]);
    others = await readersOf(process.pid);
    expect((await readings.read(await smallTask("next", 1))).outcome).toBe("imported");
    expect(await newReaders()).toEqual([]);
  });

  it("that meets a fault of the machine rejects with that fault, and may be tried again", async () => {
    const missing = { files: [{ name: "三月.xlsx", path: path.join(lakeDir, "missing.xlsx") }], lakeDir, id: "again" };
    const watching = progressOf("again");
    await expect(readings.read(missing)).rejects.toMatchObject({ code: "ENOENT", message: /missing\.xlsx/ });
    // Its watchers end without an end of the reading; whoever watches then waits for the next attempt.
    expect((await watching).some((step) => step.done)).toBe(false);
    const [told, result] = await Promise.all([progressOf("again"), readings.read(await smallTask("again", 1))]);
    expect(result.outcome).toBe("imported");
    expect(told.at(-1)).toMatchObject({ done: true, rows: 1 });
  });

  it("of a third upload waits until one of two has ended", async () => {
    readings = new Readings();
    const order: string[] = [];
    const read = async (id: string, task: Promise<ReadingTask> | ReadingTask) => {
      await readings.read(await task);
      order.push(id);
    };
    const large1 = read("large 1", largeTask("large1"));
    const large2 = read("large 2", largeTask("large2"));
    const small = read("small", smallTask("small", 1));
    await until(async () => (await newReaders()).length > 0, 10_000);
    let most = 0;
    const ended = Promise.all([large1, large2, small]).then(() => true);
    do most = Math.max(most, (await newReaders()).length);
    while (!(await Promise.race([ended, sleep(50, false)])));
    expect(order[0]).not.toBe("small");
    expect(order.toSorted()).toEqual(["large 1", "large 2", "small"]);
    expect(most).toBe(2);
  });
});

describe("cancelling", { timeout: 120_000 }, () => {
  beforeEach(() => {
    readings = new Readings(lasting);
  });

  it("one reading leaves nothing of it, and the others as they are", async () => {
    const stop = new AbortController();
    const cancelled = readings.read(largeTask("cancelled"), stop.signal).catch((error: Error) => error.message);
    const other = readings.read(await smallTask("other", 1));
    await until(async () => (await rowsOf("cancelled")) > 0, 20_000);
    stop.abort(new Error("no longer wanted"));
    expect(await cancelled).toBe("no longer wanted");
    expect((await other).outcome).toBe("imported");
    expect(await namesIn("deliveries")).toEqual(["other"]);
    expect(await namesIn("staging")).toEqual([]);
    expect((await readings.read(largeTask("cancelled"))).outcome).toBe("imported");
  });

  it("one that waits for its turn takes nobody's turn", async () => {
    const stop = new AbortController();
    const running = [readings.read(largeTask("one")), readings.read(largeTask("two"))];
    const waits = readings.read(await smallTask("waits", 1), stop.signal).catch((error: Error) => error.message);
    const after = readings.read(await smallTask("after", 1));
    stop.abort(new Error("no longer wanted"));
    expect(await waits).toBe("no longer wanted");
    expect((await after).outcome).toBe("imported");
    await Promise.all(running);
    await expect(readings.read(await smallTask("late", 1), stop.signal)).rejects.toThrow("no longer wanted");
    expect((await namesIn("deliveries")).toSorted()).toEqual(["after", "one", "two"]);
  });
});

describe("the end", { timeout: 120_000 }, () => {
  it("of the server cancels what is read and what waits, ends watchers and readers, and leaves nothing", async () => {
    const ids = ["a", "b", "c"];
    const results = ids.map((id) => readings.read(largeTask(id)).catch((error: Error) => error.message));
    const watching = ids.map(progressOf);
    await until(async () => (await rowsOf("a")) > 0 && (await rowsOf("b")) > 0, 20_000);
    expect(await newReaders()).toHaveLength(2);
    await readings.stop();
    for (const result of await Promise.all(results)) expect(result).toMatch(/server is stopping/);
    for (const told of await Promise.all(watching)) expect(told.some((step) => step.done)).toBe(false);
    expect(await newReaders()).toEqual([]);
    expect(await namesIn("staging")).toEqual([]);
    expect(await namesIn("deliveries")).toEqual([]);
    await expect(readings.read(await smallTask("later", 1))).rejects.toThrow("server is stopping");
  });

  it("of a reader in the middle rejects, leaves nothing, and the next reading starts another", async () => {
    const reading = readings.read(largeTask("killed")).catch((error: Error) => error.message);
    await until(async () => (await rowsOf("killed")) > 0, 20_000);
    const [reader] = await newReaders();
    process.kill(reader!, "SIGKILL");
    expect(await reading).toMatch(/ended while it was reading \(signal SIGKILL\)/);
    expect(await namesIn("staging")).toEqual([]);
    expect(await namesIn("deliveries")).toEqual([]);
    expect((await readings.read(largeTask("killed"))).outcome).toBe("imported");
  });

  it("of a server that is killed is the end of its reader, which drops what it has built", async () => {
    const host = fileURLToPath(new URL("./testing/host.ts", import.meta.url));
    const child = spawn(process.execPath, ["--import", "tsx", host, JSON.stringify(largeTask("orphan"))], {
      cwd: path.dirname(host),
      stdio: ["ignore", "pipe", "inherit"],
    });
    const said = text(child.stdout);
    await new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
    const [reader] = await readersOf(child.pid!);
    expect(reader).toBeDefined();
    expect(await namesIn("staging")).toHaveLength(1);
    child.kill("SIGKILL");
    expect(await isGone(reader!, 10_000)).toBe(true);
    expect(await namesIn("staging")).toEqual([]);
    expect(await namesIn("deliveries")).toEqual([]);
    expect(await said).toBe("reading\n");
  });
});

function caseNo(number: number): string {
  return `示例检刑诉受[2025]990102${String(number).padStart(6, "0")}号`;
}

const columns = ["部门受案号", "案件名称", "案件类别", "承办单位编码", "承办单位", "受理日期", "案情摘要"].map(
  (header) => ({ header }),
);

function caseRow(number: number): readonly string[] {
  const summary = "虚构的案情，只为占去读取的时间。";
  return [caseNo(number), `虚构人${number}虚构案`, "审查起诉", "990102", "测试县人民检察院", "2025-03-10", summary];
}

async function writeCaseSheet(file: string, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => caseRow(index + 1));
  await writeXlsx({ sheets: [{ name: "案件", columns, rows }] }, file);
}

async function smallTask(id: string, rows: number): Promise<ReadingTask> {
  const file = path.join(lakeDir, `${id}.xlsx`);
  await writeCaseSheet(file, rows);
  return { files: [{ name: "办案数据.xlsx", path: file }], lakeDir, id };
}

function largeTask(id: string): ReadingTask {
  return { files: [{ name: "办案数据.xlsx", path: large }], lakeDir, id };
}

async function progressOf(id: string): Promise<ReadingProgress[]> {
  const told: ReadingProgress[] = [];
  for await (const step of readings.follow(id, undefined)) told.push(step);
  return told;
}

async function rowsOf(id: string): Promise<number> {
  for await (const { rows } of readings.follow(id, undefined)) return rows;
  return 0;
}

async function namesIn(name: string): Promise<string[]> {
  const dir = path.join(lakeDir, name);
  return existsSync(dir) ? readdir(dir) : [];
}

/** Process numbers of the readers that this process has. */
async function readersOf(parent: number): Promise<readonly number[]> {
  const { stdout } = await promisify(execFile)("ps", ["-eo", "pid=,ppid=,args="]);
  return stdout
    .split("\n")
    .filter((line) => line.includes("reader-process.mjs"))
    .map((line) => line.trim().split(/\s+/).map(Number))
    .filter(([, ppid]) => ppid === parent)
    .map(([pid]) => pid!);
}
