// Keeps an office as the program of today keeps it, for the programs to come: `npm run fixture -w apps/jianheng`.
import { readdirSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { backup } from "../../src/commands/backup.ts";
import { readConfig } from "../../src/config.ts";
import { makeTestFolder } from "../../src/database/embedded/testing/test-folder.ts";
import { makeOffice } from "./make-office.ts";

delete process.env.DATABASE_URL;
const newest = readdirSync(readConfig({ environment: {} }).migrationsDir)
  .filter((name) => name.endsWith(".sql"))
  .toSorted()
  .at(-1)!;
const file = path.join(import.meta.dirname, `schema-${newest.slice(0, 4)}.backup`);
const dataDir = await makeTestFolder();
try {
  const facts = await makeOffice(dataDir);
  await writeFile(file.replace(".backup", ".json"), `${JSON.stringify(facts, null, 2)}\n`);
  process.exitCode = await backup([file, "--data", dataDir, "--force"], process);
} finally {
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}
