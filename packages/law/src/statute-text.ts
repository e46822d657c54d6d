import { statuteTexts } from "../data/statute-texts.ts";

/**
 * The words of an article by the short name of its instrument (`刑事诉讼法`) and its number in digits; several numbers
 * are separated by 、. Undefined where the text is not carried: only articles that limits and rules cite are.
 */
export function statuteText(instrument: string, article: string): string | undefined {
  const texts = statuteTexts[instrument];
  const words = article.split("、").map((number) => texts?.articles[number]);
  return words.length > 0 && words.every((text) => text !== undefined) ? words.join("\n") : undefined;
}
