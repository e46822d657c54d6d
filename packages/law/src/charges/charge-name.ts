/**
 * One key for the ways a charge is written: full-width and half-width, with and without 罪 or blanks, with 、 or another
 * separator or none. `盗窃、抢夺枪支弹药爆炸物罪` and `盗窃,抢夺枪支,弹药,爆炸物` give the same key.
 */
export function chargeKey(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\s、,;/·.．•・:：]+/gu, "")
    .replaceAll(/["'“”‘’]/gu, "")
    .replace(/^(?:涉嫌|犯)/u, "")
    .replace(/(?<=.)罪$/u, "");
}

/** How alike two keys are: the share of pairs of neighbouring characters they have in common, 0 to 1 (Dice). */
export function likeness(a: string, b: string): number {
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.length === 0 || right.length === 0) return a === b ? 1 : 0;
  const rest = new Map<string, number>();
  for (const pair of right) rest.set(pair, (rest.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of left) {
    const left = rest.get(pair) ?? 0;
    if (left === 0) continue;
    rest.set(pair, left - 1);
    shared += 1;
  }
  return (2 * shared) / (left.length + right.length);
}

// With both ends marked, so that names of two characters have something in common when they share one.
function pairsOf(text: string): readonly string[] {
  if (text === "") return [];
  const characters = `^${text}$`.split("");
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}
