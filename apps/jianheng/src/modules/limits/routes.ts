import { type LimitArticle, type LimitExtensionEntry, limitsWorkbookPath } from "@jianheng/contract";
import { exclusionGrounds, formatCitation, type LawKey, laws, promptDuties } from "@jianheng/law";
import type { FastifyInstance } from "fastify";
import type { App } from "../../app.ts";
import { asReader } from "../../database/pool.ts";
import { sendRefusal, type SignedInOf } from "../../http/answers.ts";
import { orMissing, routes } from "../../http/context.ts";
import { sendWorkbook } from "../../http/workbook.ts";
import { stampsOf } from "../law-settings/index.ts";
import { computeRequest } from "./compute.ts";
import { restartGrounds } from "./grounds.ts";
import { presentArticle, presentLimit, presentPromptDuty } from "./present.ts";
import { sections } from "./sections.ts";
import type { SignedIn } from "../identity/index.ts";

/** Limits hold no case content: everybody who signs in may read and count them. */
export function limitRoutes(app: App) {
  return {
    limits: {
      list: routes.limits.list.handler(async ({ context: { signedIn } }) => ({
        office: officeOf(signedIn),
        sections: [...sections],
        limits: await listLimits(app, signedIn),
        promptDuties: promptDuties.map(presentPromptDuty),
        exclusions: exclusionGrounds.map(({ basis, ...ground }) => ({ ...ground, basis: basis.map(presentArticle) })),
        restarts: restartGrounds.map(({ basis, ...ground }) => ({ ...ground, basis: basis.map(presentArticle) })),
      })),
      compute: routes.limits.compute.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const law = await app.lawBook.of(tx, signedIn.officeCode);
          const limit =
            input.limit === null
              ? undefined
              : orMissing(
                  law.limits.find(({ id }) => id === input.limit),
                  "limit.not_found",
                );
          return { office: officeOf(signedIn), today: signedIn.today, ...computeRequest(input, limit, law) };
        }),
      ),
    },
  };
}

function listLimits(app: App, signedIn: SignedIn) {
  return asReader(app.db, signedIn.reader, async (tx) => {
    const law = await app.lawBook.of(tx, signedIn.officeCode);
    const stampOf = await stampsOf(tx, law);
    return law.limits.map((limit) => presentLimit(limit, law, stampOf));
  });
}

function officeOf({ officeCode, officeName, officeLevel }: SignedIn) {
  return { code: officeCode, name: officeName, level: officeLevel };
}

export function limitFileRoutes(app: App, scope: FastifyInstance, signedInOf: SignedInOf): void {
  scope.get(limitsWorkbookPath, async (request, reply) => {
    const signedIn = await signedInOf(request);
    if (signedIn === null) return sendRefusal(reply, "session.required");
    const limits = await listLimits(app, signedIn);
    return sendWorkbook(reply, `期限表 ${signedIn.today}.xlsx`, {
      sheets: [
        {
          name: "期限表",
          columns: [
            { header: "类别", width: 14 },
            { header: "期限", width: 34 },
            { header: "起算", width: 34 },
            { header: "情形", width: 34 },
            { header: "长度", width: 16 },
            { header: "节假日", width: 26 },
            { header: "延长", width: 48 },
            { header: "责任单位", width: 16 },
            { header: "依据", width: 40 },
            { header: "条文关键词", width: 48 },
            { header: "核对情况", width: 30 },
            { header: "施行起", kind: "date" },
            { header: "施行止", kind: "date" },
            { header: "说明", width: 48 },
            { header: "编号", width: 28 },
          ],
          rows: limits.flatMap((limit) =>
            limit.lengths.map((length) => [
              limit.section.label.zh,
              limit.label.zh,
              limit.trigger.parts.map(({ label }) => label.zh).join(limit.trigger.kind === "later-of" ? "且" : "或"),
              length.when.map(({ label }) => label.zh).join("，"),
              length.periodText.zh,
              length.holiday.label.zh,
              limit.extensions.map(extensionText).join("；"),
              limit.dutyHolder.label.zh,
              length.basis.map(articleText).join("、"),
              length.basis.flatMap(({ words }) => words ?? []).join("；"),
              length.tagLabel.zh,
              length.effectiveFrom,
              length.effectiveTo,
              limit.note?.zh ?? null,
              limit.id,
            ]),
          ),
        },
        {
          name: "没有具体天数的义务",
          columns: [
            { header: "义务", width: 44 },
            { header: "起算", width: 34 },
            { header: "快慢", width: 14 },
            { header: "责任单位", width: 16 },
            { header: "依据", width: 40 },
            { header: "条文关键词", width: 48 },
            { header: "编号", width: 28 },
          ],
          rows: promptDuties
            .map(presentPromptDuty)
            .map(({ id, label, start, pace, dutyHolder, basis }) => [
              label.zh,
              start.zh,
              pace.label.zh,
              dutyHolder.label.zh,
              basis.map(articleText).join("、"),
              basis.flatMap(({ words }) => words ?? []).join("；"),
              id,
            ]),
        },
      ],
    });
  });
}

/** Who approves it, and a mark on what was not read in its text. */
function extensionText({ label, approvedBy, verified, tagLabel }: LimitExtensionEntry): string {
  return `${label.zh}（${approvedBy.zh}${verified ? "" : `；${tagLabel.zh}`}）`;
}

function articleText({ instrument, article, paragraph }: LimitArticle): string {
  const law = (Object.keys(laws) as LawKey[]).find((key) => laws[key].name.zh === instrument);
  if (law === undefined) return instrument;
  return formatCitation(
    { law, ...(article === "" ? {} : { article }), ...(paragraph === undefined ? {} : { paragraph }) },
    "zh",
  );
}
