// What the workbench adds to its registers: a text that has errors, or whose examples do not come out, goes no further;
// a revision that is approved takes the place of the one before it; the book follows at once.
import { ruleQuarantineRegister, ruleRevisionRegister, type FieldValues } from "@jianheng/contract";
import type { App } from "../../app.ts";
import { refuse, type Refusal } from "../../http/refusal.ts";
import type { RuleBook } from "../rulebook/index.ts";
import {
  actWithin,
  type ActedRecord,
  type RegisterHook,
  type RegisterHooks,
  type Writing,
} from "../registers/index.ts";
import { refreshOwnRules } from "./own-rules.ts";
import { judgeExamples, readRuleText, textIn } from "./rule-text.ts";

/** Acts for which the text must stand the test. */
const tested: ReadonlySet<string> = new Set(["tryOut", "submit", "approve"]);

const replacedBy = "由新批准的修订取代";

async function refusalOfText(values: FieldValues, book: RuleBook): Promise<Refusal | null> {
  const { rule, problems } = readRuleText(textIn(values, "ruleText"), textIn(values, "pack"), book.shipped);
  const [error] = problems.filter(({ severity }) => severity === "error");
  if (rule === undefined)
    return refuse("rule.text_wrong", {
      line: String(error?.line ?? 1),
      detail: error?.message.zh ?? "",
      "detail.en": error?.message.en ?? "",
    });
  if (rule.id !== values.ruleId || rule.definition.over !== values.over)
    return refuse("rule.other_rule", { rule: `${textIn(values, "ruleId")}（${textIn(values, "over")}）` });
  const wrong = (await judgeExamples(rule, book.shipped)).find(({ faults }) => faults.length > 0);
  return wrong === undefined ? null : refuse("rule.example_wrong", { example: wrong.name });
}

function revisionHook(app: () => App): RegisterHook {
  return {
    refuses: async (_tx, { act, values }) => (tested.has(act) ? refusalOfText(values, app().ruleBook) : null),
    afterActs: async (writing, records) => {
      const added = new Map<string, Readonly<Record<string, unknown>>>();
      for (const record of records)
        if (record.act === "approve") added.set(record.id, await replaceEarlier(app(), writing, record));
      return added;
    },
    changed: () => refreshOwnRules(app()),
  };
}

/** Retires the office's revision of the same rule that was in force until now. */
async function replaceEarlier(app: App, writing: Writing, { id, values }: ActedRecord) {
  const earlier = await writing.tx
    .selectFrom("record as other")
    .innerJoin("record as own", "own.office_code", "other.office_code")
    .select(["other.id", "other.fields"])
    .where("own.id", "=", id)
    .where("other.register", "=", ruleRevisionRegister)
    .where("other.state", "=", "inForce")
    .where("other.id", "<>", id)
    .execute();
  const replaced = earlier.filter(({ fields }) => fields.ruleId === values.ruleId && fields.over === values.over);
  for (const other of replaced)
    await actWithin(writing, app.registers, { id: other.id, act: "retire", ground: replacedBy });
  const { rule } = readRuleText(textIn(values, "ruleText"), textIn(values, "pack"), app.ruleBook.shipped);
  return { revision: rule?.revision ?? null, replaced: replaced.map((other) => other.id) };
}

export function workbenchHooks(app: () => App): RegisterHooks {
  return new Map<string, RegisterHook>([
    [ruleRevisionRegister, revisionHook(app)],
    [ruleQuarantineRegister, { changed: () => refreshOwnRules(app()) }],
  ]);
}
