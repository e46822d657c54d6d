import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { run } from "../apps/jianheng/src/command-line.ts";
import { textStreams } from "./text-streams.ts";

// What the pages show is what the program does: every example is run, every command named exists, every link leads somewhere.

const root = path.resolve(import.meta.dirname, "..");
const readmes = ["README.md", "README.zh-CN.md"] as const;
const pages: readonly string[] = [...readmes, ...pagesUnder("docs")];
const text = (file: string): string => readFileSync(path.join(root, file), "utf8");

function pagesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .toSorted();
}

const invocation = "npx --no-install jianheng ";

interface Example {
  readonly place: string;
  readonly command: string;
  /** What it prints, from the first line; the page may stop before the end. */
  readonly output: readonly string[];
}

/** The commands of the console blocks of a page, with the lines shown beneath each. */
function examplesOf(page: string): readonly Example[] {
  const examples: { readonly place: string; readonly command: string; readonly output: string[] }[] = [];
  let inside = false;
  for (const [at, line] of text(page).split("\n").entries()) {
    if (line.startsWith("```")) inside = line === "```console";
    else if (inside && line.startsWith("$ "))
      examples.push({ place: `${page}:${at + 1}`, command: line.slice("$ ".length), output: [] });
    else if (inside) examples.at(-1)!.output.push(line);
  }
  return examples;
}

/** Words of a command as a shell sees them; the pages use no more than plain words and quotes. */
function wordsOf(command: string): readonly string[] {
  return [...command.matchAll(/"([^"]*)"|'([^']*)'|(\S+)/gu)].map(([, one, two, three]) => one ?? two ?? three ?? "");
}

/**
 * The printed lines that answer the shown ones, in order: equal to them where the page tells the truth. `…` on a line of
 * its own stands for any lines; without it the next printed line answers.
 */
function asShown(printed: readonly string[], shown: readonly string[]): readonly string[] {
  const answers: string[] = [];
  let next = 0;
  for (const [at, line] of shown.entries()) {
    if (line === "…") {
      answers.push(line);
      const after = printed.indexOf(shown[at + 1] ?? "", next);
      if (after >= 0) next = after;
    } else {
      answers.push(printed[next] ?? "(nothing more was printed)");
      next += 1;
    }
  }
  return answers;
}

const examples = pages.flatMap(examplesOf);

describe("examples", () => {
  const home = process.cwd();
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "jianheng-docs-"));
    // Examples name the workbooks that come with the program.
    await symlink(path.join(root, "test"), path.join(folder, "test"), "junction");
    process.chdir(folder);
  });
  afterAll(async () => {
    process.chdir(home);
    await rm(folder, { recursive: true, force: true });
  });

  it("stand in both READMEs and in the guide", () => {
    const withExamples = new Set(examples.map(({ place }) => place.split(":")[0]));
    expect([...withExamples]).toEqual(expect.arrayContaining([...readmes, "docs/guide/command-line.md"]));
  });

  it.each(examples)("$place: $command", async ({ command, output }) => {
    expect(command.slice(0, invocation.length)).toBe(invocation);
    expect(command).not.toMatch(/[<>|&;]/u);
    const streams = textStreams();
    const code = await run(wordsOf(command.slice(invocation.length)), streams);
    expect({ code, says: code === 0 ? "" : streams.err() }).toEqual({ code: 0, says: "" });
    expect(asShown(streams.out().split("\n"), output)).toEqual(output);
  });
});

/** Every command written as code on a page, in examples and in sentences, from the word `jianheng` on. */
function commandsOf(page: string): readonly string[] {
  const written = [...text(page).matchAll(/`([^`\n]+)`/gu)].map((match) => match[1]!);
  const shown = examplesOf(page).map(({ command }) => command);
  return [...written, ...shown].flatMap((code) => /^(?:npx --no-install )?(jianheng .+)$/u.exec(code)?.slice(1) ?? []);
}

const picturesOf = (page: string): readonly string[] =>
  [...text(page).matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/gu)].map((match) => match[1]!);

describe("commands", () => {
  let known: readonly string[];
  beforeAll(async () => {
    const streams = textStreams();
    expect(await run(["help"], streams)).toBe(0);
    known = [...streams.out().matchAll(/^ {2}jianheng (\S+) /gmu)].map((match) => match[1]!);
  });

  it.each(pages)("that %s names exist", (page) => {
    expect(known).toContain("check");
    const unknown = commandsOf(page).filter((command) => !known.includes(command.split(" ")[1] ?? ""));
    expect(unknown).toEqual([]);
  });

  it.each(readmes)("in the table of %s begin as they are to be typed", (page) => {
    const rows = text(page)
      .split("\n")
      .filter((line) => /^\| `[^`]*jianheng /u.test(line));
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.filter((row) => !row.startsWith(`| \`${invocation}`))).toEqual([]);
  });
});

/** What the first column of a table calls a folder. */
const foldersOf = (page: string): readonly string[] =>
  [...text(page).matchAll(/^\| `([a-z/-]+)` \|/gmu)].map((match) => match[1]!);

const shownOn = (page: string) => examplesOf(page).map(({ command, output }) => ({ command, output }));

describe("the two READMEs", () => {
  const [english, chinese] = readmes;

  it("show the same commands", () => {
    expect(commandsOf(english).length).toBeGreaterThan(4);
    expect(commandsOf(chinese)).toEqual(commandsOf(english));
  });

  it("show the same examples", () => {
    expect(shownOn(chinese)).toEqual(shownOn(english));
  });

  it("show the same pictures", () => {
    expect(picturesOf(english).length).toBeGreaterThan(0);
    expect(picturesOf(chinese)).toEqual(picturesOf(english));
  });

  it("describe the same folders", () => {
    expect(foldersOf(english).filter((folder) => !existsSync(path.join(root, folder)))).toEqual([]);
    expect(foldersOf(english).length).toBeGreaterThan(4);
    expect(foldersOf(chinese)).toEqual(foldersOf(english));
  });
});
