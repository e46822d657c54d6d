/**
 * The pattern for the engine (RE2), or undefined if it uses anything that could mean something else there. Allowed:
 * plain characters, classes of characters and ranges, \d, escaped punctuation, `.`, groups, alternatives, ^ and $,
 * greedy repetition.
 */
export function portablePattern(pattern: string): string | undefined {
  let result = "";
  let inClass = false;
  const characters = Array.from(pattern);
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? "";
    const next = characters[index + 1] ?? "";
    if (character === "\\") {
      if (next === "d") result += String.raw`\p{Nd}`;
      else if (/^[\\.^$|?*+()[\]{}\-/]$/u.test(next)) result += `\\${next}`;
      else return undefined;
      index += 1;
    } else if (inClass) {
      if (character === "[" || (character === "-" && next === "[")) return undefined;
      if (character === "]") inClass = false;
      result += character;
    } else if (character === "[") {
      // An empty class and one that begins with a bracket mean different things in the two dialects.
      const afterSign = next === "^" ? (characters[index + 2] ?? "") : next;
      if (afterSign === "]") return undefined;
      inClass = true;
      result += character;
    } else if (character === ".") {
      result += String.raw`[^\n\r]`;
    } else if (character === "(" && next === "?") {
      return undefined;
    } else if (/^[*+?}]$/u.test(character) && (next === "?" || next === "+")) {
      return undefined;
    } else if (
      character === "{" &&
      !/^\{[0-9]{1,3}(?:,[0-9]{0,3})?\}/u.test(pattern.slice(pattern.length - characters.slice(index).join("").length))
    ) {
      return undefined;
    } else {
      result += character;
    }
  }
  return inClass ? undefined : result;
}
