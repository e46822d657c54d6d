import { readFile } from "node:fs/promises";
import type { DeliveryMapping } from "@jianheng/contract";
import { type Catalogue, formatMappingFault, readMapping } from "@jianheng/lake";
import type { Language } from "./check-report.ts";

/** The answers in a file, undefined if no file was named; what is wrong with it is said, with its place. */
export async function readMappingFile(
  path: string | undefined,
  catalogue: Catalogue,
  language: Language,
  say: (text: string) => void,
): Promise<DeliveryMapping | undefined | "bad"> {
  if (path === undefined) return undefined;
  const text = await readFile(path, "utf8").catch(() => undefined);
  if (text === undefined) {
    say(language === "zh" ? `${path}: 没有这个文件，或者不能读取` : `${path}: no such file, or it cannot be read`);
    return "bad";
  }
  const { mapping, faults } = readMapping(path, text, catalogue);
  for (const fault of faults) say(formatMappingFault(fault, language));
  return mapping ?? "bad";
}
