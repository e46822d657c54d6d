// What the package hands out. Everything is plain data.
import type { Role } from "@jianheng/contract";

/**
 * One cell. Dates are "YYYY-MM-DD", times "YYYY-MM-DDTHH:mm:ss" on Beijing's clock, money is yuan with at most two
 * decimals, several codes are joined by 、.
 */
export type Cell = string | number | boolean;

/** Cells by column id of the dataset catalogue. A column that is absent is an empty cell. */
export type Row = Readonly<Record<string, Cell>>;

export type DatasetId =
  | "cases"
  | "suspects"
  | "measures"
  | "arrestReviews"
  | "prosecutionReviews"
  | "returns"
  | "rightsNotices"
  | "documents"
  | "judgments"
  | "publicInterest"
  | "suggestions"
  | "property";

export interface Office {
  /** Six digits; the province part is 99, which no real place has. */
  readonly code: string;
  readonly name: string;
  /** One character before 检 in case and document numbers. */
  readonly shortName: string;
  readonly level: "city" | "county";
  readonly parentCode?: string;
  /** The place it serves: 砚溪区. */
  readonly place: string;
}

/** The line of work, so that a case finds the department that handles its kind. */
export type WorkLine =
  | "criminal"
  | "majorCrime"
  | "civil"
  | "administrative"
  | "publicInterest"
  | "juvenile"
  | "complaints"
  | "caseManagement"
  | "supervision"
  | "finance"
  | "personnel"
  | "discipline"
  | "leadership";

export interface Department {
  readonly id: string;
  readonly officeCode: string;
  readonly name: string;
  readonly lines: readonly WorkLine[];
}

export interface StaffMember {
  readonly id: string;
  readonly officeCode: string;
  readonly name: string;
  readonly sex: "男" | "女";
}

/** Somebody held a role in a department from a day to a day, both included; no `toDate`: still does. */
export interface Post {
  readonly id: string;
  readonly personId: string;
  readonly departmentId: string;
  readonly role: Role;
  readonly fromDate: string;
  readonly toDate?: string;
}

/** Someone to sign in as. The package holds no passwords: who starts the demonstration sets them. */
export interface DemoAccount {
  readonly userName: string;
  readonly displayName: string;
  readonly personId: string;
  readonly officeCode: string;
  readonly departmentId: string;
  readonly role: Role;
  readonly roleLabel: string;
}

export interface DemoOffice {
  readonly offices: readonly Office[];
  readonly departments: readonly Department[];
  readonly people: readonly StaffMember[];
  readonly posts: readonly Post[];
  readonly accounts: readonly DemoAccount[];
}

export type Outcome = "hit" | "clear" | "undetermined";

/** What a correct rule must say about one subject. Written by hand from the fact sheets, never computed. */
export interface Expectation {
  /** Id of the scenario. */
  readonly scenario: string;
  readonly caseNo: string;
  /** The suspect judged, where the rule judges suspects one by one. */
  readonly suspectNo?: string;
  /** The return, measure, item or document judged, where the case or suspect has several. */
  readonly item?: string;
  /** Item of the process-monitoring sheet (A01 … F14) or rule of the case-card sheet (V01 … V75). */
  readonly ruleId: string;
  readonly outcome: Outcome;
  /** Last day in time, after the holiday roll where it applies. */
  readonly dueDate?: string;
  readonly reason: string;
}

export interface ScenarioSummary {
  readonly id: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** The expectations hold for any data date from this day on. */
  readonly validFrom: string;
  readonly caseNos: readonly string[];
}

export interface DemoManifest {
  readonly demonstration: true;
  readonly notice: { readonly zh: string; readonly en: string };
  readonly seed: string;
  readonly dataDate: string;
  /** First day on which an ordinary case was accepted. */
  readonly periodFromDate: string;
  readonly rowCounts: Readonly<Record<DatasetId, number>>;
}

export interface DemoWorld {
  readonly manifest: DemoManifest;
  readonly office: DemoOffice;
  readonly rows: Readonly<Record<DatasetId, readonly Row[]>>;
  readonly scenarios: readonly ScenarioSummary[];
  /**
   * The known truth about the planted cases. Every case that no scenario names is lawful and complete enough to be
   * judged: a hit on it is a false alarm.
   */
  readonly expectations: readonly Expectation[];
}

export interface WorldOptions {
  readonly seed: string | number;
  /** Rows of the sheet 案件 apart from the planted scenarios, 0 to 200,000. */
  readonly cases: number;
  /** The day the export speaks for, 2025-07-01 to 2026-12-31. */
  readonly dataDate?: string;
}
