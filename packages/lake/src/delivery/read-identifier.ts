// Case and document numbers come with brackets and digits of every width. For joining they are brought to one form,
// the one the national system (case numbers) and GB/T 9704 (document numbers) print.

/** `甲检刑诉受〔２０２１〕990129000004号` → `甲检刑诉受[2021]990129000004号` */
export function canonicalCaseNo(text: string): string {
  return withYearBrackets(text, "[", "]");
}

/** `甲检刑诉(2024) 12号` → `甲检刑诉〔2024〕12号` */
export function canonicalDocumentNo(text: string): string {
  return withYearBrackets(text, "〔", "〕");
}

const ready = {
  "[": /^[^()（）【】［］〔〕﹝﹞\s]+\[\d{4}\][^()（）【】［］〔〕﹝﹞\s]*$/,
  "〔": /^[^()[\]\s]+〔\d{4}〕\d+号$/,
};

function withYearBrackets(text: string, open: "[" | "〔", close: string): string {
  const normal = ready[open].test(text) && !/[０-９]/.test(text) ? text : text.normalize("NFKC").replace(/\s+/g, "");
  return normal.replace(/[[(〔【<《](\d{4})[\])〕】>》]/, `${open}$1${close}`);
}
