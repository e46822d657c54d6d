import { roles, type Role } from "@jianheng/contract";

/** Levels of offices, highest first. */
export const levelLabels = { national: "最高检", province: "省级", city: "市级", county: "县级" } as const;
export type Level = keyof typeof levelLabels;
export const levels = Object.keys(levelLabels) as readonly Level[];

const levelWords: Readonly<Record<Level, readonly string[]>> = {
  national: ["最高检", "最高人民检察院", "国家级"],
  province: ["省级", "省", "省院", "省级院"],
  city: ["市级", "市", "市院", "市级院", "分州市院", "分院"],
  county: ["县级", "县", "县院", "县级院", "区院", "区县院", "基层", "基层院"],
};

export function levelOfWord(word: string): Level | undefined {
  return levels.find((level) => levelWords[level].includes(word));
}

export function roleOfWord(word: string): Role | undefined {
  return (Object.keys(roles) as Role[]).find((role) => roles[role].zh === word);
}

/** What the sign-in (`auth.ts`) accepts as a user name. */
export const userNameShape = /^[\p{L}\p{N}._-]{2,40}$/u;
export const userNameRule = "2 至 40 个字，只用汉字、字母、数字和 . _ -";

/**
 * A calendar day as people write it (`2025-1-31`, `2025/01/31`, `2025.1.31`, `2025年1月31日`, `20250131`) as
 * `2025-01-31`; undefined when it is none.
 */
export function dayOfText(text: string): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (parts === null) return undefined;
  const [, year, month, date] = parts;
  const day = `${year}-${month!.padStart(2, "0")}-${date!.padStart(2, "0")}`;
  const instant = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(day) ? day : undefined;
}
