import { connect, createServer, type Socket } from "node:net";

/** A line between server and database that a test can cut at the worst moment. */
export interface DatabaseLine {
  /** The database's address through this line. */
  readonly url: string;
  /**
   * The next COMMIT of a transaction that wrote to `table` reaches the database, its answer does not come back: the line
   * breaks, and stays broken for `forMs`.
   */
  cutAfterCommit(table: string, forMs: number): void;
  close(): Promise<void>;
}

export async function openDatabaseLine(databaseUrl: string): Promise<DatabaseLine> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let armed: { readonly table: string; readonly forMs: number } | undefined;
  let brokenUntil = 0;
  const server = createServer((client) => {
    if (Date.now() < brokenUntil) return void client.destroy();
    const database = connect(Number(target.port), target.hostname);
    let wrote = false;
    let cutting = false;
    for (const socket of [client, database]) {
      open.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => {
        open.delete(socket);
        client.destroy();
        database.destroy();
      });
    }
    client.on("data", (chunk) => {
      const text = chunk.toString("latin1");
      if (armed !== undefined && text.includes(`insert into "${armed.table}"`)) wrote = true;
      if (armed !== undefined && wrote && /\bcommit\b/i.test(text)) cutting = true;
      database.write(chunk);
    });
    database.on("data", (chunk) => {
      if (!cutting) return void client.write(chunk);
      // It is committed: the answer is here, and goes no further.
      brokenUntil = Date.now() + (armed?.forMs ?? 0);
      armed = undefined;
      for (const socket of open) socket.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a listening socket has no port");
  const url = new URL(databaseUrl);
  url.port = String(address.port);
  return {
    url: url.href,
    cutAfterCommit(table, forMs) {
      armed = { table, forMs };
    },
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
