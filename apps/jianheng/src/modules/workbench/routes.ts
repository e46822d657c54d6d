import { readFile } from "node:fs/promises";
import {
  ruleQuarantineRegister,
  ruleRevisionRegister,
  type ExampleVerdict,
  type RuleProblem,
  type RuleState,
} from "@jianheng/contract";
import { typeName } from "@jianheng/feel";
import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { orMissing, orRefuse, routes } from "../../http/context.ts";
import { refuse } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { keyOf } from "../rulebook/index.ts";
import { stateLabel } from "../registers/index.ts";
import { casesInReach, listCirculars, readCircular } from "./circulars.ts";
import { coverageOf } from "./coverage.ts";
import { draftFrom } from "./draft-from.ts";
import { rulesOfOffice } from "./office-rules.ts";
import { countDecided, precisionOf, reasonsOf } from "./precision.ts";
import { judgeExamples, readRuleText } from "./rule-text.ts";
import { historyOfRule, ownTextOf } from "./store.ts";
import { findTrialDelivery, tryRule } from "./trial.ts";

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
      vocabulary: workbench.vocabulary.handler(() => vocabularyOf(app)),
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

async function listRules(app: App, tx: Tx, signedIn: SignedIn) {
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

function vocabularyOf(app: App) {
  const { catalogue, functions } = app.ruleBook.shipped;
  return {
    datasets: catalogue.map(({ label, en, columns }) => ({
      label,
      en,
      columns: columns.map((column) => ({ label: column.label, en: column.en, type: column.type })),
    })),
    functions: functions.functions.map(({ names, parameters, result, docs }) => ({
      name: names[0] ?? "",
      signature: `${names[0] ?? ""}(${parameters.map(({ names: [name], type }) => `${name ?? ""}: ${typeName(type)}`).join(", ")}) → ${typeName(result)}`,
      says: { zh: docs.zh, en: docs.en },
    })),
  };
}
