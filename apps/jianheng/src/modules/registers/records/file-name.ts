/** A longer name no file system takes: 255 bytes, and a Chinese character has three. */
const charactersMost = 80;

/**
 * A name as it was sent → one that can be saved anywhere: without the folders before it, without what cannot be seen, and
 * without the signs that mean something to an operating system. Never empty.
 */
export function cleanFileName(sent: string): string {
  const last = sent.split(/[/\\]/).at(-1) ?? "";
  const shown = last
    .normalize("NFC")
    // Controls, signs that turn the direction of writing round, halves of characters.
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu, "")
    .replaceAll(/[<>:"|?*]/g, "_")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/^[. ]+|[. ]+$/g, "");
  return shortened(shown === "" ? "附件" : shown);
}

/** The ending stays: it says what opens the file. */
function shortened(name: string): string {
  const characters = Array.from(name);
  if (characters.length <= charactersMost) return name;
  const ending = /\.[^.\s]{1,10}$/u.exec(name)?.[0] ?? "";
  return characters.slice(0, charactersMost - Array.from(ending).length).join("") + ending;
}
