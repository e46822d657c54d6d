import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { countyCode, people, signIn, startTestOffice, type TestOffice } from "../../../test/test-office.ts";
import { asReader, asSystem } from "../../database/pool.ts";
import { reachOfPosts, withOfficesBelow } from "./domain.ts";

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice();
});
afterAll(() => office.stop());

describe("signing in", () => {
  it("nobody is nobody, and is refused everything else", async () => {
    const api = await office.as(null);
    expect(await api.session.current({})).toBeNull();
    await expect(api.findings.list({ filters: {} })).rejects.toMatchObject({ code: "session.required", status: 401 });
  });

  it("a wrong password opens nothing", async () => {
    await expect(signIn(office.server.address, people.officer, "wrong-password")).rejects.toThrow("401");
  });

  it("a person is told office, roles and pages", async () => {
    const me = await (await office.as(people.officer)).session.current({});
    expect(me).toMatchObject({
      person: { name: "测案管甲" },
      office: { code: countyCode, name: "测试县人民检察院" },
      roles: ["caseManagement"],
      reach: "office",
      pages: ["home", "deliveries", "findings", "cases", "rules", "limits", "compute", "calendar"],
    });
  });

  it("an administrator has no pages with case content", async () => {
    const me = await (await office.as(people.administrator)).session.current({});
    expect(me).toMatchObject({ reach: "none", pages: ["home", "rules", "limits", "compute", "calendar"] });
  });

  it("sight ends with the post", async () => {
    const { db } = office.server.app;
    const api = await office.as(people.neighbour);
    expect((await api.session.current({}))?.reach).toBe("office");
    await asSystem(db, (tx) =>
      tx.updateTable("post").set({ held_to: "2020-12-31" }).where("person_id", "=", people.neighbour.id).execute(),
    );
    expect((await api.session.current({}))?.reach).toBe("none");
  });
});

describe("the database itself", () => {
  it("serves requests as a role that is neither owner nor superuser and cannot bypass row-level security", async () => {
    const { db } = office.server.app;
    const result = await asSystem(db, (tx) =>
      tx.executeQuery<{ name: string; super: boolean; bypass: boolean; owned: number }>({
        sql: `SELECT current_user AS name, rolsuper AS super, rolbypassrls AS bypass,
                     (SELECT count(*) FROM pg_tables WHERE schemaname = 'jianheng' AND tableowner = current_user) AS owned
              FROM pg_roles WHERE rolname = current_user`,
        parameters: [],
      } as never),
    );
    expect(result.rows).toEqual([{ name: "jianheng_application", super: false, bypass: false, owned: 0 }]);
  });

  it("has row-level security on every table with case content", async () => {
    const { db } = office.server.app;
    const result = await asSystem(db, (tx) =>
      tx.executeQuery<{ table: string }>({
        sql: `SELECT relname AS table FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
              WHERE n.nspname = 'jianheng' AND relkind = 'r' AND relrowsecurity ORDER BY 1`,
        parameters: [],
      } as never),
    );
    expect(result.rows.map((row) => row.table)).toEqual([
      "act",
      "agenda_item",
      "awaited_step",
      "case_limit",
      "delivery",
      "examination",
      "finding",
      "finding_paper",
      "hit",
      "legal_case",
      "list_view",
      "meeting_entry",
      "meeting_entry_version",
      "monitoring_paper",
      "notice",
      "record",
      "record_confidential",
      "record_copy",
      "record_file",
      "record_limit",
      "record_link",
      "screening_run",
      "table_mapping",
    ]);
  });

  it("refuses to change or remove what is append-only", async () => {
    const { db } = office.server.app;
    const nobody = { personId: "", offices: [], departments: [], tokens: [] };
    const records = ["record", "record_confidential", "record_file", "record_link", "register_definition"] as const;
    for (const table of ["act", "log_leaf", "examination", "hit", ...records] as const)
      await expect(asReader(db, nobody, (tx) => tx.deleteFrom(table).execute())).rejects.toThrow("permission denied");
  });
});

describe("reach", () => {
  const post = { departmentId: "d1", departmentName: "d", officeCode: "1" };
  it("a head sees the department, an officer the office, the wider wins", () => {
    expect(reachOfPosts([{ ...post, role: "departmentHead" }])).toEqual({
      reach: "department",
      offices: [],
      departments: ["d1"],
    });
    expect(
      reachOfPosts([
        { ...post, role: "departmentHead" },
        { ...post, role: "caseManagement" },
      ]),
    ).toMatchObject({
      reach: "office",
      offices: ["1"],
    });
  });
  it("an administrator's post shuts off case content whatever else is held", () => {
    expect(
      reachOfPosts([
        { ...post, role: "leadership" },
        { ...post, role: "auditAdministrator" },
      ]),
    ).toEqual({
      reach: "none",
      offices: [],
      departments: [],
    });
  });
  it("an office reaches those below, not those beside", () => {
    const tree = [
      { code: "1", parentCode: null },
      { code: "11", parentCode: "1" },
      { code: "12", parentCode: "1" },
      { code: "111", parentCode: "11" },
    ];
    expect(withOfficesBelow(["11"], tree)).toEqual(["11", "111"]);
    expect(withOfficesBelow([], tree)).toEqual([]);
  });
});
