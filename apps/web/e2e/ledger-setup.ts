// The ledger of the example: ten conferences that treat 54 problems, 45 of which are put right and nine still followed.
// Made by three people through the doors that the pages use.
import { memberDepartments, call, actOn, whoIs } from "./conference-setup.ts";
import { visit, type Office } from "./harness.ts";

export const example = { held: 10, found: 54, putRight: 45, followed: 9 } as const;

const kinds = ["告知逾期", "文书不规范", "系统填录", "移送迟延", "涉案财物登记", "案卡漏填", "期限预警未处理"];
const domains = ["people", "money", "property", "case"];
const phases = ["before", "during", "after"];

interface Row {
  readonly id: string;
  readonly version: number;
  readonly number: string;
}

/** The last conference, its minutes issued, and how many problems it treated. */
export interface LastConference {
  readonly conference: Row;
  readonly treated: number;
}

export async function fillLedger(office: Office): Promise<LastConference> {
  const origin = office.address;
  const [ducha, anguan, lingdao] = await Promise.all(
    ["ducha", "anguan", "lingdao"].map(async (as) => (await visit(office, { as })).context.request),
  );
  if (ducha === undefined || anguan === undefined || lingdao === undefined) throw new Error("nobody is signed in");
  const supervision = await whoIs(ducha, origin);
  const handling = await whoIs(anguan, origin);
  const chair = await whoIs(lingdao, origin);
  const problems: Row[] = [];
  for (let n = 0; n < example.found; n += 1) {
    const fields = {
      domain: domains[n % domains.length],
      phase: phases[n % phases.length],
      kind: kinds[n % kinds.length],
      description: `虚构的第${n + 1}个问题。`,
      sourceDepartment: handling.department?.id,
      ...(phases[n % phases.length] === "during" ? { nextStep: "提起公诉" } : {}),
    };
    problems.push(await call<Row>(anguan, origin, "records/create", made("oversightProblem", fields)));
  }
  await actOnAll(ducha, "screen", problems, { responsibleDepartment: handling.department?.id });

  const conferences: Row[] = [];
  let treated = 0;
  for (let n = 0; n < example.held; n += 1) {
    const part = (at: number) => Math.floor((at * example.found) / example.held);
    const mine = problems.slice(part(n), part(n + 1));
    treated = mine.length;
    const conference = await call<Row>(
      ducha,
      origin,
      "records/create",
      made("conference", {
        name: `虚构的${n + 1}号联席会议`,
        date: supervision.today,
        place: "本院三楼会议室",
        host: supervision.department?.id,
        chair: chair.person.id,
        clerk: supervision.person.id,
        memberDepartments: memberDepartments.map((department) => ({ department, attendee: `虚构${department}` })),
      }),
    );
    conferences.push(conference);
    await call(ducha, origin, "conferences/setAgenda", {
      requestId: crypto.randomUUID(),
      id: conference.id,
      problems: mine.map(({ id }) => id),
    });
    await actOn(ducha, origin, conference.id, "freezeAgenda");
    await actOn(lingdao, origin, conference.id, "open");
    for (const problem of mine) await talk(conference, problem);
    await actOn(lingdao, origin, conference.id, "adjourn", { minutesDue: supervision.today });
  }

  await actOnAll(anguan, "startRectifying", problems, { means: "虚构措施：逐件核对" });
  const putRight = problems.filter((_, n) => n % 6 !== 5);
  await actOnAll(anguan, "report", putRight, { evidence: "虚构证据：已经核对", rootCause: "ruleUnfamiliar" });
  await actOnAll(lingdao, "accept", putRight, { acceptanceOpinion: "整改到位。" });

  const conference = conferences.at(-1);
  if (conference === undefined) throw new Error("no conference was held");
  const minutes = { summary: "虚构的会议情况。", decisions: "虚构的议定事项。", copiedTo: "虚构的各院" };
  await actOn(ducha, origin, conference.id, "draftMinutes", minutes);
  await actOn(lingdao, origin, conference.id, "issueMinutes", { issuedOn: supervision.today, copiedTo: "虚构的各院" });
  return { conference, treated };

  /** One question, one answer, and a commitment that goes into the ledger. */
  async function talk(conference: Row, problem: Row): Promise<void> {
    const nothing = { speaker: "", departmentId: null, ownerId: null, means: null, due: null };
    const write = async (kind: string, questionId: string | null, words: object) => {
      const entryId = crypto.randomUUID();
      await call(ducha!, origin, "conferences/write", {
        requestId: crypto.randomUUID(),
        conferenceId: conference.id,
        problemId: problem.id,
        entryId,
        questionId,
        kind,
        baseVersion: 0,
        words: { ...nothing, ...words },
      });
      return entryId;
    };
    const question = await write("question", null, { text: "虚构提问：为什么发生？", speaker: "虚构提问人" });
    await write("answer", question, { text: "虚构答复：不熟悉规定。", speaker: "虚构答复人" });
    const commitment = await write("commitment", question, {
      text: "虚构承诺：按期整改",
      departmentId: handling.department?.id,
      ownerId: handling.person.id,
      means: "逐件核对",
      due: "2099-12-31",
    });
    await call(ducha!, origin, "conferences/carry", { requestId: crypto.randomUUID(), entryId: commitment });
  }

  /** One act on many problems as they stand now. */
  async function actOnAll(
    by: NonNullable<typeof ducha>,
    act: string,
    on: readonly Row[],
    fields: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const { items } = await call<{ readonly items: readonly Row[] }>(ducha!, origin, "records/list", {
      register: "oversightProblem",
      limit: 200,
    });
    const versions = new Map(items.map(({ id, version }) => [id, version]));
    await call(by, origin, "records/act", {
      requestId: crypto.randomUUID(),
      act,
      on: on.map(({ id }) => ({ id, version: versions.get(id) })),
      fields,
    });
  }
}

function made(register: string, fields: Readonly<Record<string, unknown>>) {
  return { requestId: crypto.randomUUID(), register, fields };
}
