import type { RegisterDefinition } from "@jianheng/contract";
import { describe, expect, test } from "vitest";
import { commonRecordActs, flowActs, primaryRecordAct } from "./acts.ts";

const label = { zh: "某", en: "some" };
const act = (id: string, expected = true) => ({ id, label, from: ["a"], by: ["author"], ground: "optional", expected });
const definition = { acts: [act("approve"), act("refuse", false), act("answer")] } as unknown as RegisterDefinition;
const ids = (acts: readonly { readonly id: string }[]) => acts.map(({ id }) => id);

describe("acts on offer", () => {
  test("remarks, files and links are no acts of the flow; the server's order stays", () => {
    expect(ids(flowActs(definition, { allowedActs: ["answer", "refuse", "comment", "attach", "link"] }))).toEqual([
      "answer",
      "refuse",
    ]);
  });

  test("what is only possible is never the primary act", () => {
    expect(primaryRecordAct(definition, { allowedActs: ["refuse", "answer"] })?.id).toBe("answer");
    expect(primaryRecordAct(definition, { allowedActs: ["refuse", "comment"] })).toBeUndefined();
  });

  test("of many records only what all allow", () => {
    expect(
      ids(
        commonRecordActs(definition, [{ allowedActs: ["answer", "approve"] }, { allowedActs: ["approve", "refuse"] }]),
      ),
    ).toEqual(["approve"]);
    expect(commonRecordActs(definition, [])).toEqual([]);
  });
});
