import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { orMissing, routes } from "../../http/context.ts";
import { withWords } from "../calendar/index.ts";
import type { RuleInfo } from "./rule-info.ts";

/** How the findings of a rule were decided so far. */
type DecisionsOf = (tx: Tx, rule: string) => Promise<{ confirmed: number; dismissed: number; open: number }>;

/** `decisionsOf` comes from the later module that keeps findings. */
export function rulebookRoutes(app: App, decisionsOf: DecisionsOf) {
  return {
    rules: {
      list: routes.rules.list.handler(() => app.ruleBook.list().map(summaryOf)),
      get: routes.rules.get.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const rule = orMissing(app.ruleBook.find(input.id), "rule.not_found");
          return {
            ...summaryOf(rule),
            lets: rule.lets,
            applies: rule.applies,
            hit: rule.hit,
            unless: rule.unless,
            message: rule.message,
            examples: [...rule.examples],
            citations: rule.basis.map(withWords),
            record: await decisionsOf(tx, rule.id),
          };
        }),
      ),
    },
  };
}

function summaryOf(rule: RuleInfo) {
  const { id, revision, title, kind, pack, level, duty, over, inForceFrom, inForceTo } = rule;
  return { id, revision, title, kind, pack, level, duty, over, basis: [...rule.basis], inForceFrom, inForceTo };
}
