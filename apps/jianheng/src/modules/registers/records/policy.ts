import {
  commentAct,
  attachAct,
  linkAct,
  type Bilingual,
  type RegisterAct,
  type RegisterDefinition,
  type Role,
  observerRoles,
  roles,
  sendCopyAct,
} from "@jianheng/contract";
import type { SignedIn, StandIn } from "../../identity/index.ts";
import { describeWho, excludedTokens, tokensOf, type RecordPeople } from "./people.ts";

/** Who asks, as far as the policy needs it. */
export interface Actor {
  readonly personId: string;
  readonly roles: readonly Role[];
  readonly tokens: readonly string[];
  readonly standsInFor: readonly StandIn[];
}

export function actorOf(signedIn: SignedIn): Actor {
  const { personId, roles, tokens, standsInFor } = signedIn;
  return { personId, roles, tokens, standsInFor };
}

export type Verdict =
  /** `onBehalfOf`: the absent person through whom alone the actor may. */
  | { readonly allowed: true; readonly onBehalfOf: StandIn | null }
  | { readonly allowed: false; readonly why: "unknown" }
  | { readonly allowed: false; readonly why: "state" }
  | { readonly allowed: false; readonly why: "excluded" }
  | { readonly allowed: false; readonly why: "people"; readonly who: Bilingual };

/** Acts on what hangs on a record: open to its readers in every state, observers excepted. */
const readersActs: readonly string[] = [commentAct, attachAct, linkAct];

/** Whether the person may do the act on the record as it stands; the record is one that he may read. */
export function judgeAct(
  act: string,
  definition: RegisterDefinition,
  record: RecordPeople & { readonly state: string },
  actor: Actor,
): Verdict {
  if (readersActs.includes(act)) return judgeReader(actor);
  if (act === sendCopyAct) return judgeSending(record, actor);
  const spec = definition.acts.find((each) => each.id === act);
  if (spec === undefined) return { allowed: false, why: "unknown" };
  if (!spec.from.includes(record.state)) return { allowed: false, why: "state" };
  return judgePeople(spec, definition, record, actor);
}

function judgeReader(actor: Actor): Verdict {
  if (!isObserver(actor)) return { allowed: true, onBehalfOf: null };
  return {
    allowed: false,
    why: "people",
    who: { zh: "登记和办理人员（列席人员只能查看）", en: "those who handle it; observers read only" },
  };
}

/** A copy lets others read: those who answer for the office's paper send it. */
const sendingRoles: readonly Role[] = ["caseManagement", "supervision", "leadership", "departmentHead"];

function judgeSending(record: RecordPeople, actor: Actor): Verdict {
  const may = sendingRoles.map((role) => `role:${role}@${record.officeCode}`);
  if (actor.tokens.some((token) => may.includes(token))) return { allowed: true, onBehalfOf: null };
  const words = sendingRoles.map((role) => roles[role]);
  return {
    allowed: false,
    why: "people",
    who: { zh: words.map(({ zh }) => zh).join("、"), en: words.map(({ en }) => en).join(", ") },
  };
}

function judgePeople(
  spec: Pick<RegisterAct, "by" | "except">,
  definition: RegisterDefinition,
  record: RecordPeople,
  actor: Actor,
): Verdict {
  const may = tokensOf(spec.by, record);
  const never = excludedTokens(spec.except ?? [], record);
  // Whoever is shut out cannot come in through another, nor another through him.
  if (meets(actor.tokens, never)) return { allowed: false, why: "excluded" };
  // An observer acts where he himself is meant, not as one of everybody.
  const own = isObserver(actor) ? actor.tokens.filter((token) => /^(?:person|role):/.test(token)) : actor.tokens;
  if (meets(own, may)) return { allowed: true, onBehalfOf: null };
  const absent = actor.standsInFor.filter((one) => meets(one.tokens, may));
  const through = absent.find((one) => !meets(one.tokens, never));
  if (through !== undefined) return { allowed: true, onBehalfOf: through };
  if (absent.length > 0) return { allowed: false, why: "excluded" };
  const words = spec.by.map((who) => describeWho(who, definition));
  return {
    allowed: false,
    why: "people",
    who: { zh: words.map(({ zh }) => zh).join("、"), en: words.map(({ en }) => en).join(", ") },
  };
}

/** Whether the person may begin a record in the office; `officeCode` is the one he acts for. */
export function judgeCreate(definition: RegisterDefinition, officeCode: string, actor: Actor): Verdict {
  const nobody = { officeCode, officeChain: [], authorId: "", doers: {}, values: {}, copiedTo: [] };
  return judgePeople(definition.create, definition, nobody, actor);
}

/** Acts open to the person now: the expected ones in the order of the definition, then the others. */
export function allowedActs(
  definition: RegisterDefinition,
  record: RecordPeople & { readonly state: string },
  actor: Actor,
): readonly string[] {
  const open = definition.acts.filter((act) => judgeAct(act.id, definition, record, actor).allowed);
  const ofReaders = [...readersActs, sendCopyAct].filter((act) => judgeAct(act, definition, record, actor).allowed);
  return [...open.filter((act) => act.expected), ...open.filter((act) => !act.expected)]
    .map((act) => act.id)
    .concat(ofReaders);
}

function meets(tokens: readonly string[], wanted: readonly string[]): boolean {
  return tokens.some((token) => wanted.includes(token));
}

/** Invited to read, and nothing else. */
export function isObserver({ roles: held }: Pick<Actor, "roles">): boolean {
  return held.every((role) => observerRoles.includes(role));
}
