/**
 * The embedded database: a real PostgreSQL that the server starts for itself, so that an office needs to install and
 * administer nothing. `DATABASE_URL` replaces it by a PostgreSQL server; nothing above this folder notices.
 *
 * In the data folder, `postgres/` holds `cluster/` (the database), `secrets.json` (the passwords, for its owner alone),
 * `location.json` (where the cluster is, and whether it was ever complete), `port` (of the last run) and `server.lock`
 * (who runs it). PostgreSQL refuses to run as root; root hands it to the user 65534. If that user cannot enter the data
 * folder, the cluster lies under `/var/lib/jianheng` and `location.json` says where; programs it cannot reach are copied.
 *
 * A *watchdog* process stands between us and PostgreSQL. It holds one end of a pipe; when we end, however we end, the
 * system closes our end and the watchdog stops the database. We, in turn, start both again when one of them dies.
 */
export { attachEmbeddedPostgres, type EmbeddedAddresses, hasEmbeddedPostgres } from "./attach.ts";
export { findBinaries } from "./binaries.ts";
export { EmbeddedDatabaseError, type EmbeddedErrorCode } from "./embedded-error.ts";
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
export { type FolderLock, lockFolder } from "./folder-lock.ts";
export { removeEmbeddedPostgres } from "./remove.ts";
export { defaultRunAs } from "./run-as.ts";
export {
  createTestDatabase,
  startTestDatabase,
  type TestCluster,
  type TestDatabase,
  type TestTemplate,
} from "./test-database.ts";
