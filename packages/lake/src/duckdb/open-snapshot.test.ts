import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type DeliveryManifest, deliveryFormatVersion } from "../delivery/manifest.ts";
import { readDelivery } from "../delivery/read-delivery.ts";
import { openSnapshot } from "./open-snapshot.ts";

const root = mkdtempSync(join(tmpdir(), "snapshot-"));
let directory = "";
let manifestText = "";

beforeAll(async () => {
  const path = join(root, "in.csv");
  writeFileSync(path, "部门受案号,嫌疑人编号,姓名,性别\n甲检受[2024]1号,1,张某,男\n甲检受[2024]1号,2,李某,女\n");
  const result = await readDelivery([{ name: "犯罪嫌疑人.csv", path }], { lakeDir: join(root, "lake") });
  if (result.outcome !== "imported") throw new Error(result.outcome);
  ({ directory } = result);
  manifestText = readFileSync(join(directory, "manifest.json"), "utf8");
});
afterAll(() => rmSync(root, { recursive: true }));

function rewriteManifest(change: (manifest: DeliveryManifest) => DeliveryManifest): void {
  writeFileSync(join(directory, "manifest.json"), JSON.stringify(change(JSON.parse(manifestText) as DeliveryManifest)));
}

describe("a snapshot", () => {
  it("reads a column that the delivery did not know yet as null of its type", async () => {
    rewriteManifest((manifest) => ({
      ...manifest,
      datasets: manifest.datasets.map((dataset) => ({
        ...dataset,
        lakeColumns: dataset.lakeColumns.filter((column) => column.name !== "sex" && column.name !== "executedAt"),
      })),
    }));
    const snapshot = await openSnapshot(directory);
    const reader = await snapshot.connection.runAndReadAll(
      'SELECT name, sex, typeof(birthDate) FROM suspects ORDER BY "_rowId"',
    );
    expect(reader.getRows()).toEqual([
      ["张某", null, "DATE"],
      ["李某", null, "DATE"],
    ]);
    const empty = await snapshot.connection.runAndReadAll("SELECT count(executedAt), count(*) FROM measures");
    expect(empty.getRows()).toEqual([[0n, 0n]]);
    snapshot.close();
  });

  it("keeps within the bounds it is given", async () => {
    rewriteManifest((manifest) => manifest);
    const snapshot = await openSnapshot(directory, { threads: 1, memoryBytes: 64 * 1024 * 1024 });
    const reader = await snapshot.connection.runAndReadAll(
      "SELECT current_setting('threads'), current_setting('memory_limit')",
    );
    expect(reader.getRows()).toEqual([[1n, "64.0 MiB"]]);
    snapshot.close();
  });

  it("refuses what is no delivery, is not whole, or comes from a newer program", async () => {
    await expect(openSnapshot(join(root, "nowhere"))).rejects.toThrow("no delivery");
    rewriteManifest((manifest) => ({ ...manifest, formatVersion: deliveryFormatVersion + 1 }));
    await expect(openSnapshot(directory)).rejects.toThrow("format");
    rewriteManifest((manifest) => manifest);
    rmSync(join(directory, "suspects.parquet"));
    await expect(openSnapshot(directory)).rejects.toThrow("lacks");
  });
});
