// Every shipped register: its template, filled in with the example of its own definition as a person would, enters.
import { registerPaths, type FieldValue, type RegisterDefinition, type RegisterField } from "@jianheng/contract";
import { readXlsx } from "@jianheng/files";
import ExcelJs from "exceljs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { people, startTestOffice, type TestOffice, type TestPerson } from "../../../../test/test-office.ts";

let office: TestOffice;
beforeAll(async () => {
  office = await startTestOffice({ rules: [] });
});
afterAll(() => office.stop());

/** What the ids in the examples are called. */
const called: Readonly<Record<string, string>> = {
  "p-officer": "测案管甲",
  "p-prosecutor": "测检察官",
  县一部: "第一检察部",
};

type Typed = string | number | Date;

/** As a person types it: labels, names, real days and numbers. */
function typed(
  field: Pick<RegisterField, "type"> & { choices?: readonly { id: string; label: { zh: string } }[] },
  value: unknown,
): Typed {
  switch (field.type) {
    case "choice":
      return field.choices!.find(({ id }) => id === value)!.label.zh;
    case "date":
      return new Date(`${String(value)}T00:00:00Z`);
    case "yesNo":
      return value === true ? "是" : "否";
    case "person":
    case "department":
      return called[String(value)]!;
    default:
      return value as Typed;
  }
}

/** Headers of the visible sheets, as another program writes them into a workbook of its own. */
async function headersOf(template: Uint8Array): Promise<ReadonlyMap<string, readonly string[]>> {
  const headers = new Map<string, readonly string[]>();
  const book = await readXlsx({ name: "模板.xlsx", bytes: template });
  for (const sheet of book.sheets.filter(({ hidden }) => !hidden))
    for await (const [first] of book.rows(sheet))
      if (!headers.has(sheet.name))
        headers.set(
          sheet.name,
          first!.cells.map(({ text }) => text),
        );
  book.close();
  return headers;
}

async function filled(template: Uint8Array, { title, fields, create }: RegisterDefinition) {
  const headers = await headersOf(template);
  const book = new ExcelJs.Workbook();
  for (const [name, row] of headers) book.addWorksheet(name).addRow([...row]);
  const fillIn = (sheet: string, row: number, cells: Readonly<Record<string, Typed>>) => {
    for (const [label, value] of Object.entries(cells)) {
      expect(headers.get(sheet), sheet).toContain(label);
      book.getWorksheet(sheet)!.getCell(row, headers.get(sheet)!.indexOf(label) + 1).value = value;
    }
  };
  for (const [id, value] of Object.entries(create.example)) {
    const field = fields.find((each) => each.id === id)!;
    if (field.type !== "rows") {
      fillIn(title.zh, 2, { [field.label.zh]: typed(field, value) });
      continue;
    }
    const join = headers.get(title.zh)![0]!;
    fillIn(title.zh, 2, { [join]: 1 });
    for (const [at, line] of (value as Readonly<Record<string, unknown>>[]).entries()) {
      const cells = Object.entries(line).map(([column, cell]) => {
        const { label, ...rest } = field.columns.find((each) => each.id === column)!;
        return [label.zh, typed(rest, cell)] as const;
      });
      fillIn(field.label.zh, at + 2, { ...Object.fromEntries(cells), [join]: 1 });
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** Somebody who may begin it. */
async function beginner(register: string): Promise<TestPerson> {
  for (const who of [people.prosecutor, people.supervisor, people.officer])
    if ((await (await office.as(who)).registers.definition({ register })).mayCreate) return who;
  throw new Error(`nobody may begin ${register}`);
}

/** What is left out of an example's line is an empty cell. */
function withoutNothing(value: FieldValue | undefined): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((line: unknown) =>
    typeof line === "object" && line !== null
      ? Object.fromEntries(Object.entries(line).filter(([, cell]) => cell !== null))
      : line,
  );
}

describe("the template of every shipped register", () => {
  it("filled in with the example of the definition is entered, value by value", async () => {
    const registers = await (await office.as(people.prosecutor)).registers.list();
    const others = await (await office.as(people.supervisor)).registers.list();
    const ids = [...new Set([...registers, ...others].map(({ register }) => register))];
    expect(ids.length).toBeGreaterThanOrEqual(14);
    for (const register of ids) {
      const who = await beginner(register);
      const api = await office.as(who);
      const { definition } = await api.registers.definition({ register });
      const template = await office.get(who, registerPaths.template(register));
      const body = new FormData();
      body.append(
        "file",
        new Blob([await filled(new Uint8Array(await template.arrayBuffer()), definition)]),
        "填好的.xlsx",
      );
      const answer = await office.request(who, registerPaths.tryWorkbook(register), { method: "POST", body });
      const report = (await answer.json()) as { id: string; digest: string };
      expect(report, register).toMatchObject({ rows: 1, good: 1, faults: [] });
      const { id, digest } = report;
      const entered = await office.request(who, registerPaths.enterWorkbook(register), {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ id, digest, requestId: crypto.randomUUID() }),
      });
      expect(await entered.json(), register).toMatchObject({ done: 1 });
      const { items } = await api.records.list({ register });
      const { allFields } = await api.records.get({ id: items[0]!.id });
      for (const [field, value] of Object.entries(definition.create.example))
        expect(withoutNothing(allFields[field]), `${register}.${field}`).toEqual(value);
    }
  });
});
