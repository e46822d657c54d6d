// A reader's process starts here, before any build: tsx turns the TypeScript sources into what this Node runs.
import { register } from "tsx/esm/api";

// Whoever signals the whole group (Ctrl-C in the terminal) means the server; we follow the server.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => {});
const goneEarly = () => process.exit(0);
process.on("disconnect", goneEarly);
register();
await import("./reader-process.ts");
process.off("disconnect", goneEarly);
