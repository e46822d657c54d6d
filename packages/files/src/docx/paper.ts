// What a caller hands to the paper writer: the elements of an official paper, by their names in GB/T 9704-2012. All of
// it is text; nothing in it is ever read as markup, as a field or as a formula.

/**
 * `official`: the general form, red mark and red line. `letter`: §10.1, red mark between red double lines. `minutes`:
 * §10.3, red mark ending in 纪要, nothing to seal. `plain`: a paper that the standard does not speak of; no red.
 */
export type PaperLayout = "official" | "letter" | "minutes" | "plain";

/**
 * An `item` is a paragraph of its own with its number in its text. A `heading` is set by the number its text begins
 * with: 一、 in black, （一） in regular script, 1. and （1） as the body; without a number it is of the first level.
 */
export type PaperBlock =
  | { readonly kind: "paragraph" | "heading" | "item"; readonly text: string }
  | {
      readonly kind: "table";
      readonly headers: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export interface Paper {
  readonly layout: PaperLayout;
  /** 发文机关署名: the office in full or by its settled short name. */
  readonly issuer: string;
  /** 发文机关标志. Default: `${issuer}文件`; of a letter the issuer; of minutes `${issuer}会议纪要`. A plain paper has none. */
  readonly issuerMark?: string;
  /** 发文字号, whole: 东检建〔2026〕7号. May be empty for a draft. */
  readonly number: string;
  /** 标题. A line break in it is kept; without one it is shaped (§7.3.1). */
  readonly title: string;
  /** 主送机关, without the colon. */
  readonly addressee: string | null;
  readonly blocks: readonly PaperBlock[];
  /** 成文日期 and 印发日期, `YYYY-MM-DD`; anything else is a defect and throws. */
  readonly date: string;
  /** 签发人 of a paper to a higher office (§7.2.6). A letter and minutes have no place for it and leave it out. */
  readonly signatory?: string;
  /** 抄送机关, without the full stop. */
  readonly copies: string | null;
  /** 印发机关. A letter leaves it out (§10.1). */
  readonly printedBy?: string;
  /** 密级和保密期限: 机密★1年. */
  readonly secrecy?: string;
  /** Names of 附件, without their numbers. */
  readonly attachments?: readonly string[];
  /** 附注, without its brackets. */
  readonly note?: string;
}
