// Puts the scenarios that hold on the data date into a world.
import type { WorldContext } from "../context.ts";
import { day, iso } from "../days.ts";
import { datasetIds, type DraftRow } from "../draft.ts";
import type { PendingNumber } from "../identifiers.ts";
import { offices } from "../office.ts";
import type { Expectation, ScenarioSummary } from "../types.ts";
import { scenarios } from "./index.ts";
import type { Scenario, ScenarioFile } from "./scenario.ts";

export interface Planted {
  readonly scenarios: readonly ScenarioSummary[];
  readonly expectations: readonly Expectation[];
}

export function plantScenarios(context: WorldContext): Planted {
  const dataDate = iso(context.dataDate);
  const planted = scenarios.filter(
    (scenario) => scenario.from <= dataDate && dataDate <= (scenario.to ?? "9999-12-31"),
  );
  for (const scenario of planted) for (const file of scenario.files) plantFile(context, file);
  return { scenarios: planted.map(summarise), expectations: planted.flatMap(expectationsOf) };
}

function plantFile(context: WorldContext, file: ScenarioFile): void {
  const office = offices.find((candidate) => candidate.code === file.officeCode);
  if (office === undefined) throw new Error(`no office ${file.officeCode}`);
  const handler = context.handlers.on(office, file.line, day(file.accepted), file.seq);
  // A world must not write into the scenario that the next world plants again.
  const numbers = new Map<unknown, PendingNumber>(file.numbers.map((wish) => [wish, { value: "" }]));
  for (const id of datasetIds) {
    for (const row of file.rows[id]) {
      const own: DraftRow = {};
      for (const [column, value] of Object.entries(row))
        own[column] = typeof value === "object" ? numbers.get(value) : value;
      if (id === "cases") Object.assign(own, { department: handler.department, prosecutor: handler.name });
      context.rows[id].push(own);
    }
  }
  for (const wish of file.numbers) {
    const number = numbers.get(wish);
    if (number !== undefined) context.numbering.adopt(number, office, wish.kind, day(wish.on));
  }
}

function summarise({ id, zh, en, from, files }: Scenario): ScenarioSummary {
  return { id, title: { zh, en }, validFrom: from, caseNos: files.map((file) => file.caseNo) };
}

function expectationsOf(scenario: Scenario): Expectation[] {
  return scenario.expect.map(({ seq, rule, outcome, due, suspect, item, reason }) => {
    const file = scenario.files.find((candidate) => candidate.seq === seq);
    if (file === undefined) throw new Error(`${scenario.id} expects something of a case ${seq} that it does not have`);
    return {
      scenario: scenario.id,
      caseNo: file.caseNo,
      ...(suspect === undefined ? {} : { suspectNo: suspect }),
      ...(item === undefined ? {} : { item }),
      ruleId: rule,
      outcome,
      ...(due === undefined ? {} : { dueDate: due }),
      reason,
    };
  });
}
