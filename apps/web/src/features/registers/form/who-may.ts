// Whom a definition names, in words.
import { roles, type RegisterDefinition, type Role } from "@jianheng/contract";
import type { Speaker } from "../../../lib/speaker.ts";
import { commonWords } from "../../../words/format.ts";
import { whoWords } from "../../../words/registers.ts";

export function whoText(who: readonly string[], definition: RegisterDefinition, { say }: Pick<Speaker, "say">): string {
  return who.map((one) => nameOf(one)).join(say(commonWords.listComma));

  function nameOf(one: string): string {
    const [kind = "", id = ""] = one.split(":");
    if (kind === "role") return isRole(id) ? say(roles[id]) : id;
    if (kind === "author") return say(whoWords.author);
    if (kind === "anyone") return say(whoWords.anyone);
    const act = definition.acts.find((other) => other.id === id);
    if (kind === "did") return say(whoWords.whoDid, { act: act === undefined ? id : say(act.label) });
    const field = definition.fields.find((other) => other.id === id);
    return say(whoWords.inField, { field: field === undefined ? id : say(field.label) });
  }
}

function isRole(id: string): id is Role {
  return Object.hasOwn(roles, id);
}
