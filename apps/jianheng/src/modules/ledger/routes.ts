import type { App } from "../../app.ts";
import { routes } from "../../http/context.ts";

export function proofRoutes(app: App) {
  return {
    proof: {
      status: routes.proof.status.handler(async () => {
        const head = await app.db.selectFrom("log_head").selectAll().executeTakeFirstOrThrow();
        return {
          leaves: head.next_index,
          checkpointSize: head.tree_size,
          checkpoint: head.checkpoint,
          // Witnesses keep checkpoints on other machines; none can be registered yet, so none is claimed.
          witnessed: false,
          verifierKey: app.proofLog.verifierKey,
        };
      }),
    },
  };
}
