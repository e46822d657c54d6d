// A rule that is wrong more often than an office bears is set aside until another person has reviewed it.
import { ruleQuarantineRegister, type Precision } from "@jianheng/contract";
import { sql } from "kysely";
import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { isRefusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { createRecord } from "../registers/index.ts";
import { rulesOfOffice } from "./office-rules.ts";
import { countDecided, precisionOf } from "./precision.ts";

/** A proposal of ours, no law's: fewer decisions say too little; below half, more than every second look was in vain. */
export const quarantineBelow = { decisions: 20, share: 0.5 } as const;

/** Whether the decisions on a revision are enough and bad enough. */
export function isBelow(precision: Precision): boolean {
  return (
    precision.share !== null &&
    precision.decided >= quarantineBelow.decisions &&
    precision.share < quarantineBelow.share
  );
}

/**
 * After findings were decided: sets each of their rules aside whose present revision falls below. What was decided before
 * a review put the rule back counts no more. In the name of whoever decided, who therefore cannot review it.
 */
export async function quarantineWrong(app: App, signedIn: SignedIn, rules: readonly string[]): Promise<void> {
  if (!signedIn.roles.includes("caseManagement")) return;
  for (const rule of new Set(rules)) {
    const id = await asReader(app.db, signedIn.reader, (tx) => quarantineIfWrong(app, tx, signedIn, rule));
    if (id !== null) await app.registerHooks.get(ruleQuarantineRegister)?.changed?.(id);
  }
}

async function quarantineIfWrong(app: App, tx: Tx, signedIn: SignedIn, rule: string): Promise<string | null> {
  const { lake, quarantined } = await rulesOfOffice(app, tx, signedIn.officeCode);
  const parts = lake.rules.filter(({ id }) => id === rule);
  if (parts.length === 0 || quarantined.has(rule)) return null;
  const since = await lastReview(tx, signedIn.officeCode, rule);
  const counts = await countDecided(tx, { rule, ...(since === null ? {} : { since }) });
  for (const { revision, definition } of parts) {
    const precision = precisionOf(counts.filter((count) => count.revision === revision));
    if (!isBelow(precision)) continue;
    const created = await createRecord(app, tx, signedIn, {
      requestId: crypto.randomUUID(),
      register: ruleQuarantineRegister,
      fields: {
        ruleId: rule,
        ruleTitle: definition.title.zh,
        revision,
        reason: "precision",
        figures: figuresOf(precision),
      },
    });
    if (!isRefusal(created)) return created.id;
    app.log(`rule ${rule} was not set aside: ${created.refused.code}`);
  }
  return null;
}

/** When a review last put the rule back. */
async function lastReview(tx: Tx, officeCode: string, rule: string): Promise<Date | null> {
  const row = await tx
    .selectFrom("record")
    .select("changed_at")
    .where("register", "=", ruleQuarantineRegister)
    .where("office_code", "=", officeCode)
    .where("state", "=", "released")
    .where(sql<boolean>`fields ->> 'ruleId' = ${rule}`)
    .orderBy("changed_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.changed_at ?? null;
}

const percent = (share: number | null) => `${Math.round((share ?? 0) * 100)}%`;

function figuresOf(precision: Precision): string {
  return (
    `本修订经人核实 ${precision.decided} 件，确认 ${precision.confirmed} 件（${percent(precision.share)}，` +
    `95% 置信区间 ${percent(precision.low)} 至 ${percent(precision.high)}），低于设定的 ${percent(quarantineBelow.share)}；` +
    `误报 ${precision.falseAlarms} 件，有文书说明 ${precision.explained} 件，其他 ${precision.other} 件。` +
    `数据滞后的 ${precision.dataLag} 件不计。`
  );
}
