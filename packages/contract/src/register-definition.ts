// A register is a definition: fields, a flow of states and acts, limits, documents. The server runs it, the pages draw
// it, an office writes one as YAML and another adopts the file. docs/formats/register.md says what each part means.
//
// The language stays small on purpose: no loops, no functions of one's own, no writing to other records except opening
// a linked one. What needs more is TypeScript in a module.
import { z } from "zod";
import { bilingual, citation } from "./values.ts";

/** Identifiers of registers, fields, states, acts: camelCase, as in the API and in files. */
const identifier = z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/);
/** An expression of the rule language over the record's fields, by their Chinese labels. */
const feel = z.string().min(1).max(2000);
/** Text with expressions in double braces: `关于{{案件}}的通知`. */
const template = z.string().min(1).max(4000);

/**
 * Somebody, as a definition can say it:
 * - `role:supervision`   holders of the role in the record's office
 * - `author`             who registered the record
 * - `person:FIELD`       the person in the field
 * - `department:FIELD`   everybody with a post in the department in the field
 * - `head:FIELD`         the heads of that department
 * - `office:FIELD`       case management, supervision and leadership of the office in the field
 * - `did:ACT`            who last did the act
 * - `anyone`             everybody with a post in the record's office, administrators excepted
 */
export const who = z
  .string()
  .regex(/^(author|anyone|role:[a-z][A-Za-z]*|(person|department|head|office|did):[a-z][A-Za-z0-9]*)$/);

const fieldBase = {
  id: identifier,
  label: bilingual,
  help: bilingual.optional(),
  /** Kept apart from the record and shown to these alone (and to whoever wrote it). */
  readBy: z.array(who).min(1).optional(),
};
const choiceList = z
  .array(z.object({ id: identifier, label: bilingual }))
  .min(1)
  .max(60);

export const scalarFieldTypes = ["text", "longText", "integer", "number", "money", "date", "yesNo"] as const;
const scalarField = z.strictObject({
  ...fieldBase,
  type: z.enum(scalarFieldTypes),
  /** Computed from other fields at every act, never typed in. */
  derived: feel.optional(),
});
const choiceField = z.strictObject({ ...fieldBase, type: z.enum(["choice", "choices"]), choices: choiceList });
const referenceField = z.strictObject({
  ...fieldBase,
  type: z.enum(["person", "department", "office", "case", "finding"]),
});
const recordField = z.strictObject({ ...fieldBase, type: z.literal("record"), register: identifier });
const rowColumn = z.discriminatedUnion("type", [
  z.strictObject({
    id: identifier,
    label: bilingual,
    type: z.enum(scalarFieldTypes),
    required: z.boolean().optional(),
  }),
  z.strictObject({
    id: identifier,
    label: bilingual,
    type: z.literal("choice"),
    choices: choiceList,
    required: z.boolean().optional(),
  }),
]);
/** A small table inside the record: items asked for, people heard. In expressions a list, as a dataset is in rules. */
const rowsField = z.strictObject({ ...fieldBase, type: z.literal("rows"), columns: z.array(rowColumn).min(1).max(20) });

export const registerField = z.discriminatedUnion("type", [
  scalarField,
  choiceField,
  referenceField,
  recordField,
  rowsField,
]);
export type RegisterField = z.infer<typeof registerField>;
export type RowColumn = z.infer<typeof rowColumn>;

const guard = z.strictObject({
  /** Must be true for the act; unknown refuses too, and names what is missing. */
  when: feel,
  message: bilingual,
});

/** Values by field id, as a person might type them; examples in definitions are tests of the flow. */
const exampleValues = z.record(identifier, z.unknown());

const opening = z.strictObject({
  register: identifier,
  /** What the new record is to this one, as people say it. */
  relation: bilingual,
  /** Fields of the new record, from expressions over this one. */
  set: z.record(identifier, feel),
});

export const registerAct = z.strictObject({
  id: identifier,
  label: bilingual,
  from: z.array(identifier).min(1),
  /** State afterwards; absent: it stays. */
  to: identifier.optional(),
  by: z.array(who).min(1),
  /** Never these, whatever else they are: who carried it out does not accept it. */
  except: z.array(who).optional(),
  /** Fields the act writes, in the order of its form. */
  writes: z.array(identifier).optional(),
  /** Fields that must have a value afterwards. */
  needs: z.array(identifier).optional(),
  ground: z.enum(["none", "optional", "required"]).default("optional"),
  guards: z.array(guard).optional(),
  starts: z.array(identifier).optional(),
  stops: z.array(identifier).optional(),
  opens: z.array(opening).optional(),
  /** Documents made and filed with the act. */
  prints: z.array(identifier).optional(),
  notifies: z.array(who).optional(),
  /** What these are expected to do next: it stands in their 待办. Other acts are possible, not expected. */
  expected: z.boolean().default(true),
  example: exampleValues.optional(),
});
export type RegisterAct = z.infer<typeof registerAct>;

export const registerLimit = z
  .strictObject({
    id: identifier,
    label: bilingual,
    /** A period counted by law, `P10D`, `P2M`; its last day rolls past a holiday. */
    period: z
      .string()
      .regex(/^P(\d{1,4}[DMY])$/)
      .optional(),
    workingDays: z.number().int().min(1).max(400).optional(),
    /** A limit of the law by its name: `jianheng limit --list`. */
    named: z.string().optional(),
    /** A day that people set: an expression with a date. */
    until: feel.optional(),
    /** The event the count starts from; the day of the act when absent. */
    from: feel.optional(),
    /** The light turns amber this many days before the end. */
    warnDays: z.number().int().min(0).max(90).default(3),
    /** Whose task it is. */
    owner: z.array(who).min(1),
    basis: z.array(citation).optional(),
  })
  .refine(
    (limit) =>
      [limit.period, limit.workingDays, limit.named, limit.until].filter((each) => each !== undefined).length === 1,
    { message: "period, workingDays, named, until: exactly one" },
  );
export type RegisterLimit = z.infer<typeof registerLimit>;

const documentBlock = z.union([
  z.strictObject({ paragraph: template }),
  z.strictObject({ heading: template }),
  z.strictObject({ item: template, over: identifier }),
  z.strictObject({ over: identifier, columns: z.array(z.strictObject({ header: z.string(), value: feel })).min(1) }),
]);
export const registerDocument = z.strictObject({
  id: identifier,
  label: bilingual,
  /** `official`: the paper layout of GB/T 9704-2012 with issuer, number and date; `plain`: a paper with a title. */
  layout: z.enum(["official", "letter", "minutes", "plain"]),
  title: template,
  addressee: template.optional(),
  /** Number on the paper; the record's own number when absent. */
  number: template.optional(),
  /** The day on the paper, an expression with a date; the day on which it is made when absent, or not known. */
  dated: feel.optional(),
  body: z.array(documentBlock).min(1),
  copies: template.optional(),
});
export type RegisterDocument = z.infer<typeof registerDocument>;

/** Columns that every register has, besides its fields. */
export const commonColumns = [
  "number",
  "title",
  "state",
  "due",
  "office",
  "department",
  "author",
  "registeredOn",
  "changedOn",
] as const;

export const registerDefinition = z.strictObject({
  register: identifier,
  version: z.number().int().min(1),
  title: bilingual,
  purpose: bilingual,
  /** The room of the menu it stands in. */
  group: z.enum(["act", "people"]),
  /** Place within the room; small first. */
  order: z.number().int().default(500),
  /** A page of its own in the menu, or reached from other registers only. */
  menu: z.boolean().default(true),
  basis: z.array(citation).optional(),
  /** `听证〔{year}〕{n}号`: counted per office and year without a gap. */
  number: z.string().regex(/\{n\}/).max(60),
  /** What people call the record: an expression with a text. */
  recordTitle: feel,
  fields: z.array(registerField).min(1).max(120),
  states: z
    .array(z.strictObject({ id: identifier, label: bilingual, end: z.boolean().optional() }))
    .min(1)
    .max(40),
  create: z.strictObject({
    by: z.array(who).min(1),
    writes: z.array(identifier),
    needs: z.array(identifier).optional(),
    guards: z.array(guard).optional(),
    to: identifier,
    starts: z.array(identifier).optional(),
    notifies: z.array(who).optional(),
    example: exampleValues,
  }),
  acts: z.array(registerAct).max(80),
  /** Who reads every record of the office, besides those whom an act names; upper offices' holders of a role read too. */
  readers: z.array(who),
  limits: z.array(registerLimit).max(20).default([]),
  documents: z.array(registerDocument).max(20).default([]),
  list: z.strictObject({ columns: z.array(z.string()).min(1).max(20), filters: z.array(identifier).optional() }),
});
export type RegisterDefinition = z.infer<typeof registerDefinition>;

/** The act by which a record begins, and the remark that every reader may add; no definition may name an act so. */
export const createAct = "create";
export const commentAct = "comment";
/** Acts on what hangs on a record, the same in every register. */
export const attachAct = "attach";
export const linkAct = "link";
export const sendCopyAct = "sendCopy";
/** The agenda of a conference changed. */
export const agendaAct = "agenda";
export const reservedActs = [createAct, commentAct, attachAct, linkAct, sendCopyAct, agendaAct] as const;

/** Something wrong in a definition's text: where, and what was expected. */
export const definitionFault = z.object({
  code: z.string(),
  /** Characters of the text, end excluded. */
  start: z.number().int(),
  end: z.number().int(),
  /** 1-based. */
  line: z.number().int(),
  column: z.number().int(),
  /** Where in the definition, `acts.accept.guards[0].when`. */
  path: z.string(),
  message: bilingual,
  hint: bilingual.nullable(),
});
export type DefinitionFault = z.infer<typeof definitionFault>;
