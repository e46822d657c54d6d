import type { RegisterDefinition } from "@jianheng/contract";
import { describe, expect, it } from "vitest";
import { compareDefinitions } from "./compare-definitions.ts";
import { readDefinition } from "./read-definition.ts";
import { changedText, smallRegister } from "../../../../test/small-register.ts";

function definitionOf(...changes: readonly (readonly [string, string])[]): RegisterDefinition {
  const { definition, faults } = readDefinition(changedText(smallRegister, ...changes));
  expect(faults).toEqual([]);
  if (definition === undefined) throw new Error("no definition");
  return definition;
}

const before = definitionOf();

describe("changes between two versions of a register", () => {
  it("are none for the same text in another layout", () => {
    const after = definitionOf(["group: act\norder: 10\n", "order: 10\ngroup: 'act'\n"]);
    expect(compareDefinitions(before, after)).toEqual([]);
  });

  it("name a changed word, and who may act, by the id of the part", () => {
    const after = definitionOf(
      ["version: 1", "version: 2"],
      ["en: Amount }", "en: Sum }"],
      ["by: [role:leadership]", "by: [role:leadership, role:supervision]"],
    );
    expect(compareDefinitions(before, after)).toEqual([
      { path: "version", before: "1", after: "2" },
      { path: "fields.amount.label.en", before: "Amount", after: "Sum" },
      { path: "acts.approve.by", before: "role:leadership", after: "role:leadership、role:supervision" },
    ]);
  });

  it("show a field that is new, one that is gone, and another order", () => {
    const note = "  - { id: note, label: { zh: 备注, en: Note }, type: text }\n";
    const remark = "  - { id: remark, label: { zh: 说明, en: Remark }, type: text }\n";
    const after = definitionOf([note, remark], ["writes: [opinion, note]", "writes: [opinion, remark]"]);
    expect(compareDefinitions(before, after)).toEqual([
      { path: "fields.remark", before: null, after: "{ id: remark, label: { zh: 说明, en: Remark }, type: text }" },
      { path: "fields.note", before: "{ id: note, label: { zh: 备注, en: Note }, type: text }", after: null },
      { path: "acts.approve.writes", before: "opinion、note", after: "opinion、remark" },
    ]);
    const moved = definitionOf([note, ""], ["fields:\n", `fields:\n${note}`]);
    expect(compareDefinitions(before, moved)).toEqual([
      {
        path: "fields",
        before:
          "name、kind、topics、amount、count、share、openedOn、urgent、handler、unit、items、opinion、note、total、secret",
        after:
          "note、name、kind、topics、amount、count、share、openedOn、urgent、handler、unit、items、opinion、total、secret",
      },
    ]);
  });

  it("follow guards by their place and show a sentence that is new", () => {
    const after = definitionOf(["when: 金额 > 0", "when: 金额 >= 100"]);
    expect(compareDefinitions(before, after)).toEqual([
      { path: "acts.approve.guards[0].when", before: "金额 > 0", after: "金额 >= 100" },
    ]);
  });
});
