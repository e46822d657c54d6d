// How wide words are drawn, near enough to lay out boxes without asking the browser, and where they break.

const wide = /[\u2E80-\uFFEF]/;
/** At 13 px: a Chinese character, and any other on average. */
const characterWidth = { wide: 13, narrow: 7.2 };

export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += wide.test(character) ? characterWidth.wide : characterWidth.narrow;
  return Math.ceil(width);
}

/** The text in lines no wider than `most`: English breaks between words, Chinese anywhere, lines of even length. */
export function textLines(text: string, most: number): readonly string[] {
  if (textWidth(text) <= most) return [text];
  const pieces = wide.test(text) ? Array.from(text) : text.split(/(?<= )/);
  const lines = Math.ceil(textWidth(text) / most);
  const even = Math.max(textWidth(text) / lines, ...pieces.map((piece) => textWidth(piece)));
  const broken: string[] = [""];
  for (const piece of pieces) {
    const line = broken.at(-1) ?? "";
    if (line !== "" && textWidth((line + piece).trimEnd()) > Math.max(even + characterWidth.wide / 2, 0))
      broken.push(piece);
    else broken[broken.length - 1] = line + piece;
  }
  return broken.map((line) => line.trim());
}
