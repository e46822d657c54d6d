/**
 * The embedded database: a real PostgreSQL that the server starts for itself, so that an office needs to install and
 * administer nothing. `DATABASE_URL` replaces it by a PostgreSQL server; nothing above this folder notices.
 */
export { EmbeddedDatabaseError, type EmbeddedErrorCode } from "./embedded-error.ts";
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded-postgres.ts";
export { type FolderLock, lockFolder } from "./folder-lock.ts";
export {
  createTestDatabase,
  startTestDatabase,
  type TestCluster,
  type TestDatabase,
  type TestTemplate,
} from "./test-database.ts";
