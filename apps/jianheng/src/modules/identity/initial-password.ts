import { randomInt } from "node:crypto";

/** Without signs that look alike in print (0 and o, 1 and l and i). */
const alphabet = "23456789abcdefghjkmnpqrstuvwxyz";
const groups = 3;
const groupLength = 4;

/** `kmtz-4r7p-wq9d`: to be read from paper and typed once; 59 bits of chance. */
export function newInitialPassword(): string {
  return Array.from({ length: groups }, newGroup).join("-");
}

function newGroup(): string {
  return Array.from({ length: groupLength }, () => alphabet[randomInt(alphabet.length)]).join("");
}
