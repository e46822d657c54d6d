// Headers and sheet names come with spaces, line breaks, full-width letters, stars and units. Here they are brought to
// one form for comparing; what was written is kept elsewhere.

/** NFKC, lower case, without any white space, zero-width character or byte order mark. */
export function plainName(written: string): string {
  return written
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s\u{200b}-\u{200f}\u{feff}\u{ad}]+/gu, "");
}

export interface HeaderReading {
  /** Forms to look up, best first. */
  readonly forms: readonly string[];
  /** What stood in a bracket at the end, `元` in 涉案金额(元). */
  readonly suffix: string | undefined;
}

/**
 * `*涉案金额 (元)` → 涉案金额(元), 涉案金额元, 涉案金额. A suffix that says more than a unit, a format or that the
 * column is required may change the meaning (决定日期(公安)), so the bare form is offered only for those.
 */
export function readHeader(written: string): HeaderReading {
  const plain = plainName(written)
    .replace(/^[*★]+|[*★::]+$/g, "")
    .replace(/[(【[](必填|选填|必录|可选|\*)[)】\]]/g, "");
  const bracket = /^(.+?)[([【〔]([^()[\]【】〔〕]*)[)\]】〕]$/.exec(plain);
  if (bracket === null) return { forms: [plain], suffix: undefined };
  const [, bare = "", suffix = ""] = bracket;
  const forms = [plain, bare + suffix];
  if (isMoneyUnit(suffix) || /^(人|名|件|份|个月|月|天|日|岁|次|项|年月日|[ymdhs:./\-年月日时分秒]+)$/.test(suffix))
    forms.push(bare);
  return { forms, suffix };
}

export function isMoneyUnit(suffix: string | undefined): boolean {
  return suffix !== undefined && /^(人民币)?[十百千万亿]*[美欧港日英]?元?$/.test(suffix) && /[元币万亿]/.test(suffix);
}

export function isYuan(suffix: string): boolean {
  return /^(人民币|元|人民币元)$/.test(suffix);
}

/** `1、案件信息表(2024)` and `案件2` are sheets of 案件: forms to look up, best first. */
export function sheetNameForms(written: string): readonly string[] {
  const plain = plainName(written);
  const bare = plain
    .replace(/[(【[〔][^)】\]〕]*[)】\]〕]/g, "")
    .replace(/^(表|sheet)?[\d一二三四五六七八九十]*[、._\-\s]+/, "")
    .replace(/[\d_\-.~年月日季度上下半至到]+$/g, "")
    .replace(/^[\d_\-.年月日季度]+/g, "");
  const stem = bare.replace(/(信息表|情况表|一览表|登记表|数据|信息|清单|台账|列表|表|导出)+$/, "");
  return [...new Set([plain, bare, stem])].filter((form) => form !== "");
}

/** `arrestReviews` → `arrest_reviews`, as exports name it. */
export function snakeCase(id: string): string {
  return id.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
