// Mounts every module's routes.
import type { FastifyInstance } from "fastify";
import type { App } from "../app.ts";
import type { SignedInOf } from "../http/answers.ts";
import { identityRoutes } from "./identity/routes.ts";
import { proofRoutes } from "./ledger/routes.ts";
import { deliveryFileRoutes, deliveryRoutes } from "./deliveries/routes.ts";
import { rulebookRoutes } from "./rulebook/routes.ts";
import { caseRoutes } from "./cases/routes.ts";
import { countDecisions } from "./findings/index.ts";
import { findingFileRoutes, findingRoutes } from "./findings/routes.ts";
import { withdrawDelivery } from "./screening/index.ts";
import { conferenceFileRoutes, conferenceRoutes } from "./conferences/routes.ts";
import { registerWorkbookRoutes } from "./registers/excel/routes.ts";
import { recordFileRoutes } from "./registers/records/file-routes.ts";
import { registerRoutes } from "./registers/routes.ts";
import { homeRoutes } from "./home/routes.ts";
import { workbenchRoutes } from "./workbench/routes.ts";
import { lawSettingFileRoutes, lawSettingRoutes } from "./law-settings/routes.ts";
import { limitPresenter } from "./limits/index.ts";
import { limitFileRoutes, limitRoutes } from "./limits/routes.ts";

/** Every route of the API. */
export function router(app: App) {
  return {
    ...identityRoutes(app),
    ...homeRoutes(app),
    ...deliveryRoutes(app, withdrawDelivery),
    ...findingRoutes(app),
    ...caseRoutes(app),
    ...registerRoutes(app),
    ...conferenceRoutes(app),
    ...rulebookRoutes(app, countDecisions),
    ...workbenchRoutes(app),
    ...limitRoutes(app),
    ...lawSettingRoutes(app, limitPresenter),
    ...proofRoutes(app),
  };
}

/** Routes that carry files, outside the API's own encoding. */
export function fileRoutes(app: App, scope: FastifyInstance, signedInOf: SignedInOf): void {
  deliveryFileRoutes(app, scope, signedInOf);
  findingFileRoutes(app, scope, signedInOf);
  conferenceFileRoutes(app, scope, signedInOf);
  recordFileRoutes(app, scope, signedInOf);
  registerWorkbookRoutes(app, scope, signedInOf);
  limitFileRoutes(app, scope, signedInOf);
  lawSettingFileRoutes(app, scope, signedInOf);
}
