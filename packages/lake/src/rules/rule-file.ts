// The shape of a rule file once its YAML is read: see docs/formats/rule-file.md for what each part means.

import { z } from "zod";

export const monitoringLevels = ["L1", "L2", "L3"] as const;
export const cardLevels = ["error", "warn", "info"] as const;
export const ruleLevels = [...monitoringLevels, ...cardLevels] as const;
export type RuleLevel = (typeof ruleLevels)[number];

export const dutyHolders = ["own", "police", "court", "detentionCentre", "other"] as const;
export type DutyHolder = (typeof dutyHolders)[number];

export const subjectKinds = ["case", "suspect", "measure", "return", "document", "property", "judgment"] as const;
export type SubjectKind = (typeof subjectKinds)[number];

export const exampleOutcomes = ["hit", "clear", "undetermined"] as const;
export type ExampleOutcome = (typeof exampleOutcomes)[number];

const text = z.string().trim().min(1);
const bilingual = z.strictObject({ zh: text, en: text });
/** An expression of the rule language. */
const feel = text;
/** A name of the rule language, as written in `let`. */
const name = text;
const day = z.iso.date();
// Every scalar of a rule file arrives as text.
const positive = z
  .string()
  .regex(/^[1-9]\d{0,8}$/u)
  .transform(Number);

/** A decision table: the head of each column, then a list of cells per rule, inputs first. */
const tableInput = z.union([feel, z.strictObject({ expression: feel, allowed: text.optional() })]);
const tableOutput = z.union([
  name,
  z.strictObject({ name: name.optional(), allowed: text.optional(), default: feel.optional() }),
]);
const table = z.strictObject({
  inputs: z.array(tableInput).min(1),
  outputs: z.array(tableOutput).min(1),
  hitPolicy: text.optional(),
  rules: z.array(z.array(z.string())).min(1),
});
export type RuleTable = z.infer<typeof table>;

const level = z.enum(ruleLevels);
const duty = z.enum(dutyHolders);

/** A value, or a base value with conditions under which another one holds: the first that is true wins. */
function graded<Value extends z.ZodEnum>(value: Value) {
  return z.union([value, z.strictObject({ base: value, when: z.partialRecord(value, feel) })]);
}

/** A cell of an example as a person would write it, or one that was filled with something unreadable. */
export const cellValue = z.union([z.string(), z.strictObject({ unreadable: z.string() })]);
export type ExampleCell = z.infer<typeof cellValue>;
const exampleRow = z.record(z.string(), cellValue);
export type ExampleRow = z.infer<typeof exampleRow>;

const citation = z.strictObject({
  instrument: text,
  article: text.optional(),
  paragraph: positive.optional(),
});

const example = z.strictObject({
  name: text,
  asOf: day,
  row: exampleRow,
  datasets: z.record(z.string(), z.array(exampleRow)).optional(),
  expect: z.enum(exampleOutcomes),
  level: level.optional(),
  duty: duty.optional(),
  values: z.record(z.string(), z.string()).optional(),
  missing: z.array(text).optional(),
});
export type RuleExample = z.infer<typeof example>;

export const ruleFile = z.strictObject({
  id: z.string().regex(/^[A-Z][A-Z0-9]*$/u),
  revision: positive,
  title: bilingual,
  kind: bilingual,
  level: graded(level),
  duty: graded(duty),
  basis: z.array(citation).min(1),
  inForce: z.strictObject({ from: day, to: day.optional(), on: name.optional() }),
  over: text,
  subject: z.enum(subjectKinds),
  identity: z.array(text).default([]),
  needs: z.array(text).default([]),
  let: z.record(name, z.union([feel, z.strictObject({ table })])).default({}),
  applies: feel.default("true"),
  hit: feel,
  unknown: z.array(z.strictObject({ when: feel, fact: bilingual })).default([]),
  verify: feel.optional(),
  due: z
    .strictObject({
      limit: text,
      label: bilingual,
      trigger: name,
      legalExpiry: name,
      dueDate: name,
      warningDate: name.optional(),
      inCustody: name.optional(),
    })
    .optional(),
  show: z.array(text).default([]),
  message: bilingual,
  unless: bilingual.optional(),
  examples: z.array(example),
});
export type RuleFile = z.infer<typeof ruleFile>;

export const packFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/u),
  title: bilingual,
  version: text,
});
export type PackFile = z.infer<typeof packFile>;
