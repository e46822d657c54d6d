/**
 * How alike two names are, from 0 to 1: twice the pairs of neighbouring characters they share, over all their pairs
 * (Dice's coefficient). Pairs rather than edits, because Chinese names are made of two-character words that move.
 */
export function similarity(one: string, other: string): number {
  if (one === other) return 1;
  const pairs = pairsOf(one);
  const left = new Map<string, number>();
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1);
  const others = pairsOf(other);
  let shared = 0;
  for (const pair of others) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    shared += 1;
  }
  return pairs.length + others.length === 0 ? 0 : (2 * shared) / (pairs.length + others.length);
}

function pairsOf(text: string): readonly string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
}
