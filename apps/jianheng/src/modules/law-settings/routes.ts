import {
  calendarCheckPath,
  calendarTemplatePath,
  type LimitArticle,
  roles,
  type LawSettingsView,
  type NamedLimitEntry,
} from "@jianheng/contract";
import { describeDiagnostic } from "@jianheng/files";
import { type Citation, dateOfParts, dayInfo, addDays, type NamedLimit } from "@jianheng/law";
import type { FastifyInstance } from "fastify";
import type { App } from "../../app.ts";
import { asReader, type Tx } from "../../database/pool.ts";
import { sendRefusal, type SignedInOf } from "../../http/answers.ts";
import { orRefuse, routes } from "../../http/context.ts";
import { sendWorkbook } from "../../http/workbook.ts";
import type { JobStanding } from "../../jobs.ts";
import type { SignedIn } from "../identity/index.ts";
import { changeLaw } from "./actions.ts";
import { calendarFileBytesMax, calendarTemplate, readCalendarFile } from "./calendar-file.ts";
import { checkCalendar } from "./check-calendar.ts";
import { judgeChange, sentenceOfSetting, type Setter } from "./domain.ts";
import type { OfficeLaw } from "./office-law.ts";
import { presentCalendar, presentQuestions, stampsOf, type StampOf } from "./present.ts";
import { listHistory, officeNames, readStanding } from "./store.ts";

/** How later modules show limits and articles: given from there, since the arrows point this way. */
export interface LimitPresenter {
  readonly articleOf: (citation: Citation) => LimitArticle;
  readonly limitOf: (limit: NamedLimit, law: OfficeLaw, stampOf: StampOf) => NamedLimitEntry;
}

/** Settings hold no case content: everybody who signs in may read them; `judgeChange` says who may change what. */
export function lawSettingRoutes(app: App, presenter: LimitPresenter) {
  return {
    lawSettings: {
      get: routes.lawSettings.get.handler(({ context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, (tx) => viewOf(app, tx, signedIn, presenter)),
      ),
      days: routes.lawSettings.days.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) =>
          daysOf(input.year, await app.lawBook.of(tx, signedIn.officeCode)),
        ),
      ),
      change: routes.lawSettings.change.handler(async ({ input, context: { signedIn } }) => {
        const answer = orRefuse(
          await asReader(app.db, signedIn.reader, async (tx) => {
            const done = await changeLaw(app, tx, input, signedIn);
            if ("refused" in done) return done;
            return { ...done, recomputation: presentStanding(await app.jobs.standing(tx, "limits.recompute")) };
          }),
        );
        app.proofLog.signSoon((error) => app.log(`signing the proof log failed: ${String(error)}`));
        return answer;
      }),
      history: routes.lawSettings.history.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const { chain } = await readStanding(tx, signedIn.officeCode);
          const { rows, total } = await listHistory(tx, chain, input);
          const offices = await officeNames(tx, chain);
          const head = await tx.selectFrom("log_head").select("tree_size").executeTakeFirstOrThrow();
          return {
            items: rows.map((row) => ({
              id: row.id,
              office: row.office_code === null ? null : (offices.get(row.office_code) ?? null),
              kind: row.kind,
              key: row.key,
              sentence: sentenceOfSetting(row.kind, row.key, row.value),
              ground: row.ground,
              by: row.set_by_name,
              at: row.set_at.toISOString(),
              proof: row.leaf_index < head.tree_size ? ("logged" as const) : ("pending" as const),
              leafIndex: row.leaf_index,
            })),
            total,
          };
        }),
      ),
    },
  };
}

function setterOf({ roles: held, officeCode, reader }: SignedIn): Setter {
  return { roles: held, officeCode, offices: reader.offices };
}

async function viewOf(app: App, tx: Tx, signedIn: SignedIn, presenter: LimitPresenter): Promise<LawSettingsView> {
  const law = await app.lawBook.of(tx, signedIn.officeCode);
  const stampOf = await stampsOf(tx, law);
  const [own, national] = [
    judgeChange("localDay", setterOf(signedIn)),
    judgeChange("calendarYear", setterOf(signedIn)),
  ];
  const entries = law.limits.map((limit) => presenter.limitOf(limit, law, stampOf));
  return {
    office: { code: signedIn.officeCode, name: signedIn.officeName, level: signedIn.officeLevel },
    mayChange: { office: own.allowed, national: national.allowed },
    whoMay: { office: roles.caseManagement, national: roles.systemAdministrator },
    calendar: presentCalendar(law, stampOf),
    lengths: entries.flatMap(({ id, label, note, lengths }) =>
      lengths.filter(({ settable }) => settable).map((length) => ({ ...length, limit: { id, label, note } })),
    ),
    extensions: entries.flatMap(({ id, label, extensions }) =>
      extensions.filter(({ settable }) => settable).map((extension) => ({ ...extension, limit: { id, label } })),
    ),
    questions: presentQuestions(law, stampOf, presenter.articleOf),
    recomputation: presentStanding(await app.jobs.standing(tx, "limits.recompute")),
  };
}

function presentStanding({ state, finishedAt }: JobStanding): LawSettingsView["recomputation"] {
  return { state, finishedAt: finishedAt?.toISOString() ?? null };
}

function daysOf(year: number, { calendar }: OfficeLaw) {
  const days = [];
  for (let day = dateOfParts({ year, month: 1, day: 1 }); day.startsWith(`${year}-`); day = addDays(day, 1)) {
    const info = dayInfo(calendar, day);
    if (info !== undefined) days.push({ ...info });
  }
  return days;
}

export function lawSettingFileRoutes(app: App, scope: FastifyInstance, signedInOf: SignedInOf): void {
  scope.get(calendarTemplatePath, async (request, reply) => {
    if ((await signedInOf(request)) === null) return sendRefusal(reply, "session.required");
    return sendWorkbook(reply, "放假安排导入模板.xlsx", calendarTemplate());
  });
  scope.post(calendarCheckPath, async (request, reply) => {
    const signedIn = await signedInOf(request);
    if (signedIn === null) return sendRefusal(reply, "session.required");
    const part = await request.file({ limits: { fileSize: calendarFileBytesMax, files: 1 } });
    if (part === undefined) return sendRefusal(reply, "delivery.no_file");
    const bytes = await part.toBuffer();
    const { lines, problem } = await readCalendarFile({ name: part.filename, bytes });
    if (problem !== null) return sendRefusal(reply, "delivery.unreadable", { reason: describeDiagnostic(problem) });
    const law = await asReader(app.db, signedIn.reader, (tx) => app.lawBook.of(tx, signedIn.officeCode));
    return checkCalendar(lines, law, setterOf(signedIn));
  });
}
