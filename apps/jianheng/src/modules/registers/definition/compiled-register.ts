import type { FieldValues, RegisterAct, RegisterDefinition, RegisterField, RegisterLimit } from "@jianheng/contract";

/** What expressions see of a record. Field values as they are stored; `names` turns ids of people and cases into words. */
export interface RecordFacts {
  readonly values: FieldValues;
  /** By id: of people, departments, offices, cases, findings and records in the fields. */
  readonly names: Readonly<Record<string, string>>;
  readonly number: string;
  /** Id of the state. */
  readonly state: string;
  readonly author: string;
  readonly office: string;
  readonly department: string;
  readonly registeredOn: string;
}

/** The answer of a guard. Unknown is not false: it names what is missing. */
export type GuardAnswer =
  | { readonly holds: true }
  | { readonly holds: false }
  | { readonly holds: null; readonly missing: readonly string[] };

/** A paper as text: the definition's document with its expressions answered. */
export interface FilledDocument {
  readonly layout: "official" | "letter" | "minutes" | "plain";
  readonly title: string;
  readonly number: string;
  readonly addressee: string | null;
  /** The day on it, where the definition says which and it is known. */
  readonly dated: string | null;
  readonly blocks: readonly (
    | { readonly kind: "paragraph" | "heading" | "item"; readonly text: string }
    | { readonly kind: "table"; readonly headers: readonly string[]; readonly rows: readonly (readonly string[])[] }
  )[];
  readonly copies: string | null;
}

/** A definition whose expressions are compiled. `today` is the office's calendar day of the act. */
export interface CompiledRegister {
  readonly definition: RegisterDefinition;
  /** The YAML as it was given, and SHA-256 of it in hex. */
  readonly text: string;
  readonly digest: string;
  readonly field: (id: string) => RegisterField | undefined;
  readonly act: (id: string) => RegisterAct | undefined;
  readonly limit: (id: string) => RegisterLimit | undefined;
  /** What people call the record; its number when the expression gives nothing. */
  readonly title: (facts: RecordFacts, today: string) => string;
  /** Values of the derived fields, in the order of the definition; each sees those before it. */
  readonly derive: (facts: RecordFacts, today: string) => FieldValues;
  /** Guards of an act, or of `create`, in order. */
  readonly guards: (act: string, facts: RecordFacts, today: string) => readonly GuardAnswer[];
  /** Days of a limit: where its count starts (null: not known; the day of the act where the definition says nothing) and, where people set it, its end. */
  readonly limitDays: (
    limit: string,
    facts: RecordFacts,
    today: string,
  ) => { readonly from: string | null; readonly until: string | null };
  /**
   * Field values of the record that the n-th opening of an act opens, as the fields of its register (`target`) store
   * them. Without it a name alone gives what is stored under it and everything else its value.
   */
  readonly opening: (
    act: string,
    index: number,
    facts: RecordFacts,
    today: string,
    target?: Pick<CompiledRegister, "field">,
  ) => FieldValues;
  readonly document: (document: string, facts: RecordFacts, today: string) => FilledDocument;
}
