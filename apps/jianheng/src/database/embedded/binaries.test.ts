import { chmod, cp, mkdir, mkdtemp, readdir, readlink, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBinaries, findPackageFolder } from "./binaries.ts";
import { canEnter, defaultRunAs } from "./run-as.ts";

const isRoot = process.getuid?.() === 0;
const runAs = defaultRunAs();

let folder: string;
let packageFolder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "jianheng-binaries-"));
  await chmod(folder, 0o711);
  packageFolder = join(folder, "package");
});

afterEach(async () => {
  await chmod(join(packageFolder, "native/lib"), 0o755).catch(() => undefined);
  await rm(folder, { recursive: true, force: true });
});

// Root's database user must be able to enter the checkout; where it cannot, the programs are copied, as the next tests show.
const checkoutIsOpen = await canEnter(import.meta.dirname, runAs);
test.skipIf(!checkoutIsOpen)(
  "the programs of the installed package are used where they lie (needs an open checkout)",
  async () => {
    const found = await findBinaries([], runAs);
    expect(found.version).toMatch(/^18\./);
    expect((await stat(found.initdb)).isFile()).toBe(true);
  },
);

describe.skipIf(process.platform !== "linux")("library links that the install script did not make", () => {
  test("are made in place where the package may be written", async () => {
    await installWithoutLinks();
    const { postgres } = await findBinaries([], runAs, packageFolder);
    expect(postgres).toBe(join(packageFolder, "native/bin/postgres"));
    expect(await readlink(join(packageFolder, "native/lib/libicuuc.so.60"))).toBe("libicuuc.so.60.2");
  });

  // To root no folder is closed, so this one needs a plain user.
  test.skipIf(isRoot)("are made in a copy where it may not", async () => {
    await installWithoutLinks();
    await chmod(join(packageFolder, "native/lib"), 0o555);
    const { postgres } = await findBinaries([join(folder, "copies")], runAs, packageFolder);
    expect(postgres.startsWith(join(folder, "copies"))).toBe(true);
    await expect(readlink(join(packageFolder, "native/lib/libicuuc.so.60"))).rejects.toThrow("ENOENT");
  });
});

describe.skipIf(!isRoot)("as root, with a package that the user of the database cannot enter", () => {
  test("a copy is made once, and used from then on", async () => {
    await installWithoutLinks();
    await chmod(packageFolder, 0o700);
    const copies = join(folder, "copies");
    await mkdir(copies);
    const first = await findBinaries([copies], runAs, packageFolder);
    expect(first.postgres.startsWith(copies)).toBe(true);
    const [copy = ""] = await readdir(copies);
    const made = (await stat(join(copies, copy))).birthtimeMs;
    expect(await findBinaries([copies], runAs, packageFolder)).toEqual(first);
    expect(await readdir(copies)).toEqual([copy]);
    expect((await stat(join(copies, copy))).birthtimeMs).toBe(made);
  });

  test("a folder that cannot be used is passed over, and named when none can", async () => {
    await installWithoutLinks();
    await chmod(packageFolder, 0o700);
    const closed = join(folder, "closed");
    await mkdir(closed, { mode: 0o700 });
    await expect(findBinaries([closed], runAs, packageFolder)).rejects.toMatchObject({
      code: "embedded.binaries_unusable",
      message: expect.stringMatching(new RegExp(`${packageFolder}.*cannot enter[^]*${closed}.*cannot enter`)),
    });
    const { postgres } = await findBinaries([closed, join(folder, "copies")], runAs, packageFolder);
    expect(postgres.startsWith(join(folder, "copies"))).toBe(true);
  });
});

/** A package as npm unpacks it with install scripts blocked. */
async function installWithoutLinks(): Promise<void> {
  await cp(findPackageFolder(), packageFolder, { recursive: true, verbatimSymlinks: true });
  const lib = join(packageFolder, "native/lib");
  for (const entry of await readdir(lib, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) await rm(join(lib, entry.name));
  }
}
