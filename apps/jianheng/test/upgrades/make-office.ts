// Makes the office that a fixture holds: a small demonstration with findings in every hand, and what the program that
// made it shows of it.
import type { ActArguments, FindingAct, FindingRow } from "@jianheng/contract";
import { readConfig } from "../../src/config.ts";
import { loadDemonstration } from "../../src/demonstration.ts";
import { startServer } from "../../src/main.ts";
import { clientOf, signIn } from "../test-office.ts";

/** What a program shows of an office: compared with what a later program shows of the same office. */
export interface OfficeFacts {
  readonly cases: number;
  readonly deliveries: readonly { readonly label: string; readonly rows: number; readonly problems: number }[];
  /** By number: where the finding stands, and what was done to it (act, person, ground). */
  readonly findings: Readonly<Record<string, { readonly state: string; readonly history: readonly string[] }>>;
  readonly leaves: number;
  readonly checkpoint: string;
  readonly verifierKey: string;
}

type Client = ReturnType<typeof clientOf>;

/** The plan bears every scenario of the demonstration and a few ordinary cases. */
const demonstrationCases = 10;

/** Fills an empty data folder and gives back what its server then shows. */
export async function makeOffice(dataDir: string): Promise<OfficeFacts> {
  const config = { ...readConfig({ dataDir, port: 0, demonstrationCases, environment: {} }), databaseUrl: undefined };
  const server = await startServer(config, (line) => void process.stderr.write(`${line}\n`));
  try {
    await loadDemonstration(server.app, server.auth, (line) => void process.stderr.write(`${line}\n`));
    const as = async (userName: string): Promise<Client> => {
      const account = server.app.demonstrationAccounts().find((one) => one.userName === userName)!;
      return clientOf(server.address, await signIn(server.address, { id: userName }, account.password));
    };
    await actOnFindings(await as("anguan"), await as("ducha"), await as("jianchaguan"));
    await server.app.proofLog.settled();
    return await factsOf(await as("anguan"));
  } finally {
    await server.stop();
  }
}

/** Findings in every state that people can bring them to. */
async function actOnFindings(officer: Client, supervisor: Client, prosecutor: Client): Promise<void> {
  const assignee = (await prosecutor.session.current({}))!;
  const filters = { officeCode: assignee.office.code };
  const { items: own } = await officer.findings.list({ filters, sort: "case", limit: 40 });
  let versions = new Map(own.map(({ id, version }) => [id, version]));
  const act = async (who: Client, name: FindingAct, on: readonly FindingRow[], given: ActArguments = {}) => {
    const done = await who.findings.act({
      requestId: crypto.randomUUID(),
      act: name,
      on: on.map(({ id }) => ({ id, version: versions.get(id)! })),
      arguments: given,
    });
    versions = new Map([...versions, ...done.items.map(({ id, version }) => [id, version] as const)]);
  };
  await act(officer, "confirm", own.slice(0, 6));
  await act(officer, "dismiss", own.slice(6, 8), {
    dismissalReason: "other",
    reason: "“引号”、\n换行、反斜线 \\N 与 🙂",
  });
  await act(officer, "comment", own.slice(8, 9), { reason: "备注一条" });
  await act(officer, "handOver", own.slice(0, 4), { assigneePersonId: assignee.person.id, answerDue: "2099-01-05" });
  await act(prosecutor, "answer", own.slice(0, 3), { answerKind: "corrected", reason: "已经改正" });
  await act(supervisor, "acceptCorrection", own.slice(0, 2));
  await act(supervisor, "passRecheck", own.slice(0, 1));
}

/** The same questions to every program. */
export async function factsOf(client: Client): Promise<OfficeFacts> {
  const findings: FindingRow[] = [];
  for (let offset = 0, total = 1; offset < total; offset += 200) {
    const page = await client.findings.list({ filters: {}, sort: "case", offset, limit: 200 });
    total = page.total;
    findings.push(...page.items);
  }
  const shown: Record<string, OfficeFacts["findings"][string]> = {};
  for (const { id, number, office, state } of findings) {
    const { history } = await client.findings.get({ id });
    const lines = history.map(({ act, by, from, to, ground, proof }) => [act, by, from, to, ground, proof].join("|"));
    shown[`${office} ${number}`] = { state, history: lines };
  }
  const { leaves, checkpoint, verifierKey } = await client.proof.status({});
  const deliveries = await client.deliveries.list({});
  return {
    cases: (await client.cases.list({ limit: 1 })).total,
    deliveries: deliveries.items.map(({ label, rows, problems }) => ({ label, rows, problems })),
    findings: Object.fromEntries(Object.entries(shown).toSorted(([one], [other]) => (one < other ? -1 : 1))),
    leaves,
    checkpoint,
    verifierKey,
  };
}
