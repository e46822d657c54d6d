import { ruleQuarantineRegister, ruleRevisionRegister, type Bilingual } from "@jianheng/contract";
import type { CompiledRule, RuleBook as LakeRuleBook } from "@jianheng/lake";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import type { Tx } from "../../database/pool.ts";
import { actLabel } from "../registers/index.ts";
import { readRuleText, textIn } from "./rule-text.ts";

/** The text from which a revision of an office was compiled. */
export async function ownTextOf(tx: Tx, rule: CompiledRule, book: LakeRuleBook): Promise<string | undefined> {
  const rows = await tx
    .selectFrom("record")
    .select("fields")
    .where("register", "=", ruleRevisionRegister)
    .where("state", "=", "inForce")
    .where(sql<boolean>`fields ->> 'ruleId' = ${rule.id} AND fields ->> 'over' = ${rule.definition.over}`)
    .orderBy("changed_at", "desc")
    .execute();
  return rows
    .map(({ fields }) => textIn(fields, "ruleText"))
    .find((text) => readRuleText(text, rule.pack, book).rule?.revision === rule.revision);
}

/** Acts on the revisions and quarantines of a rule, the newest first. */
export async function historyOfRule(app: App, tx: Tx, id: string) {
  const rows = await tx
    .selectFrom("act")
    .innerJoin("record", "record.id", "act.record_id")
    .select(["record.id", "record.number", "record.definition_id", "act.act", "act.at", "act.by_name", "act.ground"])
    .where("record.register", "in", [ruleRevisionRegister, ruleQuarantineRegister])
    .where(sql<boolean>`record.fields ->> 'ruleId' = ${id}`)
    .orderBy("act.at", "desc")
    .limit(200)
    .execute();
  const definitionOf = await app.registers.definitionsOf(tx, rows);
  return rows.map((row) => ({
    record: row.id,
    number: row.number,
    at: row.at.toISOString(),
    by: row.by_name,
    says: withGround(actLabel(definitionOf(row), row.act), row.ground),
  }));
}

function withGround(label: Bilingual, ground: string | null): Bilingual {
  return ground === null ? label : { zh: `${label.zh}：${ground}`, en: `${label.en}: ${ground}` };
}
