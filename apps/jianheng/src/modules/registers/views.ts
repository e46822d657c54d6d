import { randomUUID } from "node:crypto";
import type { ListView } from "@jianheng/contract";
import type { Selectable } from "kysely";
import type { App } from "../../app.ts";
import { asReader } from "../../database/pool.ts";
import type { ListViewTable } from "../../database/schema.ts";
import { orMissing, routes } from "../../http/context.ts";
import type { SignedIn } from "../identity/index.ts";

/** Filters and columns of a list under a name, for oneself or for the department. */
export function viewRoutes(app: App) {
  return {
    views: routes.registers.views.handler(({ input, context: { signedIn } }) =>
      asReader(app.db, signedIn.reader, async (tx) => {
        const rows = await tx
          .selectFrom("list_view")
          .selectAll()
          .where("register", "=", input.register)
          .orderBy("name")
          .execute();
        return rows.map((row) => present(row, signedIn));
      }),
    ),
    saveView: routes.registers.saveView.handler(({ input, context: { signedIn } }) =>
      asReader(app.db, signedIn.reader, async (tx) => {
        const kept = {
          name: input.name.trim(),
          search: input.search,
          columns: JSON.stringify(input.columns),
          department_id: input.shared ? (signedIn.department?.id ?? null) : null,
        };
        const row =
          input.id === undefined
            ? await tx
                .insertInto("list_view")
                .values({ id: randomUUID(), register: input.register, person_id: signedIn.personId, ...kept })
                .returningAll()
                .executeTakeFirst()
            : await tx
                .updateTable("list_view")
                .set(kept)
                .where("id", "=", input.id)
                .where("person_id", "=", signedIn.personId)
                .returningAll()
                .executeTakeFirst();
        return present(orMissing(row, "record.not_found"), signedIn);
      }),
    ),
    removeView: routes.registers.removeView.handler(({ input, context: { signedIn } }) =>
      asReader(app.db, signedIn.reader, async (tx) => {
        const gone = await tx.deleteFrom("list_view").where("id", "=", input.id).returning("id").executeTakeFirst();
        orMissing(gone, "record.not_found");
        return {};
      }),
    ),
  };
}

function present(row: Selectable<ListViewTable>, signedIn: SignedIn): ListView {
  return {
    id: row.id,
    register: row.register,
    name: row.name,
    search: row.search,
    columns: row.columns,
    shared: row.department_id !== null,
    mine: row.person_id === signedIn.personId,
  };
}
