import { existsSync } from "node:fs";
import path from "node:path";
import { defaultPort, readConfigFile, type Settings } from "./config-file.ts";
import { fileURLToPath } from "node:url";

/** Everything the program takes from outside, read once. */
export interface Config {
  /** Absolute folder of all state: database, originals, lake, log, keys. */
  readonly dataDir: string;
  readonly port: number;
  /** Connection of a role that may create schemas and roles; absent: the embedded server. */
  readonly databaseUrl: string | undefined;
  /** Folder of the built pages; absent until they are built. */
  readonly webDir: string | undefined;
  readonly ruleBookDir: string;
  /** Folder of the registers that come with the product. */
  readonly registersDir: string;
  readonly migrationsDir: string;
  /** Cases of the demonstration office to load into an empty installation; 0 for none. */
  readonly demonstrationCases: number;
}

const appDir = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const repositoryDir = path.resolve(appDir, "../..");

export const ruleBookDir = path.join(repositoryDir, "rules");

/**
 * The command line goes before the environment, the environment before the file that `JIANHENG_CONFIG` names, that
 * before the defaults. Throws `ConfigProblem` when the file cannot be used.
 */
export function readConfig(options: {
  readonly dataDir?: string | undefined;
  readonly port?: number | undefined;
  readonly demonstrationCases?: number | undefined;
  readonly environment: NodeJS.ProcessEnv;
}): Config {
  const webDir = path.join(repositoryDir, "apps/web/dist");
  const { environment } = options;
  const file = environment.JIANHENG_CONFIG;
  const given: Settings = { ...(file === undefined || file === "" ? {} : readConfigFile(file)), ...environment };
  const dataDir = given.JIANHENG_DATA === "" ? undefined : given.JIANHENG_DATA;
  return {
    dataDir: path.resolve(options.dataDir ?? dataDir ?? "data"),
    port: options.port ?? portOf(given.JIANHENG_PORT),
    databaseUrl: given.DATABASE_URL === "" ? undefined : given.DATABASE_URL,
    webDir: existsSync(path.join(webDir, "index.html")) ? webDir : undefined,
    ruleBookDir,
    registersDir: path.join(repositoryDir, "registers"),
    migrationsDir: path.join(appDir, "migrations"),
    demonstrationCases: options.demonstrationCases ?? 0,
  };
}

function portOf(written: string | undefined): number {
  return written === undefined || written === "" ? defaultPort : Number(written);
}

/** Folders under the data folder. */
export function folders(config: Config) {
  const { dataDir } = config;
  return {
    lake: `${dataDir}/lake`,
    uploads: `${dataDir}/uploads`,
    files: `${dataDir}/files`,
    log: `${dataDir}/log`,
    keys: `${dataDir}/keys`,
  } as const;
}
