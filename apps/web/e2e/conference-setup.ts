// A conference made through the same doors as the pages use, up to the point that a journey is about.
import type { APIRequestContext } from "playwright-core";

/** Calls the server as the person of the browser does. */
export async function call<Answer>(
  request: APIRequestContext,
  origin: string,
  procedure: string,
  input: unknown,
): Promise<Answer> {
  const answer = await request.post(`${origin}/api/rpc/${procedure}`, {
    data: { json: input },
    headers: { origin },
  });
  if (!answer.ok()) throw new Error(`${procedure}: ${answer.status()} ${await answer.text()}`);
  return ((await answer.json()) as { readonly json: Answer }).json;
}

interface Row {
  readonly id: string;
  readonly version: number;
  readonly number: string;
}

interface Signed {
  readonly person: { readonly id: string; readonly name: string };
  readonly department: { readonly id: string; readonly name: string } | null;
  readonly office: { readonly code: string };
  readonly today: string;
}

export const memberDepartments = ["检务督察", "机关纪委", "案件管理", "控告申诉", "计财装备", "干部人事"];

/** Does an act on a record as it stands. */
export async function actOn(
  request: APIRequestContext,
  origin: string,
  id: string,
  act: string,
  fields: Readonly<Record<string, unknown>> = {},
): Promise<Row> {
  const { version } = await call<Row>(request, origin, "records/get", { id });
  const { items } = await call<{ readonly items: readonly Row[] }>(request, origin, "records/act", {
    requestId: crypto.randomUUID(),
    act,
    on: [{ id, version }],
    fields,
  });
  const [changed] = items;
  if (changed === undefined) throw new Error(`${act} changed nothing`);
  return changed;
}

export async function whoIs(request: APIRequestContext, origin: string): Promise<Signed> {
  return call<Signed>(request, origin, "session/current", undefined);
}

export interface PlannedConference {
  readonly conference: Row;
  readonly problems: readonly Row[];
}

interface Plan {
  readonly name: string;
  readonly date: string;
  readonly chair: Signed;
  readonly clerk: Signed;
  /** Kinds of the problems that are screened for it. */
  readonly kinds: readonly string[];
}

/** A planned conference and screened problems, made by an officer of the supervision office. */
export async function planConference(
  request: APIRequestContext,
  origin: string,
  { name, date, chair, clerk, kinds }: Plan,
): Promise<PlannedConference> {
  const me = await whoIs(request, origin);
  const problems: Row[] = [];
  for (const kind of kinds) {
    const made = await call<Row>(request, origin, "records/create", {
      requestId: crypto.randomUUID(),
      register: "oversightProblem",
      fields: {
        domain: "case",
        phase: "before",
        kind,
        description: `流程监控发现：${kind}。`,
        sourceDepartment: me.department?.id,
        sensitive: false,
      },
    });
    problems.push(await actOn(request, origin, made.id, "screen", { responsibleDepartment: me.department?.id }));
  }
  const conference = await call<Row>(request, origin, "records/create", {
    requestId: crypto.randomUUID(),
    register: "conference",
    fields: {
      name,
      date,
      place: "本院三楼会议室",
      host: me.department?.id,
      chair: chair.person.id,
      clerk: clerk.person.id,
      topic: "流程监控反映的共性问题。",
      memberDepartments: memberDepartments.map((department) => ({ department, attendee: `虚构${department}参会人` })),
      observers: [{ unit: "派驻纪检监察组", attendee: "虚构列席人" }],
    },
  });
  return { conference, problems };
}
