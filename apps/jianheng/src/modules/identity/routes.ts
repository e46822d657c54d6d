import { asReader } from "../../database/pool.ts";
import type { App } from "../../app.ts";
import { openRoutes, routes } from "../../http/context.ts";
import { listDepartments, listOffices, listPeople } from "./store.ts";

export function identityRoutes(app: App) {
  return {
    session: {
      current: openRoutes.session.current.handler(({ context: { signedIn } }) =>
        signedIn === null
          ? null
          : {
              person: { id: signedIn.personId, name: signedIn.personName },
              userName: signedIn.userName,
              office: { code: signedIn.officeCode, name: signedIn.officeName, level: signedIn.officeLevel },
              department: signedIn.department && { ...signedIn.department, officeCode: signedIn.officeCode },
              roles: [...signedIn.roles],
              reach: signedIn.reach,
              pages: [...signedIn.pages],
              demonstration: signedIn.demonstration,
              today: signedIn.today,
            },
      ),
      demonstrationAccounts: openRoutes.session.demonstrationAccounts.handler(() => [...app.demonstrationAccounts()]),
    },
    organisation: {
      offices: routes.organisation.offices.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) =>
          (await listOffices(tx)).map((office) => ({
            code: office.code,
            name: office.name,
            level: office.level as "province" | "city" | "county",
            parentCode: office.parentCode,
          })),
        ),
      ),
      departments: routes.organisation.departments.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => listDepartments(tx, input.officeCode)),
      ),
      people: routes.organisation.people.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) =>
          listPeople(tx, { officeCode: input.officeCode, departmentId: input.departmentId, day: signedIn.today }),
        ),
      ),
    },
  };
}
