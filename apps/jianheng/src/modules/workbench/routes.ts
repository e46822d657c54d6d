import { readFile } from "node:fs/promises";
import type { ExampleVerdict, RuleProblem } from "@jianheng/contract";
import type { App } from "../../app.ts";
import { asReader } from "../../database/pool.ts";
import { orMissing, orRefuse, routes } from "../../http/context.ts";
import { refuse } from "../../http/refusal.ts";
import { casesInReach, listCirculars, readCircular } from "./circulars.ts";
import { coverageOf } from "./coverage.ts";
import { draftFrom } from "./draft-from.ts";
import { listRules } from "./list-rules.ts";
import { rulesOfOffice } from "./office-rules.ts";
import { countDecided, precisionOf, reasonsOf } from "./precision.ts";
import { judgeExamples, readRuleText } from "./rule-text.ts";
import { historyOfRule, ownTextOf } from "./store.ts";
import { findTrialDelivery, tryRule } from "./trial.ts";
import { vocabularyOf } from "./vocabulary.ts";

export function workbenchRoutes(app: App) {
  const { workbench } = routes;
  return {
    workbench: {
      rules: workbench.rules.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => listRules(app, tx, signedIn)),
      ),
      text: workbench.text.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const { lake } = await rulesOfOffice(app, tx, signedIn.officeCode);
          const rule = orMissing(
            lake.rules.find(({ id, definition }) => id === input.id && definition.over === input.over),
            "rule.not_found",
          );
          const shipped = app.ruleBook.shipped.rules.includes(rule);
          const text = shipped ? await readFile(rule.file, "utf8") : await ownTextOf(tx, rule, app.ruleBook.shipped);
          return { text: orMissing(text, "rule.not_found"), revision: rule.revision, pack: rule.pack };
        }),
      ),
      vocabulary: workbench.vocabulary.handler(() => vocabularyOf(app.ruleBook.shipped)),
      check: workbench.check.handler(async ({ input }) => checkText(app, input.text)),
      trial: workbench.trial.handler(async ({ input, context: { signedIn } }) => {
        const { rule, problems } = readRuleText(input.text, ownPack, app.ruleBook.shipped);
        const readable = orRefuse(rule ?? refuse("rule.text_wrong", wordsOf(problems)));
        const delivery = orRefuse(await findTrialDelivery(app, signedIn, input.deliveryId));
        return tryRule(app, signedIn, readable, delivery);
      }),
      ledger: workbench.ledger.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const rule = orMissing(app.ruleBook.find(input.id), "rule.not_found");
          const counts = await countDecided(tx, { rule: input.id });
          const by = (key: "revision" | "period") =>
            [...new Set(counts.map((count) => count[key]))]
              .toSorted((one, other) => (one < other ? 1 : -1))
              .map((value) => ({ value, precision: precisionOf(counts.filter((count) => count[key] === value)) }));
          return {
            id: rule.id,
            title: rule.title,
            whole: precisionOf(counts),
            byRevision: by("revision").map(({ value, precision }) => ({ revision: value, precision })),
            byPeriod: by("period").map(({ value, precision }) => ({ period: value, precision })),
            reasons: reasonsOf(counts),
            history: await historyOfRule(app, tx, input.id),
          };
        }),
      ),
      circulars: workbench.circulars.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, listCirculars),
      ),
      circular: workbench.circular.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => readCircular(app, tx, input.batch)),
      ),
      draftFrom: workbench.draftFrom.handler(async ({ input, context: { signedIn } }) => {
        const delivery = orRefuse(await findTrialDelivery(app, signedIn, undefined));
        const known = await asReader(app.db, signedIn.reader, (tx) => casesInReach(tx, input.caseNos));
        return draftFrom(app, delivery, { ...input, caseNos: known });
      }),
      coverage: workbench.coverage.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const { lake } = await rulesOfOffice(app, tx, signedIn.officeCode);
          return coverageOf(lake.catalogue, lake.rules);
        }),
      ),
    },
  };
}

/** The pack of a text that is only looked at. */
const ownPack = "own";

function wordsOf(problems: readonly RuleProblem[]) {
  const error = problems.find(({ severity }) => severity === "error");
  return {
    line: String(error?.line ?? 1),
    detail: error?.message.zh ?? "",
    "detail.en": error?.message.en ?? "",
  };
}

async function checkText(app: App, text: string) {
  const book = app.ruleBook.shipped;
  const { rule, problems } = readRuleText(text, ownPack, book);
  const examples: readonly ExampleVerdict[] = rule === undefined ? [] : await judgeExamples(rule, book);
  return {
    rule:
      rule === undefined
        ? null
        : { id: rule.id, over: rule.definition.over, title: rule.definition.title, revision: rule.revision },
    problems: [...problems],
    examples: [...examples],
  };
}
