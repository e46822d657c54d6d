import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { stages } from "../apps/jianheng/src/modules/stages.ts";

const root = path.resolve(import.meta.dirname, "..");

// Downward only: a package may import what stands beside it here, and nothing else of ours.
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "packages/law": [],
  "packages/feel": [],
  "packages/tlog": [],
  "packages/files": [],
  "packages/contract": [],
  "packages/lake": ["contract", "files", "feel", "law"],
  "packages/demo": ["contract", "files"],
  "apps/jianheng": ["contract", "demo", "feel", "files", "lake", "law", "tlog"],
  "apps/web": ["contract"],
};

/** Node modules that would tie a pure package to a machine. node:crypto is allowed to the log: hashes and signatures. */
const pure: Readonly<Record<string, readonly string[]>> = {
  "packages/law": [],
  "packages/feel": [],
  "packages/tlog": ["node:crypto"],
  "packages/contract": [],
};
/** Storage that is passed in has one shipped implementation, in a file of its own. */
const pureExceptions = ["packages/tlog/src/file-storage.ts"];

function sourcesOf(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.(test|e2e)\.tsx?$/.test(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

/** Module names a file imports, also for types. */
function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map((match) => match[1]!);
}

describe("imports point downward only", () => {
  it("every package of the repository is in the picture", () => {
    const present = ["packages", "apps"].flatMap((folder) =>
      readdirSync(path.join(root, folder)).map((name) => `${folder}/${name}`),
    );
    expect(present.toSorted()).toEqual(Object.keys(mayImport).toSorted());
  });

  it.each(Object.keys(mayImport))("%s", (folder) => {
    const wrong = sourcesOf(`${folder}/src`).flatMap((file) =>
      importsOf(file)
        .filter((name) => name.startsWith("@jianheng/") || (name.startsWith(".") && leaves(file, name, folder)))
        .filter((name) => !(mayImport[folder] ?? []).includes(name.replace(/^@jianheng\//, "").split("/")[0]!))
        .map((name) => `${file} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(pure))("%s touches no machine", (folder) => {
    const wrong = sourcesOf(`${folder}/src`)
      .filter((file) => !pureExceptions.includes(file))
      .flatMap((file) =>
        importsOf(file)
          .filter((name) => name.startsWith("node:") && !(pure[folder] ?? []).includes(name))
          .map((name) => `${file} imports ${name}`),
      );
    expect(wrong).toEqual([]);
  });
});

function leaves(file: string, relative: string, folder: string): boolean {
  const target = path.relative(root, path.resolve(root, path.dirname(file), relative));
  return !target.startsWith(`${folder}${path.sep}`) && target !== folder;
}

describe("modules of the server", () => {
  const modulesDir = "apps/jianheng/src/modules";
  const order = stages.flatMap((stage) => stage.modules as readonly string[]);

  it("every module stands in a stage", () => {
    const present = readdirSync(path.join(root, modulesDir), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    expect(present.toSorted()).toEqual(order.toSorted());
  });

  it("a module imports only earlier modules, and only through their door", () => {
    const wrong: string[] = [];
    for (const [position, module] of order.entries())
      for (const file of sourcesOf(`${modulesDir}/${module}`))
        for (const name of importsOf(file)) {
          const match = /^\.\.\/([a-z-]+)\/(.+)$/.exec(name);
          if (match === null || !order.includes(match[1]!)) continue;
          if (order.indexOf(match[1]!) >= position) wrong.push(`${file} imports the later module ${match[1]}`);
          if (match[2] !== "index.ts") wrong.push(`${file} imports ${name}, past the door`);
        }
    expect(wrong).toEqual([]);
  });
});
