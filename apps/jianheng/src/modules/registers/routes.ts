import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { orMissing, routes } from "../../http/context.ts";
import type { SignedIn } from "../identity/index.ts";
import type { HeldRegister } from "./catalogue.ts";
import { actorOf, judgeCreate } from "./records/policy.ts";
import { recordRoutes } from "./records/routes.ts";
import { viewRoutes } from "./views.ts";
import { inboxRoutes } from "./inbox/routes.ts";
import { definitionRoutes } from "./definition-routes.ts";

export function registerRoutes(app: App) {
  return {
    registers: {
      list: routes.registers.list.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const summaries = await Promise.all(
            (await app.registers.list(tx)).map((held) => summaryOf(tx, signedIn, held)),
          );
          return summaries
            .filter((summary) => summary.mayCreate || summary.open > 0 || summary.reads)
            .map(({ reads: _reads, ...summary }) => summary);
        }),
      ),
      definition: routes.registers.definition.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const held = orMissing(await app.registers.find(tx, input.register, input.version), "register.not_found");
          const { definition } = held.compiled;
          return { definition, mayCreate: mayCreate(signedIn, held) };
        }),
      ),
      ...viewRoutes(app),
    },
    ...recordRoutes(app),
    ...inboxRoutes(app),
    ...definitionRoutes(app),
  };
}

function mayCreate(signedIn: SignedIn, { compiled }: HeldRegister): boolean {
  return judgeCreate(compiled.definition, signedIn.officeCode, actorOf(signedIn)).allowed;
}

/** Open records that are counted; the menu shows no more. */
const openMost = 1000;

async function summaryOf(tx: Tx, signedIn: SignedIn, held: HeldRegister) {
  const { register, version, title, purpose, group, order, menu, readers } = held.compiled.definition;
  const { open } = await tx
    .selectFrom(
      tx
        .selectFrom("record")
        .select("id")
        .where("register", "=", register)
        .where("ended", "=", false)
        .limit(openMost)
        .as("found"),
    )
    .select((row) => row.fn.countAll<number>().as("open"))
    .executeTakeFirstOrThrow();
  const reads = readers.some((who) => who === "anyone" || signedIn.roles.some((role) => who === `role:${role}`));
  return { register, version, title, purpose, group, order, menu, mayCreate: mayCreate(signedIn, held), open, reads };
}
