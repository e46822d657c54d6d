import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DefinitionFault } from "@jianheng/contract";
import type { CompiledRegister } from "./compiled-register.ts";
import { readDefinitions } from "./read-definition.ts";

/**
 * The registers that come with the product, by id: `registers/<id>.yaml`. A fault in one of them is a defect of the
 * product and throws, with every fault of every file.
 */
export async function loadShippedRegisters(folder: string): Promise<ReadonlyMap<string, CompiledRegister>> {
  const files = (await readdir(folder)).filter((name) => name.endsWith(".yaml")).sort();
  const texts = await Promise.all(files.map((file) => readFile(join(folder, file), "utf8")));
  const registers = new Map<string, CompiledRegister>();
  const faults: string[] = [];
  readDefinitions(texts).forEach(({ compiled, faults: found }, index) => {
    const file = files[index] ?? "";
    faults.push(...found.map((fault) => formatDefinitionFault(file, fault, "en")));
    if (compiled === undefined) return;
    const { register } = compiled.definition;
    if (file === `${register}.yaml`) registers.set(register, compiled);
    else faults.push(`${file}: the register is called ${register}`);
  });
  if (faults.length > 0) throw new Error(`registers with faults:\n${faults.join("\n")}`);
  return registers;
}

/** `file:line:column: message`, as editors understand it. */
export function formatDefinitionFault(file: string, fault: DefinitionFault, language: "zh" | "en"): string {
  const { line, column, code, path, message, hint } = fault;
  const words = [`${file}:${line}:${column}: ${message[language]}`, ...(hint === null ? [] : [hint[language]])];
  return `${words.join(language === "zh" ? "　" : " ")} [${path === "" ? code : `${path}, ${code}`}]`;
}
