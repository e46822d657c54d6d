import { oc } from "@orpc/contract";
import { z } from "zod";
import { definitionFault, registerDefinition } from "../register-definition.ts";
import { bilingual, civilDate, instant, pageRequest, recordId } from "../values.ts";
import { light } from "./findings.ts";

/** A value of a field as it travels: text, number (money and decimals as text), true, day, id, list of ids, rows. */
export const fieldValue: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string().max(100_000),
    z.array(z.string().max(200)).max(200),
    z.array(z.record(z.string(), z.union([z.null(), z.boolean(), z.number(), z.string().max(20_000)]))).max(2000),
  ]),
);
export type RowValue = Readonly<Record<string, null | boolean | number | string>>;
export type FieldValue = null | boolean | number | string | readonly string[] | readonly RowValue[];
export const fieldValues = z.record(z.string(), fieldValue);
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** What is wrong with one value of a form, and what was expected. */
export const fieldFault = z.object({
  field: z.string(),
  /** In a table inside the record: row from one, and column. */
  row: z.number().int().optional(),
  column: z.string().optional(),
  message: bilingual,
});
export type FieldFault = z.infer<typeof fieldFault>;

/** What an id in a field is called, by the id; for people, departments, offices, cases, findings and records. */
export const names = z.record(z.string(), z.string());

/** A limit that runs, or ran, on a record. */
export const recordLimit = z.object({
  limit: z.string(),
  label: bilingual,
  startedOn: civilDate,
  dueDate: civilDate.nullable(),
  warningDate: civilDate.nullable(),
  /** Null when nobody has to do anything by it any more. */
  light: light.nullable(),
  /** Why the light is what it is, in words. */
  reason: bilingual,
  stoppedOn: civilDate.nullable(),
  /** The count, step by step, where the law counts. */
  steps: z.array(z.object({ date: civilDate.nullable(), text: bilingual })),
});
export type RecordLimit = z.infer<typeof recordLimit>;

export const recordRow = z.object({
  id: recordId,
  register: z.string(),
  number: z.string(),
  title: z.string(),
  state: z.string(),
  stateLabel: bilingual,
  /** No act leads on from here. */
  ended: z.boolean(),
  office: z.string(),
  department: z.string().nullable(),
  author: z.string(),
  registeredOn: civilDate,
  changedOn: civilDate,
  /** The nearest running limit. */
  due: z.object({ dueDate: civilDate, light, label: bilingual, reason: bilingual }).nullable(),
  /** Values of the list's columns; what the reader may not see is absent. */
  fields: fieldValues,
  names,
  version: z.number().int(),
  /** Acts the reader may do now, the expected ones first. */
  allowedActs: z.array(z.string()),
});
export type RecordRow = z.infer<typeof recordRow>;

export const recordHistory = z.object({
  seq: z.number().int(),
  act: z.string(),
  label: bilingual,
  at: instant,
  by: z.string(),
  /** The absent person for whom it was done. */
  onBehalfOf: z.string().nullable(),
  office: z.string(),
  from: bilingual.nullable(),
  to: bilingual,
  ground: z.string().nullable(),
  /** Fields the act changed, with what the reader may see of them. */
  changes: z.array(
    z.object({ field: z.string(), label: bilingual, before: z.string().nullable(), after: z.string().nullable() }),
  ),
  sentence: bilingual,
  proof: z.enum(["pending", "logged"]),
  leafIndex: z.number().int(),
});

export const recordLink = z.object({
  /** `record`, `finding`, `case`. */
  kind: z.enum(["record", "finding", "case"]),
  id: z.string(),
  register: z.string().nullable(),
  label: z.string(),
  /** What the other is to this record. */
  relation: bilingual,
  state: bilingual.nullable(),
  direction: z.enum(["out", "in"]),
});

export const recordFile = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().int(),
  sha256: z.string(),
  by: z.string(),
  at: instant,
  /** Made by an act of the record, not brought along. */
  made: z.boolean(),
});

/** A copy sent to somebody: when it arrived, and who read it when. */
export const recordCopy = z.object({
  to: z.string(),
  document: z.string().nullable(),
  sentAt: instant,
  deliveredAt: instant.nullable(),
  readAt: instant.nullable(),
  readBy: z.string().nullable(),
});

/** Why an act that the state allows is not open to the reader. */
export const closedAct = z.object({ act: z.string(), label: bilingual, why: bilingual });

export const recordDetail = recordRow.extend({
  definition: registerDefinition,
  allFields: fieldValues,
  /** Fields that exist and are not for the reader. */
  hiddenFields: z.array(z.string()),
  limits: z.array(recordLimit),
  history: z.array(recordHistory),
  links: z.array(recordLink),
  files: z.array(recordFile),
  copies: z.array(recordCopy),
  closedActs: z.array(closedAct),
});
export type RecordDetail = z.infer<typeof recordDetail>;

export const recordFilters = z.object({
  /** Words; each must occur, in any order, in number, title or fields. */
  text: z.string().max(100).optional(),
  state: z.array(z.string()).optional(),
  /** Only what has not ended, or only what has. */
  ended: z.boolean().optional(),
  office: z.string().optional(),
  department: z.string().optional(),
  light: z.array(light).optional(),
  registeredFrom: civilDate.optional(),
  registeredTo: civilDate.optional(),
  /** Field id to one of these values: choices, yes or no, people, departments, cases. */
  fields: z.record(z.string(), z.array(z.string().max(200)).max(50)).optional(),
  /** Only records in which something is expected of the reader. */
  mine: z.boolean().optional(),
});
export type RecordFilters = z.infer<typeof recordFilters>;

export const recordSorts = ["number", "changed", "due", "title"] as const;

const registerSummary = z.object({
  register: z.string(),
  version: z.number().int(),
  title: bilingual,
  purpose: bilingual,
  group: z.enum(["act", "people"]),
  order: z.number().int(),
  menu: z.boolean(),
  mayCreate: z.boolean(),
  /** Records that have not ended and that the reader sees; at most 1000 are counted. */
  open: z.number().int(),
});
export type RegisterSummary = z.infer<typeof registerSummary>;

const listView = z.object({
  id: z.string(),
  register: z.string(),
  name: z.string().min(1).max(40),
  /** The page's address after the question mark. */
  search: z.string().max(2000),
  columns: z.array(z.string()).max(60),
  /** For everybody in the department, or the reader alone. */
  shared: z.boolean(),
  mine: z.boolean(),
});
export type ListView = z.infer<typeof listView>;

/** The most rows that are counted one by one; beyond, the page says “more than”. */
export const countedRowsMax = 10_000;

export const registers = {
  /** Registers that the reader has a use for, in the order of the menu. */
  list: oc.output(z.array(registerSummary)),
  definition: oc
    .input(z.object({ register: z.string(), version: z.number().int().optional() }))
    .output(z.object({ definition: registerDefinition, mayCreate: z.boolean() })),
  views: oc.input(z.object({ register: z.string() })).output(z.array(listView)),
  saveView: oc.input(listView.omit({ id: true, mine: true }).extend({ id: z.string().optional() })).output(listView),
  removeView: oc.input(z.object({ id: z.string() })).output(z.object({})),
};

const versioned = z.object({ id: recordId, version: z.number().int() });
const done = z.object({ done: z.number().int(), items: z.array(recordRow), sentence: bilingual });

export const records = {
  list: oc
    .input(
      pageRequest.extend({
        register: z.string(),
        filters: recordFilters.default({}),
        sort: z.enum(recordSorts).default("number"),
        direction: z.enum(["ascending", "descending"]).default("descending"),
      }),
    )
    /** `total` stops at `countedRowsMax`. */
    .output(z.object({ items: z.array(recordRow), total: z.number().int(), more: z.boolean() })),
  get: oc.input(z.object({ id: recordId })).output(recordDetail),
  create: oc
    .input(
      z.object({
        /** Made by the page once per form; the same again changes nothing. */
        requestId: z.uuid(),
        register: z.string(),
        fields: fieldValues,
        ground: z.string().max(2000).optional(),
        /** What it arises from. */
        from: z.object({ kind: z.enum(["record", "finding", "case"]), id: z.string() }).optional(),
      }),
    )
    .output(recordRow),
  /** One act on one or many records: all of them or none. */
  act: oc
    .input(
      z.object({
        requestId: z.uuid(),
        act: z.string(),
        on: z.array(versioned).min(1).max(200),
        fields: fieldValues.default({}),
        ground: z.string().max(2000).optional(),
      }),
    )
    .output(done),
  /** A link by hand; what belongs to a field is linked by the field. */
  link: oc
    .input(
      z.object({
        requestId: z.uuid(),
        id: recordId,
        to: z.object({ kind: z.enum(["record", "finding", "case"]), id: z.string() }),
        relation: z.string().min(1).max(40),
      }),
    )
    .output(recordRow),
  /** Copies to offices, departments or people; who has one reads the record. They cannot be taken back. */
  sendCopy: oc
    .input(
      z.object({
        requestId: z.uuid(),
        id: recordId,
        to: z
          .array(z.object({ kind: z.enum(["office", "department", "person"]), id: z.string() }))
          .min(1)
          .max(500),
        /** What is copied, as people call it; the record itself when absent. */
        document: z.string().max(200).optional(),
      }),
    )
    .output(recordRow),
  /** Records and cases to refer to, by some of their words. */
  lookUp: oc
    .input(
      z.object({
        kind: z.enum(["case", "finding", "record"]),
        register: z.string().optional(),
        text: z.string().max(100),
      }),
    )
    .output(z.array(z.object({ id: z.string(), label: z.string(), note: z.string() }))),
  /** Says that the reader has read what was sent to him. */
  markRead: oc.input(z.object({ id: recordId })).output(z.object({})),
};

/** 待办 · 督办 · 抄送 · 已办 · 我发起 */
export const inboxBoxes = ["todo", "watching", "copied", "done", "started"] as const;
export type InboxBox = (typeof inboxBoxes)[number];

const inboxItem = z.object({
  kind: z.enum(["record", "finding"]),
  id: recordId,
  register: z.string(),
  registerTitle: bilingual,
  number: z.string(),
  title: z.string(),
  stateLabel: bilingual,
  /** What is expected of the reader, or what happened. */
  what: bilingual,
  due: z.object({ dueDate: civilDate, light, reason: bilingual }).nullable(),
  at: instant,
  unread: z.boolean(),
  version: z.number().int(),
  allowedActs: z.array(z.object({ act: z.string(), label: bilingual, simple: z.boolean() })),
  /** For whom, when the reader stands in for somebody. */
  onBehalfOf: z.string().nullable(),
});
export type InboxItem = z.infer<typeof inboxItem>;

const delegation = z.object({
  id: z.string(),
  from: z.object({ id: z.string(), name: z.string() }),
  to: z.object({ id: z.string(), name: z.string() }),
  fromDay: civilDate,
  /** Last day, included. */
  toDay: civilDate,
  reason: z.string(),
  endedOn: civilDate.nullable(),
  mine: z.boolean(),
});

export const inbox = {
  list: oc
    .input(pageRequest.extend({ box: z.enum(inboxBoxes) }))
    .output(z.object({ items: z.array(inboxItem), total: z.number().int(), more: z.boolean() })),
  counts: oc.output(
    z.record(z.enum(inboxBoxes), z.object({ total: z.number().int(), red: z.number().int(), amber: z.number().int() })),
  ),
  /** A word to whoever has to act, at most once a day for each record. */
  remind: oc
    .input(z.object({ on: z.array(recordId).min(1).max(200) }))
    .output(z.object({ sent: z.number().int(), alreadyToday: z.number().int(), nobody: z.number().int() })),
  delegations: oc.output(z.array(delegation)),
  delegate: oc
    .input(
      z.object({ toPersonId: z.string(), fromDay: civilDate, toDay: civilDate, reason: z.string().min(1).max(200) }),
    )
    .output(delegation),
  endDelegation: oc.input(z.object({ id: z.string() })).output(delegation),
};

const definitionSummary = z.object({
  register: z.string(),
  version: z.number().int(),
  title: bilingual,
  /** Came with the product, or was adopted by the office. */
  origin: z.enum(["shipped", "adopted"]),
  adoptedBy: z.string().nullable(),
  adoptedAt: instant.nullable(),
  lines: z.number().int(),
  records: z.number().int(),
});

/** Set-up: the definitions themselves. */
export const definitions = {
  list: oc.output(z.array(definitionSummary)),
  text: oc
    .input(z.object({ register: z.string(), version: z.number().int().optional() }))
    .output(z.object({ text: z.string() })),
  /** Everything wrong in the text, and what would change; nothing is stored. */
  check: oc.input(z.object({ text: z.string().max(400_000) })).output(
    z.object({
      faults: z.array(definitionFault),
      definition: registerDefinition.nullable(),
      /** Against the version in use; empty for a new register. */
      changes: z.array(z.object({ path: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  adopt: oc
    .input(z.object({ requestId: z.uuid(), text: z.string().max(400_000), ground: z.string().min(1).max(2000) }))
    .output(definitionSummary),
};

/** Files outside the API's encoding. */
export const registerPaths = {
  template: (register: string) => `/api/registers/${register}/template.xlsx`,
  workbook: (register: string) => `/api/registers/${register}/records.xlsx`,
  /** POST a workbook: dry run; answers with what would be entered and every fault. */
  tryWorkbook: (register: string) => `/api/registers/${register}/import/try`,
  /** POST `{id, digest, requestId}` of a dry run: enters all rows, or none. */
  enterWorkbook: (register: string) => `/api/registers/${register}/import/enter`,
  /** GET the workbook back with its faults marked. */
  triedWorkbook: (register: string, id: string) => `/api/registers/${register}/import/${id}.xlsx`,
  /** GET how far a dry run or an entering is that was POSTed with `?waiting=ID`, a UUID of the page's own. */
  importProgress: (register: string, id: string) => `/api/registers/${register}/import/progress/${id}`,
  attach: (recordId: string) => `/api/records/${recordId}/files`,
  file: (recordId: string, fileId: string) => `/api/records/${recordId}/files/${fileId}`,
  document: (recordId: string, document: string) => `/api/records/${recordId}/documents/${document}.docx`,
  definition: (register: string) => `/api/registers/${register}/definition.yaml`,
} as const;

/** What a dry run of a workbook says. */
export const importReport = z.object({
  id: z.string(),
  digest: z.string(),
  rows: z.number().int(),
  good: z.number().int(),
  faults: z.array(z.object({ row: z.number().int(), column: z.string(), value: z.string(), message: bilingual })),
  /** More faults than are listed. */
  moreFaults: z.number().int(),
});
export type ImportReport = z.infer<typeof importReport>;

/** How far a workbook is; `total` is 0 where it is not known yet. */
export interface ImportProgress {
  /** Behind another workbook; being read; rows judged; records written. */
  readonly stage: "waiting" | "reading" | "judging" | "writing";
  readonly done: number;
  readonly total: number;
}
