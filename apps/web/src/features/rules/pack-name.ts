import type { Speaker } from "../../lib/speaker.ts";
import { packWords } from "../../words/rules.ts";

/** A rule pack's name; a pack that an office added is called by its id. */
export function packName(pack: string, { say }: Pick<Speaker, "say">): string {
  const words = packWords[pack];
  return words === undefined ? pack : say(words);
}
