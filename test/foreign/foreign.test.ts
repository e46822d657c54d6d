// Tables that nobody here wrote, read through saved mappings and judged by small packs of their own. The expected counts
// were worked out from the CSV files by a script of another language that knows nothing of this code.

import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import {
  type DeliveryManifest,
  loadRuleBook,
  openSnapshot,
  readDelivery,
  readMapping,
  type RuleBook,
  runExamples,
  screen,
  screenEvents,
} from "@jianheng/lake";
import { afterAll, describe, expect, it } from "vitest";

const folder = import.meta.dirname;
const data = process.env["JIANHENG_TEST_DATA"] ?? path.join(folder, "../../../shared");
const lakeDir = mkdtempSync(path.join(os.tmpdir(), "foreign-"));
afterAll(() => rmSync(lakeDir, { recursive: true, force: true }));

interface Foreign {
  readonly pack: string;
  readonly file: string;
  readonly asOf: string;
  readonly rows: number;
  /** Code and column id → count. */
  readonly problems: Readonly<Record<string, number>>;
  /** Rule → suspected, undetermined. */
  readonly found: Readonly<Record<string, readonly [number, number]>>;
}

const sets: readonly Foreign[] = [
  {
    pack: "charges",
    file: "data/process-logs/prosecution-charges-massachusetts.csv",
    asOf: "2022-01-31",
    rows: 24_829,
    // Years 0201, 0221 and 2109; a unit of time P; the same charge number of one person in one case.
    problems: {
      "cell.date_out_of_range offenceDate": 1,
      "cell.date_out_of_range dispositionDate": 4,
      "cell.not_in_codes maxTermUnit": 3,
      "row.duplicate_key": 101,
    },
    found: { C01: [19, 62], C02: [328, 4], C03: [2, 4], C05: [183, 0], C06: [6, 3] },
  },
  {
    pack: "permits",
    file: "data/process-logs/permit-receipt-phase.csv",
    asOf: "2012-03-31",
    rows: 8577,
    // A channel the mapping does not name: Fax.
    problems: { "cell.not_in_codes channel": 6 },
    found: { P01: [2397, 617], P02: [605, 0], P03: [12, 0], P04: [176, 617], P05: [0, 0] },
  },
  {
    pack: "outcomes",
    file: "data/process-logs/cps-outcomes-by-offence.csv",
    asOf: "2018-12-31",
    rows: 2150,
    problems: {},
    found: { O01: [0, 0], O02: [1, 0], O03: [112, 0], O04: [1, 0], O05: [0, 0], O06: [112, 0] },
  },
];

for (const { pack, file, asOf, rows, problems, found } of sets) {
  const source = path.join(data, file);
  const present = existsSync(source);
  const reason = present ? "" : ` (skipped: ${file} is not among the test data)`;

  describe(pack, () => {
    it("has rules whose examples come out", async () => {
      const faults: string[] = [];
      for await (const example of runExamples(await bookOf(pack))) {
        faults.push(...example.faults.map((fault) => `${example.rule.id} ${example.example.name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });

    it.skipIf(!present)(`is read and judged as counted by hand${reason}`, async () => {
      const book = await bookOf(pack);
      const { directory, manifest } = await read(pack, source, book);
      const [dataset] = manifest.furtherDatasets;
      expect(manifest.sources).toMatchObject([{ dataset: dataset?.id, recognisedBy: "saved", headerRow: 1, rows }]);
      expect(problemsOf(manifest)).toEqual(problems);
      // Opened as anyone would who has only the folder.
      const snapshot = await openSnapshot(directory, { tempDir: lakeDir });
      try {
        const counts: Record<string, readonly [number, number]> = {};
        for await (const event of screenEvents({ snapshot, book, asOf })) {
          if (event.kind !== "rule") continue;
          const { rule, hits, undetermined, failed, notRun } = event.run;
          expect({ rule, failed, notRun }).toEqual({ rule, failed: undefined, notRun: undefined });
          counts[rule] = [hits, undetermined];
        }
        expect(counts).toEqual(found);
      } finally {
        snapshot.close();
      }
    });
  });
}

// Worked out by eye: Durham and Dyfed Powys had no robbery, Dyfed Powys no fraud, Lincolnshire no sexual offence, and
// where there was nothing the publisher wrote 0 for both shares.
it("the excerpt in the repository is judged as it reads", async () => {
  const book = await bookOf("outcomes");
  const { directory } = await read("outcomes", path.join(folder, "outcomes-excerpt.csv"), book, "excerpt");
  const snapshot = await openSnapshot(directory, { tempDir: lakeDir });
  const { hits } = await screen({ snapshot, book, asOf: "2018-12-31" });
  snapshot.close();
  expect(hits.map(({ rule, outcome, legalCaseNo }) => [rule, outcome, legalCaseNo])).toEqual([
    ["O02", "hit", "Lincolnshire"],
    ["O03", "hit", "Durham"],
    ["O03", "hit", "Dyfed Powys"],
    ["O04", "hit", "Dyfed Powys"],
    ["O06", "hit", "Durham"],
    ["O06", "hit", "Dyfed Powys"],
  ]);
});

async function bookOf(pack: string): Promise<RuleBook> {
  const { book, diagnostics } = await loadRuleBook(path.join(folder, pack));
  expect(diagnostics).toEqual([]);
  return book;
}

async function read(pack: string, source: string, { catalogue }: RuleBook, id = pack) {
  const answers = path.join(folder, `${pack}.mapping.yaml`);
  const { mapping, faults } = readMapping(answers, readFileSync(answers, "utf8"), catalogue);
  expect(faults).toEqual([]);
  if (mapping === undefined) throw new Error("no mapping");
  const files = [{ name: path.basename(source), path: source }];
  const result = await readDelivery(files, { lakeDir, id, catalogue, mapping });
  if (result.outcome === "refused") throw new Error(JSON.stringify(result.diagnostics));
  return result;
}

function problemsOf(manifest: DeliveryManifest): Readonly<Record<string, number>> {
  return Object.fromEntries(
    manifest.problems.kinds.map(({ code, columnId, count }) => [
      columnId === null ? code : `${code} ${columnId}`,
      count,
    ]),
  );
}
