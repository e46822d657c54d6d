/** Why the embedded database did not start. The code is stable; the message says what, where and what to do next. */
export type EmbeddedErrorCode =
  /** No PostgreSQL binaries for this system, or none that runs. */
  | "embedded.binaries_unusable"
  /** No folder that both the server and the user of the database can enter. */
  | "embedded.no_usable_folder"
  /** Another live process holds the data folder. */
  | "embedded.in_use"
  /** The record in the data folder names a cluster that is not there. */
  | "embedded.cluster_missing"
  /** The cluster belongs to another user of this system. */
  | "embedded.wrong_owner"
  /** The data folder was made by another major version of PostgreSQL. */
  | "embedded.version_mismatch"
  /** initdb ended with an error. */
  | "embedded.init_failed"
  /** PostgreSQL ended, or did not answer, while starting. */
  | "embedded.start_failed"
  /** PostgreSQL ended while running and could not be brought back. */
  | "embedded.lost";

export class EmbeddedDatabaseError extends Error {
  readonly code: EmbeddedErrorCode;

  constructor(code: EmbeddedErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = "EmbeddedDatabaseError";
    this.code = code;
  }
}
