import { setTimeout as sleep } from "node:timers/promises";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { launch, type LaunchOptions } from "./postmaster.ts";

/** A server that dies more often than this in ten minutes has a reason that starting it again does not remove. */
const RESTARTS_MAX = 5;
const RESTARTS_WINDOW_MS = 10 * 60_000;
const RESTART_PAUSE_MS = 300;

export interface Keeper {
  readonly port: number;
  /** Stops the server for good. */
  stop(): Promise<void>;
}

/**
 * Starts the server, and again on the same port whenever it or its watchdog dies. Connections are lost then, as they are
 * with any server that was restarted; what was committed is there.
 */
export async function keepRunning(
  options: LaunchOptions,
  wish: number | undefined,
  onLost: (error: EmbeddedDatabaseError) => void,
): Promise<Keeper> {
  let current = await launch(options, { port: wish, portMayChange: true });
  const { port } = current;
  let stopping = false;

  const keep = async (): Promise<void> => {
    let restarts: readonly number[] = [];
    while (true) {
      const how = await current.ended;
      if (stopping) return;
      options.log(`PostgreSQL ended by itself (${how})`);
      const now = Date.now();
      restarts = [...restarts.filter((at) => now - at < RESTARTS_WINDOW_MS), now];
      if (restarts.length > RESTARTS_MAX) throw new Error(`it ended ${restarts.length} times in ten minutes`);
      await sleep(RESTART_PAUSE_MS);
      current = await launch(options, { port, portMayChange: false });
      options.log("PostgreSQL runs again");
      // Asked to stop while it was being started.
      if (stopping) return current.stop();
    }
  };
  const keeping = keep().catch((error: unknown) => {
    const lost = new EmbeddedDatabaseError("embedded.lost", `PostgreSQL is gone: ${String(error)}`, { cause: error });
    if (!stopping) onLost(lost);
  });
  return {
    port,
    async stop() {
      stopping = true;
      await current.stop();
      await keeping;
    },
  };
}
