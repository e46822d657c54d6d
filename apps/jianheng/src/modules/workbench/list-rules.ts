// Every rule of an office: by what it judges now, what is under way, and how often it was right.
import { ruleQuarantineRegister, ruleRevisionRegister, type RuleState } from "@jianheng/contract";
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import type { SignedIn } from "../identity/index.ts";
import { stateLabel } from "../registers/index.ts";
import { keyOf } from "../rulebook/index.ts";
import { rulesOfOffice } from "./office-rules.ts";
import { countDecided, precisionOf } from "./precision.ts";

export async function listRules(app: App, tx: Tx, signedIn: SignedIn) {
  const { lake, quarantined } = await rulesOfOffice(app, tx, signedIn.officeCode);
  const counts = await countDecided(tx);
  const records = await tx
    .selectFrom("record")
    .select(["id", "number", "register", "state", "fields", "definition_id"])
    .where("register", "in", [ruleRevisionRegister, ruleQuarantineRegister])
    .where((where) => where.or([where("ended", "=", false), where("state", "=", "retired")]))
    .orderBy("changed_at", "desc")
    .execute();
  const definitionOf = await app.registers.definitionsOf(tx, records);
  const shipped = new Set(app.ruleBook.shipped.rules);
  const retired = records.filter(({ register, state }) => register === ruleQuarantineRegister && state === "retired");
  const inForce = new Set(lake.rules.map(keyOf));
  // What was retired is no longer among the rules of the office; it is listed, so that it can be seen and begun anew.
  const gone = app.ruleBook.shipped.rules.filter(
    (rule) => !inForce.has(keyOf(rule)) && retired.some(({ fields }) => fields.ruleId === rule.id),
  );
  return [...lake.rules, ...gone].map((rule) => {
    const { id, definition, pack, revision } = rule;
    const aside = records.find(
      ({ register, state, fields }) =>
        register === ruleQuarantineRegister && fields.ruleId === id && (state === "quarantined" || state === "retired"),
    );
    const underWay = records.filter(
      ({ register, state, fields }) =>
        register === ruleRevisionRegister &&
        fields.ruleId === id &&
        fields.over === definition.over &&
        ["draft", "trial", "submitted"].includes(state),
    );
    const state: RuleState = gone.includes(rule)
      ? "retired"
      : quarantined.has(id)
        ? "quarantined"
        : shipped.has(rule)
          ? "shipped"
          : "own";
    return {
      id,
      over: definition.over,
      title: definition.title,
      kind: definition.kind,
      pack,
      level: rule.levels.base,
      revision,
      state,
      underWay: underWay.map((record) => ({
        record: record.id,
        number: record.number,
        state: stateLabel(definitionOf(record), record.state),
      })),
      setAside: state === "quarantined" || state === "retired" ? (aside?.id ?? null) : null,
      precision: precisionOf(counts.filter((count) => count.rule === id)),
    };
  });
}
