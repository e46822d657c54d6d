// The tables of migrations/ as Kysely sees them. Column meanings stand in the migrations.
import type { Bilingual, FieldValue, FieldValues, MeetingWords, TableMapping } from "@jianheng/contract";
import type { ColumnType, Generated } from "kysely";

/** Calendar days travel as `YYYY-MM-DD` text: see `database/pool.ts`. */
type Day = string;
type Json<Value> = ColumnType<Value, string, string>;

export interface OfficeTable {
  code: string;
  name: string;
  level: "national" | "province" | "city" | "county";
  parent_code: string | null;
  demonstration: Generated<boolean>;
}
export interface DepartmentTable {
  id: string;
  office_code: string;
  name: string;
}
export interface PersonTable {
  id: string;
  name: string;
  office_code: string;
  user_name: string | null;
}
export interface PostTable {
  id: Generated<number>;
  person_id: string;
  department_id: string;
  role: string;
  held_from: Day;
  held_to: Day | null;
}
export interface LogLeafTable {
  leaf_index: number;
  commitment: Buffer;
}
export interface LogHeadTable {
  single: Generated<boolean>;
  next_index: number;
  tree_size: number;
  checkpoint: string;
}
export interface DeliveryTable {
  id: string;
  office_code: string;
  label: string;
  data_date: Day;
  kind: "full" | "increment";
  scope: Json<{ offices: string[]; datasets: string[]; period?: { from: string; to: string } }>;
  digest: string;
  files: Json<{ name: string; bytes: number; sha256: string }[]>;
  summary: Json<unknown>;
  cases: number;
  rows: number;
  problems: number;
  accepted_by: string;
  accepted_at: Date;
  demonstration: Generated<boolean>;
  withdrawn_at: Date | null;
  withdrawn_reason: string | null;
  withdrawn_by: string | null;
  withdrawn_nonce: Buffer | null;
  withdrawn_leaf_index: number | null;
  withdrawn_request_id: string | null;
  nonce: Buffer;
  leaf_index: number;
}
export interface ScreeningRunTable {
  id: string;
  delivery_id: string;
  office_code: string;
  state: "queued" | "running" | "finished" | "failed";
  as_of: Day;
  book_digest: string | null;
  progress: Json<unknown>;
  report: ColumnType<unknown, string | null, string | null>;
  hit_root: Buffer | null;
  queued_at: Date;
  finished_at: Date | null;
  nonce: Buffer | null;
  leaf_index: number | null;
}
export interface LegalCaseTable {
  case_no: string;
  case_name: string;
  case_type: string;
  office_code: string;
  office_name: string;
  department_id: string | null;
  department: string;
  handler: string;
  handler_id: string | null;
  accepted_date: Day | null;
  decided_date: Day | null;
  closed_date: Day | null;
  suspects: number;
  next_due: Day | null;
  delivery_id: string;
  data_date: Day;
  row_id: number;
}
export interface CaseLimitTable {
  case_no: string;
  suspect_no: Generated<string>;
  suspect_name: string | null;
  limit_id: string;
  office_code: string;
  department_id: string | null;
  handler_id: string | null;
  due_date: Day;
  deadline: Json<unknown>;
}
export interface HitTable {
  id: Generated<number>;
  run_id: string;
  delivery_id: string;
  as_of: Day;
  dedupe_key: string;
  rule: string;
  outcome: "hit" | "undetermined";
  case_no: string;
  office_code: string;
  department_id: string | null;
  handler_id: string | null;
  body: Json<unknown>;
}
export interface FindingTable {
  id: string;
  number: string;
  dedupe_key: string;
  rule: string;
  kind: string;
  level: string;
  duty: string;
  outcome: "hit" | "undetermined";
  case_no: string;
  case_name: string;
  subject: Json<{ kind: string; key: string; label: string }>;
  message: Json<{ zh: string; en: string }>;
  office_code: string;
  department_id: string | null;
  department: string;
  handler: string;
  handler_id: string | null;
  duty_person_id: string | null;
  due_date: Day | null;
  first_hit_id: number;
  last_hit_id: number;
  times_found: Generated<number>;
  data_state: Generated<"present" | "correctedInData" | "notReexamined">;
  state: Generated<string>;
  assignee_department_id: string | null;
  assignee_person_id: string | null;
  answer_due: Day | null;
  answered_by: string | null;
  confirmed_by: string | null;
  handed_over_by: string | null;
  version: Generated<number>;
  examined_date: Day;
  created_at: Date;
  level_set: Generated<boolean>;
  notice_id: string | null;
  received_on: Day | null;
  reported_on: Day | null;
}
export interface MonitoringPaperTable {
  id: string;
  kind: "notice" | "report";
  office_code: string;
  year: number;
  n: number;
  addressee: string;
  made_on: Day;
  made_by: string;
  bytes: number;
  sha256: string;
}
export interface MonitoringNumberTable {
  office_code: string;
  kind: string;
  year: number;
  last: number;
}
export interface FindingPaperTable {
  finding_id: string;
  paper_id: string;
}
export interface FindingNumberTable {
  office_code: string;
  year: number;
  last: number;
}
export interface ExaminationTable {
  id: Generated<number>;
  finding_id: string;
  run_id: string;
  result: "hit" | "clear" | "undetermined" | "absent" | "withdrawn";
  hit_id: number | null;
  label: string;
  reopened: Generated<boolean>;
  at: Date;
}
export interface ActTable {
  id: Generated<number>;
  register: string;
  record_id: string;
  seq: number;
  act: string;
  from_state: string;
  to_state: string;
  by_person: string;
  by_name: string;
  for_office: string;
  at: Date;
  ground: string | null;
  arguments: Json<Record<string, unknown>>;
  request_id: string;
  nonce: Buffer;
  leaf_index: number;
}
export interface TableMappingTable {
  id: string;
  office_code: string;
  title: string;
  body: Json<TableMapping>;
  remembered_by: string;
  remembered_at: Date;
  used_at: Date | null;
}
export interface LawSettingTable {
  id: Generated<number>;
  office_code: string | null;
  kind: "calendarYear" | "localDay" | "limitLength" | "countingQuestion";
  key: string;
  value: ColumnType<unknown, string | null, never>;
  ground: string;
  set_by: string;
  set_by_name: string;
  set_at: Date;
  request_id: string;
  nonce: Buffer;
  leaf_index: number;
}
export interface InstallationEventTable {
  id: Generated<number>;
  content: Json<unknown>;
  at: Date;
  nonce: Buffer;
  leaf_index: number;
}

export interface RegisterDefinitionTable {
  id: Generated<number>;
  register: string;
  version: number;
  origin: "shipped" | "adopted";
  text: string;
  digest: string;
  adopted_by: string | null;
  adopted_at: Date;
  ground: string | null;
  request_id: string | null;
  nonce: Buffer | null;
  leaf_index: number | null;
}
export interface RecordTable {
  id: string;
  register: string;
  definition_id: number;
  office_code: string;
  department_id: string | null;
  number: string;
  number_year: number;
  number_n: number;
  title: string;
  state: string;
  ended: boolean;
  fields: Json<FieldValues>;
  version: number;
  author_id: string;
  author_name: string;
  doers: Json<Record<string, string>>;
  registered_on: Day;
  changed_at: Date;
  due_date: Day | null;
  due_warning: Day | null;
  due_limit: string | null;
  readers: string[];
  awaits: string[];
  search: unknown;
  search_text: string;
}
export interface RecordNumberTable {
  register: string;
  office_code: string;
  year: number;
  last: number;
}
export interface RecordConfidentialTable {
  record_id: string;
  field: string;
  seq: number;
  value: ColumnType<FieldValue, string, never>;
  nonce: Buffer;
  readers: string[];
}
export interface RecordLimitTable {
  id: Generated<number>;
  record_id: string;
  limit_id: string;
  started_on: Day;
  due_date: Day | null;
  warning: Day | null;
  deadline: Json<StoredDeadline>;
  owners: string[];
  stopped_on: Day | null;
}
/** The count of a limit as it was made: its steps, and what was missing when it has no end. */
export interface StoredDeadline {
  readonly steps: readonly { readonly date: string | null; readonly text: Bilingual }[];
  readonly missing: readonly Bilingual[];
}
export interface RecordLinkTable {
  id: Generated<number>;
  from_record: string;
  to_kind: "record" | "finding" | "case";
  to_id: string;
  relation: Json<Bilingual>;
  field: string | null;
  seq: number;
  gone_seq: number | null;
}
export interface RecordFileTable {
  id: string;
  record_id: string;
  name: string;
  bytes: number;
  sha256: string;
  media_type: string;
  made: boolean;
  seq: number;
  by_name: string;
  at: Date;
}
export interface RecordCopyTable {
  id: Generated<number>;
  record_id: string;
  to_token: string;
  to_name: string;
  document: string | null;
  seq: number;
  sent_at: Date;
  delivered_at: Date | null;
  read_at: Date | null;
  read_by: string | null;
}
export interface NoticeTable {
  id: Generated<number>;
  person_id: string;
  record_id: string;
  kind: "told" | "reminded";
  what: Json<Bilingual>;
  by_name: string;
  day: Day;
  at: Date;
  read_at: Date | null;
}
export interface DelegationTable {
  id: Generated<number>;
  from_person: string;
  to_person: string;
  from_day: Day;
  to_day: Day;
  reason: string;
  made_at: Date;
  ended_on: Day | null;
}
export interface ListViewTable {
  id: string;
  register: string;
  person_id: string;
  department_id: string | null;
  name: string;
  search: string;
  columns: Json<string[]>;
}
export interface AgendaItemTable {
  conference_id: string;
  problem_id: string;
  place: number;
}
export interface MeetingEntryTable {
  id: string;
  conference_id: string;
  problem_id: string;
  kind: "question" | "answer" | "commitment";
  question_id: string | null;
  place: Generated<number>;
}
export interface MeetingEntryVersionTable {
  entry_id: string;
  version: number;
  base_version: number;
  words: Json<MeetingWords>;
  conflict: boolean;
  settles: number[];
  withdrawn: boolean;
  carried: boolean;
  ground: string | null;
  by_person: string;
  by_name: string;
  at: Date;
  request_id: string;
  nonce: Buffer;
  leaf_index: number;
}
export interface AwaitedStepTable {
  record_id: string;
  case_no: string;
  standing: Json<{
    readonly decided: string | null;
    readonly closed: string | null;
    readonly later: readonly string[];
  }>;
  data_date: Day;
}

export interface Schema {
  office: OfficeTable;
  department: DepartmentTable;
  person: PersonTable;
  post: PostTable;
  log_leaf: LogLeafTable;
  log_head: LogHeadTable;
  delivery: DeliveryTable;
  screening_run: ScreeningRunTable;
  legal_case: LegalCaseTable;
  case_limit: CaseLimitTable;
  hit: HitTable;
  finding: FindingTable;
  finding_number: FindingNumberTable;
  monitoring_paper: MonitoringPaperTable;
  monitoring_number: MonitoringNumberTable;
  finding_paper: FindingPaperTable;
  examination: ExaminationTable;
  act: ActTable;
  table_mapping: TableMappingTable;
  law_setting: LawSettingTable;
  installation_event: InstallationEventTable;
  register_definition: RegisterDefinitionTable;
  record: RecordTable;
  record_number: RecordNumberTable;
  record_confidential: RecordConfidentialTable;
  record_limit: RecordLimitTable;
  record_link: RecordLinkTable;
  record_file: RecordFileTable;
  record_copy: RecordCopyTable;
  notice: NoticeTable;
  delegation: DelegationTable;
  list_view: ListViewTable;
  agenda_item: AgendaItemTable;
  meeting_entry: MeetingEntryTable;
  meeting_entry_version: MeetingEntryVersionTable;
  awaited_step: AwaitedStepTable;
}
