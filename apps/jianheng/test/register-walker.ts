// Carries records of the shipped registers through the kernel with the values of their examples, and keeps beside each
// what its definition's text says of it.
import { randomUUID } from "node:crypto";
import type { Role } from "@jianheng/contract";
import type { App } from "../src/app.ts";
import { asSystem } from "../src/database/pool.ts";
import { isRefusal, type Refusal } from "../src/http/refusal.ts";
import { resolveSignedIn, type SignedIn } from "../src/modules/identity/index.ts";
import { actOnRecords, createRecord } from "../src/modules/registers/index.ts";
import { changeRecords } from "../src/modules/registers/records/change-records.ts";
import { isEnd, plainRegister, type PlainAct, type PlainRegister, type PlainValues } from "./plain-register.ts";

/** A person with every post held on the day; the posts are in the person's own office. */
export interface Poster {
  readonly id: string;
  readonly name: string;
  readonly officeCode: string;
  readonly posts: readonly { readonly departmentId: string; readonly role: Role }[];
}

/** A record as the texts say that it stands. */
export interface Walked {
  readonly register: PlainRegister;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly officeCode: string;
  readonly authorId: string;
  readonly doers: Readonly<Record<string, string>>;
  readonly values: PlainValues;
  readonly running: readonly string[];
}

/** How a walk differs from the examples: who begins it, who does an act, and whom or what fields name. */
export interface Wishes {
  readonly author?: Poster;
  readonly doers?: Readonly<Record<string, Poster>>;
  readonly values?: PlainValues;
}

export interface Step {
  readonly record: Walked;
  readonly by: Poster;
}

const officeWide: readonly Role[] = ["caseManagement", "supervision", "leadership"];

/** Whether somebody named in a definition is this person, on this record. */
export function isMeant(who: string, record: Omit<Walked, "id">, person: Poster): boolean {
  const [kind, name = ""] = who.split(":");
  const value = record.values[name];
  const ofOffice = person.officeCode === record.officeCode;
  switch (kind) {
    case "role":
      return ofOffice && person.posts.some(({ role }) => role === name);
    case "anyone":
      return ofOffice;
    case "author":
      return record.authorId === person.id;
    case "did":
      return record.doers[name] === person.id;
    case "person":
      return value === person.id;
    case "department":
      return person.posts.some(({ departmentId }) => departmentId === value);
    case "head":
      return person.posts.some(({ departmentId, role }) => departmentId === value && role === "departmentHead");
    case "office":
      return person.officeCode === value && person.posts.some(({ role }) => officeWide.includes(role));
    default:
      throw new Error(`nobody is called ${who}`);
  }
}

export class RegisterWalker {
  readonly #app: App;
  readonly #people: readonly Poster[];
  readonly #signedIn = new Map<string, Promise<SignedIn>>();
  readonly #referred = new Map<string, Promise<Walked>>();

  constructor(app: App, people: readonly Poster[]) {
    this.#app = app;
    this.#people = people;
  }

  /** Whom the act is open to, those first who were named first. */
  allowed(record: Omit<Walked, "id">, act: Pick<PlainAct, "by" | "except">): readonly Poster[] {
    const meant = (person: Poster) => (who: string) => isMeant(who, record, person);
    return this.#people.filter((person) => act.by.some(meant(person)) && act.except?.some(meant(person)) !== true);
  }

  async begin(register: PlainRegister, wishes: Wishes = {}): Promise<Step> {
    const { create } = register;
    const nothing = { register, version: 0, state: "", authorId: "", doers: {}, values: {}, running: [] };
    const by =
      wishes.author ??
      this.#people.find((person) =>
        this.allowed({ ...nothing, officeCode: person.officeCode }, create).includes(person),
      );
    if (by === undefined) throw new Error(`nobody may begin a record of ${register.register}`);
    const fields = await this.#fieldsOf(register, create.example, wishes);
    const begun = await this.tryToBegin(register, by, fields);
    if (isRefusal(begun)) throw new Error(`${register.register} is not begun: ${wordsOf(begun)}`);
    const record = {
      ...nothing,
      id: begun.id,
      version: 1,
      state: create.to,
      officeCode: by.officeCode,
      authorId: by.id,
      doers: { create: by.id },
      values: fields,
      running: [...(create.starts ?? [])].toSorted(),
    };
    return { record, by };
  }

  async tryToBegin(
    register: PlainRegister,
    by: Poster,
    fields: PlainValues,
  ): Promise<{ readonly id: string } | Refusal> {
    const signedIn = await this.signedIn(by);
    const request = { requestId: randomUUID(), register: register.register, fields: fields as SentFields };
    return changeRecords(this.#app, signedIn, (tx) => createRecord(this.#app, tx, signedIn, request));
  }

  /** Does the act as somebody whom its definition allows; a refusal leaves the record as it was. */
  async act(record: Walked, act: PlainAct, wishes: Wishes = {}): Promise<Step | Refusal> {
    const by = wishes.doers?.[act.id] ?? this.allowed(record, act)[0];
    if (by === undefined) throw new Error(`nobody may do ${act.id} of ${record.register.register}`);
    const fields = await this.#fieldsOf(record.register, act.example ?? {}, wishes);
    const refusal = await this.tryTo(record, act, by, fields);
    if (refusal !== null) return refusal;
    const state = act.to ?? record.state;
    const running = record.running.filter((limit) => act.stops?.includes(limit) !== true);
    const after: Walked = {
      ...record,
      state,
      version: record.version + 1,
      doers: { ...record.doers, [act.id]: by.id },
      values: { ...record.values, ...fields },
      running: isEnd(record.register, state) ? [] : [...new Set([...running, ...(act.starts ?? [])])].toSorted(),
    };
    return { record: after, by };
  }

  /** Null when it was done. */
  async tryTo(record: Walked, act: PlainAct, by: Poster, fields: PlainValues = {}): Promise<Refusal | null> {
    const signedIn = await this.signedIn(by);
    const request = {
      requestId: randomUUID(),
      act: act.id,
      on: [{ id: record.id, version: record.version }],
      fields: fields as SentFields,
      ...(act.ground === "required" ? { ground: "按流程需要" } : {}),
    };
    const done = await changeRecords(this.#app, signedIn, (tx) => actOnRecords(this.#app, tx, signedIn, request));
    return isRefusal(done) ? done : null;
  }

  signedIn(person: Poster): Promise<SignedIn> {
    const known = this.#signedIn.get(person.id) ?? this.#resolve(person);
    this.#signedIn.set(person.id, known);
    return known;
  }

  async #resolve({ id }: Poster): Promise<SignedIn> {
    const signedIn = await resolveSignedIn(this.#app.db, this.#app.clock, id);
    if (signedIn === null) throw new Error(`${id} cannot sign in`);
    return signedIn;
  }

  /** The example's values with the wishes for the fields that it fills; a record that it names is one that exists. */
  async #fieldsOf(register: PlainRegister, example: PlainValues, wishes: Wishes): Promise<PlainValues> {
    const fields: Record<string, unknown> = { ...example };
    for (const id of Object.keys(example)) {
      const field = register.fields.find((each) => each.id === id);
      if (field?.type === "record") fields[id] = (await this.#recordOf(field.register!)).id;
      if (wishes.values !== undefined && id in wishes.values) fields[id] = wishes.values[id];
    }
    return fields;
  }

  #recordOf(register: string): Promise<Walked> {
    const known = this.#referred.get(register) ?? this.begin(plainRegister(register)).then(({ record }) => record);
    this.#referred.set(register, known);
    return known;
  }
}

type SentFields = Parameters<typeof createRecord>[3]["fields"];

/** A refusal in short, for lists of what went wrong. */
export function wordsOf({ refused: { code, args, fields } }: Refusal): string {
  const places = fields?.map(({ field, message }) => `${field}: ${message.en}`).join("; ");
  return [code, args["message.en"], places].filter((part) => part !== undefined).join(" ");
}

/** What the ledger holds of a record after its newest act. */
export async function readStored(app: App, record: Walked) {
  return asSystem(app.db, async (tx) => {
    const row = await tx.selectFrom("record").selectAll().where("id", "=", record.id).executeTakeFirstOrThrow();
    const act = await tx
      .selectFrom("act")
      .selectAll()
      .where("record_id", "=", record.id)
      .orderBy("seq", "desc")
      .limit(1)
      .executeTakeFirstOrThrow();
    const limits = await tx
      .selectFrom("record_limit")
      .select(["limit_id", "due_date"])
      .where("record_id", "=", record.id)
      .where("stopped_on", "is", null)
      .orderBy("limit_id")
      .execute();
    const papers = await tx
      .selectFrom("record_file")
      .select("name")
      .where("record_id", "=", record.id)
      .where("seq", "=", act.seq)
      .where("made", "=", true)
      .orderBy("name")
      .execute();
    const notices = await tx
      .selectFrom("notice")
      .select(["person_id", "what"])
      .where("record_id", "=", record.id)
      .where("at", "=", act.at)
      .orderBy("person_id")
      .execute();
    const ids = (act.arguments["opened"] ?? []) as readonly string[];
    const opened =
      ids.length === 0
        ? []
        : await tx.selectFrom("record").select(["id", "register", "state", "fields"]).where("id", "in", ids).execute();
    return { row, act, limits, papers: papers.map(({ name }) => name), notices, opened };
  });
}
