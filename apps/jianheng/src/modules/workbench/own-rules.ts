// What offices decided of the rule book, out of the two registers: revisions in force, and rules set aside.
import { ruleQuarantineRegister, ruleRevisionRegister } from "@jianheng/contract";
import type { App } from "../../app.ts";
import { asSystem, type Tx } from "../../database/pool.ts";
import type { OwnRevision, SetAside } from "../rulebook/index.ts";
import { readRuleText, textIn } from "./rule-text.ts";

/** Reads it anew and hands it to the book; after every act that changes it, and at the start. */
export async function refreshOwnRules(app: App): Promise<void> {
  const { own, aside, unreadable } = await asSystem(app.db, async (tx) => ({
    ...(await readOwn(tx, app)),
    aside: await readAside(tx),
  }));
  for (const number of unreadable)
    app.log(`规则修订 ${number} 的文本不能再读入（表或函数有变化），暂按随产品的规则判断，请到规则工作台修改`);
  app.ruleBook.setOwn(own, aside);
}

async function readOwn(tx: Tx, app: App) {
  const rows = await tx
    .selectFrom("record")
    .select(["number", "office_code", "state", "fields"])
    .where("register", "=", ruleRevisionRegister)
    .where("state", "in", ["inForce", "retired"])
    .orderBy("changed_at")
    .execute();
  const own: OwnRevision[] = [];
  const unreadable: string[] = [];
  for (const { number, office_code: officeCode, state, fields } of rows) {
    const inForce = state === "inForce";
    const { rule } = readRuleText(textIn(fields, "ruleText"), textIn(fields, "pack"), app.ruleBook.shipped);
    if (rule !== undefined) own.push({ officeCode, rule, inForce });
    else if (inForce) unreadable.push(number);
  }
  return { own, unreadable };
}

/** The newest decision on each rule of each office counts. */
async function readAside(tx: Tx): Promise<readonly SetAside[]> {
  const rows = await tx
    .selectFrom("record")
    .select(["office_code", "state", "fields"])
    .where("register", "=", ruleQuarantineRegister)
    .orderBy("changed_at")
    .orderBy("id")
    .execute();
  const newest = new Map<string, SetAside | null>();
  for (const { office_code: officeCode, state, fields } of rows) {
    const rule = textIn(fields, "ruleId");
    const aside = state === "quarantined" || state === "retired" ? { officeCode, rule, kind: state } : null;
    newest.set(`${officeCode} ${rule}`, aside as SetAside | null);
  }
  return [...newest.values()].flatMap((aside) => aside ?? []);
}
