// The first lines of a text file under every encoding it might have, for a person to choose by sight. The order is a
// guess, the choice is not ours.

import iconv from "iconv-lite";
import { commonCharacters } from "./common-characters.ts";
import { headOf } from "./text-bytes.ts";
import type { FileSource } from "./table.ts";

export interface EncodingPreview {
  /** As `readCsv` takes it. */
  readonly encoding: string;
  readonly label: { readonly zh: string; readonly en: string };
  /** The first lines that hold something; what cannot be shown is U+FFFD. */
  readonly lines: readonly string[];
  /** Whether it reads like Chinese (or, for the Western one, like accented words) with at most a few damaged places. */
  readonly plausible: boolean;
}

const candidates = [
  { encoding: "gb18030", label: { zh: "简体中文（GB18030、GBK）", en: "Simplified Chinese (GB18030, GBK)" } },
  { encoding: "utf-8", label: { zh: "Unicode（UTF-8）", en: "Unicode (UTF-8)" } },
  { encoding: "utf-16le", label: { zh: "Unicode（UTF-16，低位在前）", en: "Unicode (UTF-16, little endian)" } },
  { encoding: "utf-16be", label: { zh: "Unicode（UTF-16，高位在前）", en: "Unicode (UTF-16, big endian)" } },
  { encoding: "big5", label: { zh: "繁体中文（Big5）", en: "Traditional Chinese (Big5)" } },
  { encoding: "shift_jis", label: { zh: "日文（Shift_JIS）", en: "Japanese (Shift_JIS)" } },
  { encoding: "windows-1252", label: { zh: "西欧文字（Windows-1252）", en: "Western European (Windows-1252)" } },
] as const;

/** Enough for a person to recognise a row by. */
const maxLineChars = 200;
/** Running Chinese text has about half of its characters among the common ones; text under a wrong encoding a tenth. */
const plausibleCommonShare = 0.25;
/** Beyond this share of unreadable places it is not a damaged file but another encoding. */
const plausibleDamagedShare = 0.05;

/** Best first. Reads only the head of the file; throws only where the file cannot be read at all. */
export async function previewEncodings(
  source: FileSource,
  options: { readonly lines: number } = { lines: 8 },
): Promise<readonly EncodingPreview[]> {
  const head = await headOf(source);
  return candidates
    .map(({ encoding, label }) => {
      // A character that only the end of the sample cuts is no damage.
      const text = iconv.getDecoder(encoding, { stripBOM: true }).write(head);
      const likeness = encoding === "windows-1252" ? likeWestern(text) : likeChinese(text);
      return { encoding, label, lines: firstLines(text, options.lines), likeness };
    })
    .toSorted((one, other) => other.likeness - one.likeness)
    .map(({ likeness, ...preview }) => ({ ...preview, plausible: likeness > 0 }));
}

/**
 * Whether bytes that GB18030 can decode are better read as Big5: nearly every Big5 text is valid GB18030, of characters
 * that no one writes.
 */
export function readsAsBig5Only(head: Buffer): boolean {
  const like = (encoding: string) => likeChinese(iconv.getDecoder(encoding, { stripBOM: true }).write(head));
  return like("gb18030") <= 0 && like("big5") > 0;
}

/** Above zero when plausible, and the higher the more it reads like Chinese. */
function likeChinese(text: string): number {
  let written = 0;
  let common = 0;
  let damaged = 0;
  for (const character of text) {
    if (isUnreadable(character)) damaged += 1;
    else if (character > "\u{7f}") written += 1;
    if (commonCharacters.has(character)) common += 1;
  }
  const commonShare = common / Math.max(1, written + damaged);
  const damagedShare = damaged / Math.max(1, written + damaged);
  if (commonShare < plausibleCommonShare || damagedShare > plausibleDamagedShare) return commonShare - damagedShare - 1;
  return commonShare - damagedShare;
}

/** Accented letters stand inside words, between plain ones; bytes of Chinese characters stand in pairs. */
function likeWestern(text: string): number {
  const beyond = text.match(/[^\0-\u{7f}]/gu)?.length ?? 0;
  const damaged = Array.from(text).filter(isUnreadable).length;
  const inWords = text.match(/(?<=[A-Za-z])[À-ÖØ-öø-ÿ](?=[a-z])/g)?.length ?? 0;
  const share = inWords / Math.max(1, beyond);
  return share > 0.5 && damaged === 0 ? share / 2 : share - 2 - damaged / Math.max(1, text.length);
}

/** A byte that is none of the encoding's, a control character, a place for private use. */
function isUnreadable(character: string): boolean {
  return /\u{fffd}|(?![\t\n\r])\p{Cc}|\p{Co}|\p{Cn}|\p{Cs}/u.test(character);
}

function firstLines(text: string, count: number): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (lines.length === count) break;
    if (line.trim() !== "")
      lines.push(
        Array.from(line.slice(0, maxLineChars * 2))
          .slice(0, maxLineChars)
          .map(shown)
          .join(""),
      );
  }
  return lines;
}

function shown(character: string): string {
  return character !== "\u{fffd}" && isUnreadable(character) ? "\u{fffd}" : character;
}
