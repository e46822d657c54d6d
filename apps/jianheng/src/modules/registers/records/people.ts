// Whom a definition means on one record, as tokens. A reader carries tokens of what he is (identity), a record those of
// its readers and of the people from whom something is expected; the two meet in the database's row-level security.
import {
  reachOfRole,
  roles,
  type Bilingual,
  type FieldValues,
  type RegisterDefinition,
  type Role,
} from "@jianheng/contract";

/** What tells the people of a record. */
export interface RecordPeople {
  readonly officeCode: string;
  /** The office, the one above it, and so on. */
  readonly officeChain: readonly string[];
  readonly authorId: string;
  /** Act: the person who last did it. */
  readonly doers: Readonly<Record<string, string>>;
  readonly values: FieldValues;
  /** Whom copies went to, as tokens: `office:CODE`, `department:ID`, `person:ID`. */
  readonly copiedTo: readonly string[];
}

const officeWideRoles = (Object.keys(reachOfRole) as Role[]).filter((role) => reachOfRole[role] === "office");

/** Tokens of somebody on this record; none where the field is empty or nobody did the act. */
export function tokensOfWho(who: string, record: RecordPeople): readonly string[] {
  const [kind, name = ""] = who.split(":") as [string, string?];
  const id = idsIn(record.values[name]);
  switch (kind) {
    case "author":
      return [`person:${record.authorId}`];
    case "anyone":
      return [`office:${record.officeCode}`];
    case "role":
      return [`role:${name}@${record.officeCode}`];
    case "did":
      return record.doers[name] === undefined ? [] : [`person:${record.doers[name]}`];
    case "person":
    case "department":
    case "head":
      return id.map((one) => `${kind}:${one}`);
    case "office":
      return id.flatMap((code) => officeWideRoles.map((role) => `role:${role}@${code}`));
    default:
      return [];
  }
}

function idsIn(value: unknown): readonly string[] {
  if (typeof value === "string" && value !== "") return [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}

/** Who must not do what comes after: those meant, and whoever acted in the name of one of them. */
export function excludedTokens(except: readonly string[], record: RecordPeople): readonly string[] {
  const inTheirName = except.flatMap((who) => {
    const actor = who.startsWith("did:") ? record.doers[byOf(who.slice(4))] : undefined;
    return actor === undefined ? [] : [`person:${actor}`];
  });
  return [...tokensOf(except, record), ...inTheirName];
}

/** Where `doers` keep who did an act in an absent person's name. */
export function byOf(act: string): string {
  return `${act} by`;
}

/** Everybody whom one of these means. */
export function tokensOf(everybody: readonly string[], record: RecordPeople): readonly string[] {
  return [...new Set(everybody.flatMap((who) => tokensOfWho(who, record)))];
}

/** The token of work for the whole installation: row-level security asks for it as for any other. */
const systemToken = "system";

/**
 * Who may read the record: the definition's readers (a role that reaches its whole office reads in upper offices too),
 * the author, everybody who did something, everybody who may act or owns a limit.
 */
export function readersOf(definition: RegisterDefinition, record: RecordPeople): readonly string[] {
  const acting = [
    ...definition.acts.flatMap((act) => [...act.by, ...(act.notifies ?? [])]),
    ...(definition.create.notifies ?? []),
    ...definition.limits.flatMap((limit) => limit.owner),
  ];
  const above = definition.readers.flatMap((who) => {
    const role = who.startsWith("role:") ? (who.slice(5) as Role) : undefined;
    if (role === undefined || reachOfRole[role] !== "office") return tokensOfWho(who, record);
    return record.officeChain.map((code) => `role:${role}@${code}`);
  });
  const did = Object.values(record.doers).map((id) => `person:${id}`);
  const copied = record.copiedTo.flatMap(readersOfCopy);
  return [
    ...new Set([systemToken, `person:${record.authorId}`, ...did, ...tokensOf(acting, record), ...above, ...copied]),
  ].toSorted();
}

/** An office's copy is for those who see the whole office; a department's and a person's for themselves. */
function readersOfCopy(token: string): readonly string[] {
  return token.startsWith("office:") ? officeWideRoles.map((role) => `role:${role}@${token.slice(7)}`) : [token];
}

/** From whom something is expected in this state. */
export function awaitsOf(definition: RegisterDefinition, state: string, record: RecordPeople): readonly string[] {
  const expected = definition.acts.filter((act) => act.expected && act.from.includes(state));
  return tokensOf(
    expected.flatMap((act) => act.by),
    record,
  );
}

/** Somebody in words, for a refusal: 检务督察人员, 整改负责人. */
export function describeWho(who: string, definition: RegisterDefinition): Bilingual {
  const [kind, name = ""] = who.split(":") as [string, string?];
  const field = definition.fields.find((each) => each.id === name)?.label ?? { zh: name, en: name };
  switch (kind) {
    case "role":
      return roles[name as Role] ?? { zh: name, en: name };
    case "author":
      return { zh: "登记人", en: "the author" };
    case "anyone":
      return { zh: "本院人员", en: "people of the office" };
    case "head":
      return { zh: `${field.zh}的负责人`, en: `head of: ${field.en}` };
    case "did": {
      const act = definition.acts.find((each) => each.id === name)?.label ?? { zh: name, en: name };
      return { zh: `办理“${act.zh}”的人员`, en: `who did “${act.en}”` };
    }
    default:
      return field;
  }
}
