import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { loadShippedRegisters } from "./load-shipped-registers.ts";

const shipped = fileURLToPath(new URL("../../../../../../registers", import.meta.url));

describe("the registers of the product", () => {
  it("read without a fault, each under its own name", async () => {
    const registers = await loadShippedRegisters(shipped);
    expect([...registers.keys()]).toContain("hearing");
    expect(registers.get("hearing")?.digest).toMatch(/^[0-9a-f]{64}$/u);
  });

  it("throws with all faults of all files", async () => {
    const folder = await mkdtemp(join(tmpdir(), "registers-"));
    await writeFile(join(folder, "one.yaml"), "register: one\nversion: x\n");
    await writeFile(join(folder, "two.yaml"), "register: two\ncolour: red\n");
    const failure = await loadShippedRegisters(folder).then(
      () => "",
      (error: unknown) => String(error),
    );
    expect(failure).toContain("one.yaml:2:10: “version” should be a whole number [version, register.type]");
    expect(failure).toContain("two.yaml:2:1: There is no “colour” here [colour, register.unknown_key]");
  });
});
