// Which cell styles mean a date, a time, both, or a zero-padded number. The rest of a style is of no interest here.

import { childNamed, childrenNamed, type XmlElement } from "./xml-part.ts";

/** padded: digits shown with leading zeros to this width (`000000`). */
export type StyleMeaning =
  | { readonly kind: "plain" }
  | { readonly kind: "date" | "datetime" | "time" }
  | { readonly kind: "padded"; readonly width: number };

export const plainStyle: StyleMeaning = { kind: "plain" };

/** By style index, the `s` of a cell. */
export function styleMeanings(styles: XmlElement): readonly StyleMeaning[] {
  const custom = new Map<number, string>();
  for (const format of childrenNamed(childNamed(styles, "numFmts"), "numFmt")) {
    custom.set(Number(format.attributes["numFmtId"]), format.attributes["formatCode"] ?? "");
  }
  return childrenNamed(childNamed(styles, "cellXfs"), "xf").map((xf) => {
    const id = Number(xf.attributes["numFmtId"] ?? 0);
    const code = custom.get(id);
    return code === undefined ? builtInMeaning(id) : meaningOfFormat(code);
  });
}

/**
 * ECMA-376 part 1, 18.8.30: built-in formats. 14–17 are dates, 18–21 and 45–47 times, 22 both; 27–36 and 50–58 are
 * the dates of East Asian locales, of which 32–35 and 55–56 show the time in Chinese.
 */
function builtInMeaning(id: number): StyleMeaning {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36) return { kind: "date" };
  if ((id >= 50 && id <= 54) || id === 57 || id === 58) return { kind: "date" };
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { kind: "time" };
  if (id === 55 || id === 56) return { kind: "time" };
  if (id === 22) return { kind: "datetime" };
  return plainStyle;
}

export function meaningOfFormat(code: string): StyleMeaning {
  // Only the first section speaks for positive numbers; quoted text, escapes, colours, locales and fill are no codes.
  const bare = (code.split(";")[0] ?? "")
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/[_*]./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .toLowerCase();
  if (/^0{2,}$/.test(bare)) return { kind: "padded", width: bare.length };
  // `ss.00` shows parts of a second; any other digit place belongs to a number (`0.00E+00` has no era in it).
  if (/general|[#?0@]/.test(bare.replace(/s\.0+/g, "s"))) return plainStyle;
  const hasTime = /[hs]/.test(bare);
  const hasDay = /[yde]/.test(bare) || (bare.includes("m") && !hasTime);
  if (hasDay && hasTime) return { kind: "datetime" };
  if (hasDay) return { kind: "date" };
  return hasTime ? { kind: "time" } : plainStyle;
}
