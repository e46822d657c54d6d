// What is filled in on the calculator, as plain text in the address bar and as the request of the contract. Pure.
import type { LengthOfTime, LimitClock, LimitRequest, NamedLimitEntry } from "@jianheng/contract";

export const units = ["days", "workingDays", "halfMonths", "months", "years", "hours"] as const;
export type Unit = (typeof units)[number];

/** A length as typed: `10` `days`. An amount of "" is not given yet. */
export interface LengthForm {
  readonly amount: string;
  readonly unit: Unit;
}

export interface ExtensionForm {
  /** Null: without fixed length. */
  readonly length: LengthForm | null;
  readonly decidedOn: string;
  readonly document: string;
  readonly expiresOn: string;
}

export interface ExclusionForm {
  readonly from: string;
  readonly to: string;
  readonly ground: string;
}

export interface RestartForm {
  readonly kind: "restart" | "recount";
  readonly on: string;
  readonly ground: string;
}

export type CustodyForm = "" | "yes" | "no" | "changed";

/** One person's clock as filled in; every text may be "". */
export interface ClockForm {
  readonly name: string;
  /** By fact: a day, or `2026-03-20T14:20`. */
  readonly triggers: Readonly<Record<string, string>>;
  readonly custody: CustodyForm;
  readonly stretches: readonly { readonly from: string; readonly to: string }[];
  readonly circumstances: readonly string[];
  readonly extensions: readonly ExtensionForm[];
  readonly exclusions: readonly ExclusionForm[];
  readonly restarts: readonly RestartForm[];
}

export interface ComputeForm {
  /** Id of a limit, `bareLimit`, or "" while none is chosen. */
  readonly limit: string;
  readonly length: LengthForm;
  readonly backward: boolean;
  readonly holiday: "per-suspect" | "rolls" | "stays";
  readonly lawOn: string;
  readonly suspects: readonly ClockForm[];
}

/** A period of any length instead of a named limit. */
export const bareLimit = "period";

export const emptyClock: ClockForm = {
  name: "",
  triggers: {},
  custody: "",
  stretches: [],
  circumstances: [],
  extensions: [],
  exclusions: [],
  restarts: [],
};

export const emptyForm: ComputeForm = {
  limit: "",
  length: { amount: "", unit: "days" },
  backward: false,
  holiday: "per-suspect",
  lawOn: "",
  suspects: [emptyClock],
};

/** The part of the address that says it all. */
export interface ComputeSearch {
  readonly limit?: string;
  readonly length?: string;
  readonly holiday?: string;
  readonly law?: string;
  readonly who?: string[];
}

const unitLetters: Readonly<Record<Unit, string>> = {
  days: "d",
  workingDays: "wd",
  halfMonths: "hm",
  months: "m",
  years: "y",
  hours: "h",
};

/** `caseReceived=2025-01-03;custody=yes;extend=15d,2025-02-01,文号,`: parts by `;`, names by `=`, fields by `,`. */
export function writeSearch(form: ComputeForm): ComputeSearch {
  const length = writeLength(form.length);
  const who = form.suspects.map(writeClock);
  return {
    ...(form.limit === "" ? {} : { limit: form.limit }),
    ...(form.limit !== bareLimit || length === "" ? {} : { length: form.backward ? `-${length}` : length }),
    ...(form.limit !== bareLimit || form.holiday === "per-suspect" ? {} : { holiday: form.holiday }),
    ...(form.lawOn === "" ? {} : { law: form.lawOn }),
    // One empty person goes without saying.
    ...(who.length === 1 && who[0] === "" ? {} : { who: who.map((one) => (one === "" ? ";" : one)) }),
  };
}

export function readSearch(search: ComputeSearch): ComputeForm {
  const length = search.length ?? "";
  const holiday = (["per-suspect", "rolls", "stays"] as const).find((one) => one === search.holiday);
  const who = search.who ?? [];
  return {
    limit: search.limit ?? "",
    length: readLength(length.replace(/^-/, "")) ?? emptyForm.length,
    backward: length.startsWith("-"),
    holiday: holiday ?? "per-suspect",
    lawOn: search.law ?? "",
    suspects: who.length === 0 ? [emptyClock] : who.slice(0, mostSuspects).map(readClock),
  };
}

/** As many as the server counts at once. */
export const mostSuspects = 40;

function writeClock(clock: ClockForm): string {
  return [
    pair("name", clock.name),
    ...Object.entries(clock.triggers).map(([fact, at]) => pair(fact, at)),
    pair("custody", clock.custody),
    ...clock.stretches.map(({ from, to }) => pair("held", from, to)),
    ...clock.circumstances.map((id) => pair("when", id)),
    ...clock.extensions.map((one) =>
      pair(
        "extend",
        one.length === null ? "open" : writeLength(one.length),
        one.decidedOn,
        one.document,
        one.expiresOn,
      ),
    ),
    ...clock.exclusions.map(({ from, to, ground }) => pair("exclude", from, to, ground)),
    ...clock.restarts.map(({ kind, on, ground }) => pair(kind, on, ground)),
  ]
    .filter((part) => part !== "")
    .join(";");
}

function readClock(text: string): ClockForm {
  const clock = { ...emptyClock, triggers: {} as Record<string, string> };
  const lists = {
    stretches: [] as ClockForm["stretches"][number][],
    circumstances: [] as string[],
    extensions: [] as ExtensionForm[],
    exclusions: [] as ExclusionForm[],
    restarts: [] as RestartForm[],
  };
  for (const part of text.split(";")) {
    const at = part.indexOf("=");
    if (at < 1) continue;
    const name = part.slice(0, at);
    const [first = "", second = "", third = "", fourth = ""] = part
      .slice(at + 1)
      .split(",")
      .map(unescaped);
    switch (name) {
      case "name":
        clock.name = first;
        break;
      case "custody":
        clock.custody = (["yes", "no", "changed"] as const).find((one) => one === first) ?? "";
        break;
      case "held":
        lists.stretches.push({ from: first, to: second });
        break;
      case "when":
        lists.circumstances.push(first);
        break;
      case "extend":
        lists.extensions.push({
          length: first === "open" ? null : (readLength(first) ?? { amount: "", unit: "days" }),
          decidedOn: second,
          document: third,
          expiresOn: fourth,
        });
        break;
      case "exclude":
        lists.exclusions.push({ from: first, to: second, ground: third });
        break;
      case "restart":
      case "recount":
        lists.restarts.push({ kind: name, on: first, ground: second });
        break;
      default:
        clock.triggers[name] = first;
    }
  }
  return { ...clock, ...lists };
}

function pair(name: string, ...values: readonly string[]): string {
  if (values.every((value) => value === "") && name !== "extend" && name !== "exclude" && name !== "held") {
    return name === "restart" || name === "recount" ? `${name}=` : "";
  }
  return `${name}=${values.map(escaped).join(",").replace(/,+$/, "")}`;
}

const escaped = (text: string) =>
  text.replace(/[%;,=]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
const unescaped = (text: string) =>
  text.replace(/%(25|3B|2C|3D)/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function writeLength({ amount, unit }: LengthForm): string {
  return amount === "" ? "" : `${amount}${unitLetters[unit]}`;
}

function readLength(text: string): LengthForm | undefined {
  const match = /^(\d{1,6})(d|wd|hm|m|y|h)$/.exec(text);
  const unit = units.find((one) => unitLetters[one] === match?.[2]);
  return match === null || unit === undefined ? undefined : { amount: match[1] ?? "", unit };
}

/** The request, once a limit is chosen; facts that the limit does not ask for are left out of it. */
export function requestOf(form: ComputeForm, limit: NamedLimitEntry | undefined): LimitRequest | null {
  const bare = form.limit === bareLimit;
  if (!bare && limit === undefined) return null;
  const length = lengthOf(form.length);
  return {
    limit: bare ? null : form.limit,
    period: bare && length !== null ? { ...length, ...(form.backward ? { direction: "backward" } : {}) } : null,
    holiday: form.holiday,
    lawOn: form.lawOn === "" ? null : form.lawOn,
    suspects: form.suspects.map((clock) => clockOf(clock, factsOf(limit))),
  };
}

/** Facts that a limit asks for; a bare period asks for its start. */
export function factsOf(limit: NamedLimitEntry | undefined): readonly string[] {
  if (limit === undefined) return ["from"];
  const nested = limit.nestedIn === null ? [] : [limit.nestedIn.fact];
  return [...new Set([...limit.trigger.parts.map(({ fact }) => fact), ...nested])];
}

function clockOf(clock: ClockForm, facts: readonly string[]): LimitClock {
  return {
    name: clock.name,
    triggers: Object.fromEntries(
      facts.flatMap((fact) => {
        const at = clock.triggers[fact] ?? "";
        return at === "" ? [] : [[fact, at]];
      }),
    ),
    custody:
      clock.custody === ""
        ? null
        : clock.custody === "changed"
          ? clock.stretches.filter(({ from }) => from !== "").map(({ from, to }) => ({ from, ...optional("to", to) }))
          : clock.custody === "yes",
    circumstances: [...clock.circumstances],
    extensions: clock.extensions.flatMap((one) => {
      const period = one.length === null ? null : lengthOf(one.length);
      // A row that says nothing yet is none.
      if (one.length !== null && period === null) return [];
      return [
        {
          period,
          ...optional("decidedOn", one.decidedOn),
          ...optional("document", one.document),
          ...optional("expiresOn", one.expiresOn),
        },
      ];
    }),
    events: [
      ...clock.exclusions
        .filter(({ from }) => from !== "")
        .map((one) => ({
          kind: "exclude" as const,
          from: one.from,
          ...optional("to", one.to),
          ...optional("ground", one.ground),
        })),
      ...clock.restarts
        .filter(({ on }) => on !== "")
        .map(({ kind, on, ground }) => ({ kind, on, ...optional("ground", ground) })),
    ],
  };
}

function optional<Name extends string>(name: Name, value: string): { [Key in Name]?: string } {
  return value === "" ? {} : ({ [name]: value } as { [Key in Name]?: string });
}

function lengthOf({ amount, unit }: LengthForm): LengthOfTime | null {
  const count = Number(amount);
  return amount === "" || !Number.isInteger(count) ? null : { [unit]: count };
}

/** A case page's clock in the form's terms. */
export function formOfClock(clock: LimitClock): ClockForm {
  return {
    name: clock.name,
    triggers: clock.triggers,
    custody: clock.custody === null ? "" : clock.custody === true ? "yes" : clock.custody === false ? "no" : "changed",
    stretches: Array.isArray(clock.custody) ? clock.custody.map(({ from, to }) => ({ from, to: to ?? "" })) : [],
    circumstances: clock.circumstances,
    extensions: clock.extensions.map((one) => ({
      length: one.period === null ? null : formOfLength(one.period),
      decidedOn: one.decidedOn ?? "",
      document: one.document ?? "",
      expiresOn: one.expiresOn ?? "",
    })),
    exclusions: clock.events.flatMap((event) =>
      event.kind === "exclude" ? [{ from: event.from, to: event.to ?? "", ground: event.ground ?? "" }] : [],
    ),
    restarts: clock.events.flatMap((event) =>
      event.kind === "restart" || event.kind === "recount"
        ? [{ kind: event.kind, on: event.on, ground: event.ground ?? "" }]
        : [],
    ),
  };
}

/** The first unit that is given; lengths of several units are not typed here. */
export function formOfLength(length: LengthOfTime): LengthForm {
  const unit = units.find((one) => (length[one] ?? 0) > 0) ?? "days";
  return { amount: String(length[unit] ?? ""), unit };
}
