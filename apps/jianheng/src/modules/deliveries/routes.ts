import { uploadPath, templatePath, type DeliverySummary, type ScreeningProgress } from "@jianheng/contract";
import { templateWorkbook } from "./template.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { App } from "../../app.ts";
import { folders } from "../../config.ts";
import { asReader } from "../../database/pool.ts";
import { orMissing, orRefuse, routes } from "../../http/context.ts";
import { isRefusal, type Refusal } from "../../http/refusal.ts";
import type { SignedIn } from "../identity/index.ts";
import { sendRefusal, type SignedInOf } from "../../http/answers.ts";
import { sendFile, sendWorkbook } from "../../http/workbook.ts";
import { acceptDelivery, cancelReadingAgain, inspectUpload, mayImport, watchReading } from "./actions.ts";
import { exportCheckedWorkbook } from "./checked-workbook.ts";
import { answerUpload, findTableReadAs, listTables } from "./answer-upload.ts";
import { forgetRemembered, listRemembered } from "./remembered.ts";
import { countDeliveries, findDelivery, listDeliveries, listOfficeNames, type DeliveryRecord } from "./store.ts";
import { receiveUpload } from "./uploads.ts";

/** Taking a delivery back reaches into cases and findings, which stand after this module. */
export type WithdrawDelivery = (
  app: App,
  signedIn: SignedIn,
  withdrawal: { readonly id: string; readonly reason: string; readonly requestId: string },
) => Promise<Refusal | undefined>;

export function deliveryRoutes(app: App, withdrawDelivery: WithdrawDelivery) {
  const summaryOf = (signedIn: SignedIn, id: string) =>
    asReader(app.db, signedIn.reader, async (tx) => {
      const record = orMissing(await findDelivery(tx, id), "delivery.not_found");
      return presentDelivery(record, await listOfficeNames(tx, [record]));
    });
  return {
    deliveries: {
      withdraw: routes.deliveries.withdraw.handler(async ({ input, context: { signedIn } }) => {
        orRefuse(await withdrawDelivery(app, signedIn, input));
        return summaryOf(signedIn, input.id);
      }),
      inspect: routes.deliveries.inspect.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await inspectUpload(app, signedIn, input.uploadId)),
      ),
      tables: routes.deliveries.tables.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await listTables(app, signedIn, input.uploadId)),
      ),
      table: routes.deliveries.table.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await findTableReadAs(app, signedIn, input)),
      ),
      answer: routes.deliveries.answer.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await answerUpload(app, signedIn, input)),
      ),
      cancelAnswer: routes.deliveries.cancelAnswer.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await cancelReadingAgain(app, signedIn, input.uploadId)),
      ),
      mappings: routes.deliveries.mappings.handler(async ({ context: { signedIn } }) =>
        orRefuse(await listRemembered(app, signedIn)),
      ),
      forgetMapping: routes.deliveries.forgetMapping.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await forgetRemembered(app, signedIn, input.id)),
      ),
      accept: routes.deliveries.accept.handler(async ({ input, context: { signedIn } }) =>
        orRefuse(await acceptDelivery(app, signedIn, input)),
      ),
      list: routes.deliveries.list.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const records = await listDeliveries(tx, input);
          const names = await listOfficeNames(tx, records);
          return { items: records.map((record) => presentDelivery(record, names)), total: await countDeliveries(tx) };
        }),
      ),
      get: routes.deliveries.get.handler(({ input, context: { signedIn } }) =>
        asReader(app.db, signedIn.reader, async (tx) => {
          const record = orMissing(await findDelivery(tx, input.id), "delivery.not_found");
          const summary = record.summary as { sheets: never[]; problemGroups: never[] };
          const names = await listOfficeNames(tx, [record]);
          return { ...presentDelivery(record, names), ...summary, report: (record.report ?? null) as never };
        }),
      ),
      watchReading: routes.deliveries.watchReading.handler(async function* ({ input, context: { signedIn }, signal }) {
        yield* orRefuse(await watchReading(app, signedIn, input.uploadId, signal));
      }),
      watch: routes.deliveries.watch.handler(async function* ({ input, context: { signedIn }, signal }) {
        const visible = await asReader(app.db, signedIn.reader, (tx) =>
          tx.selectFrom("screening_run").select("progress").where("id", "=", input.runId).executeTakeFirst(),
        );
        const stored = orMissing(visible, "delivery.not_found");
        yield* app.runWatch.follow(input.runId, stored.progress as ScreeningProgress, signal);
      }),
    },
  };
}

/** Offices by their names; by its code one that is not in the installation. */
function presentDelivery(record: DeliveryRecord, names: ReadonlyMap<string, string>): DeliverySummary {
  return {
    id: record.id,
    label: record.label,
    dataDate: record.data_date,
    scope: {
      ...record.scope,
      offices: record.scope.offices.map((code) => names.get(code) ?? code),
      kind: record.kind,
      period: record.scope.period ?? null,
    },
    withdrawn: withdrawalOf(record),
    acceptedAt: record.accepted_at.toISOString(),
    acceptedBy: record.accepted_by_name,
    files: record.files,
    cases: record.cases,
    rows: record.rows,
    problems: record.problems,
    demonstration: record.demonstration,
    screening: (record.progress ?? null) as ScreeningProgress | null,
  };
}

function withdrawalOf({ withdrawn_at, withdrawn_by_name, withdrawn_reason }: DeliveryRecord) {
  if (withdrawn_at === null) return null;
  return { at: withdrawn_at.toISOString(), by: withdrawn_by_name ?? "", reason: withdrawn_reason ?? "" };
}

export function deliveryFileRoutes(app: App, scope: FastifyInstance, signedInOf: SignedInOf): void {
  scope.post(uploadPath, async (request, reply) => {
    const signedIn = await signedInOf(request);
    if (signedIn === null) return sendRefusal(reply, "session.required");
    if (!mayImport(signedIn)) return sendRefusal(reply, "access.denied", { who: "案管人员" });
    const received = await receiveUpload(folders(app.config).uploads, signedIn.personId, partsOf(request));
    if (received.truncated) return sendRefusal(reply, "delivery.too_large", { limit: "4 GB" });
    if (received.fileCount === 0) return sendRefusal(reply, "delivery.no_file");
    return { uploadId: received.uploadId };
  });

  scope.get<{ Params: { deliveryId: string; file: string } }>(
    "/api/deliveries/:deliveryId/files/:file/checked.xlsx",
    async (request, reply) => {
      const signedIn = await signedInOf(request);
      if (signedIn === null) return sendRefusal(reply, "session.required");
      const { deliveryId, file } = request.params;
      const position = /^\d{1,5}$/.test(file) ? Number(file) : -1;
      const exported = await exportCheckedWorkbook(app, signedIn, { deliveryId, position });
      if (isRefusal(exported)) return sendRefusal(reply, exported.refused.code, exported.refused.args);
      return sendFile(reply, exported.name, exported.stream);
    },
  );

  scope.get(templatePath, async (request, reply) => {
    if ((await signedInOf(request)) === null) return sendRefusal(reply, "session.required");
    return sendWorkbook(reply, "检衡标准数据模板.xlsx", templateWorkbook());
  });
}

async function* partsOf(request: FastifyRequest) {
  // The parser begins to listen for the end of the connection when it is asked for the first part, and would wait for
  // ever when the sender went before that.
  if (request.raw.destroyed) throw new Error("the sender of the files has gone");
  for await (const part of request.files()) yield { name: part.filename, stream: part.file };
}
