import type { RegisterDefinition } from "@jianheng/contract";
import { roles } from "@jianheng/contract";
import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { orMissing, orRefuse, routes } from "../../http/context.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { appendLeaves } from "../ledger/index.ts";
import { digestOfText, type HeldRegister } from "./catalogue.ts";
import { compareDefinitions, readDefinition } from "./definition/index.ts";

/** Set-up of registers: whoever sets the system up. No case content is in a definition. */
export function definitionRoutes(app: App) {
  return {
    definitions: {
      list: routes.definitions.list.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          orRefuse(refusalToSetUp(signedIn) ?? {});
          return Promise.all((await app.registers.list(tx)).map((held) => summaryOf(tx, held)));
        }),
      ),
      text: routes.definitions.text.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          orRefuse(refusalToSetUp(signedIn) ?? {});
          const held = orMissing(await app.registers.find(tx, input.register, input.version), "register.not_found");
          return { text: held.compiled.text };
        }),
      ),
      check: routes.definitions.check.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          orRefuse(refusalToSetUp(signedIn) ?? {});
          const { definition, faults } = readDefinition(input.text, await registersInUse(app, tx));
          const before = definition === undefined ? undefined : await app.registers.find(tx, definition.register);
          return {
            faults: [...faults],
            definition: definition ?? null,
            changes:
              before === undefined || definition === undefined
                ? []
                : [...compareDefinitions(before.compiled.definition, definition)],
          };
        }),
      ),
      adopt: routes.definitions.adopt.handler(async ({ input, context: { signedIn } }) => {
        const adopted = await asReader(app.db, signedIn.reader, (tx) => adopt(app, tx, signedIn, input));
        const answer = orRefuse(adopted);
        app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
        return answer;
      }),
    },
  };
}

/** Why the person may not see or change definitions as files; null when he may. */
export function refusalToSetUp({ roles: held }: SignedIn): Refusal | null {
  if (held.includes("systemAdministrator")) return null;
  return refuse("access.denied", { who: roles.systemAdministrator.zh, "who.en": roles.systemAdministrator.en });
}

async function adopt(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: { readonly requestId: string; readonly text: string; readonly ground: string },
) {
  const refusal = refusalToSetUp(signedIn);
  if (refusal !== null) return refusal;
  const { definition, faults } = readDefinition(request.text, await registersInUse(app, tx));
  if (definition === undefined || faults.length > 0)
    return refuse("definition.invalid", { count: String(faults.length) });
  // Whoever adopts at the same moment waits for the log's head, which both need.
  await tx.selectFrom("log_head").select("next_index").forUpdate().executeTakeFirstOrThrow();
  const again = await tx
    .selectFrom("register_definition")
    .select("id")
    .where("request_id", "=", request.requestId)
    .executeTakeFirst();
  if (again !== undefined) return summaryOf(tx, await app.registers.get(tx, again.id));
  const before = await app.registers.find(tx, definition.register);
  const expected = (before?.compiled.definition.version ?? 0) + 1;
  if (definition.version !== expected)
    return refuse("definition.version", { expected: String(expected), given: String(definition.version) });
  const id = await insertDefinition(app, tx, signedIn, { ...request, definition });
  return summaryOf(tx, await app.registers.get(tx, id));
}

/** What a definition may refer to. */
async function registersInUse(app: App, tx: Tx): Promise<ReadonlyMap<string, RegisterDefinition>> {
  const held = await app.registers.list(tx);
  return new Map(held.map(({ compiled: { definition } }) => [definition.register, definition]));
}

async function insertDefinition(
  app: App,
  tx: Tx,
  signedIn: SignedIn,
  request: {
    readonly requestId: string;
    readonly text: string;
    readonly ground: string;
    readonly definition: RegisterDefinition;
  },
): Promise<number> {
  const { register, version } = request.definition;
  const row = {
    register,
    version,
    digest: digestOfText(request.text),
    adopted_by: signedIn.personId,
    adopted_at: app.clock.now(),
    ground: request.ground.trim(),
    request_id: request.requestId,
  };
  const [leaf] = await appendLeaves(tx, [definitionContent(row)]);
  const { id } = await tx
    .insertInto("register_definition")
    .values({ ...row, origin: "adopted", text: request.text, nonce: leaf!.nonce, leaf_index: leaf!.leafIndex })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** What the leaf of an adopted definition commits to. */
export function definitionContent(row: {
  readonly register: string;
  readonly version: number;
  readonly digest: string;
  readonly adopted_by: string | null;
  readonly adopted_at: Date;
  readonly ground: string | null;
  readonly request_id: string | null;
}): Record<string, unknown> {
  return {
    type: "registerDefinition",
    register: row.register,
    version: row.version,
    digest: row.digest,
    by: row.adopted_by,
    at: row.adopted_at.toISOString(),
    ground: row.ground,
    request: row.request_id,
  };
}

async function summaryOf(tx: Tx, { id, origin, compiled }: HeldRegister) {
  const { register, version, title } = compiled.definition;
  const row = await tx
    .selectFrom("register_definition")
    .leftJoin("person", "person.id", "register_definition.adopted_by")
    .select(["adopted_at", "person.name"])
    .where("register_definition.id", "=", id)
    .executeTakeFirstOrThrow();
  const { last } = await tx
    .selectFrom("record_number")
    .select((of) => of.fn.coalesce(of.fn.sum<number>("last"), of.val(0)).as("last"))
    .where("register", "=", register)
    .executeTakeFirstOrThrow();
  return {
    register,
    version,
    title,
    origin,
    adoptedBy: row.name,
    adoptedAt: origin === "adopted" ? row.adopted_at.toISOString() : null,
    lines: compiled.text.trimEnd().split("\n").length,
    records: last,
  };
}
