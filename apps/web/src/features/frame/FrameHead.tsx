import { roles, type Me } from "@jianheng/contract";
import { Link } from "@tanstack/react-router";
import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { useAnnounce } from "../../lib/announce.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { useWords } from "../../lib/words.tsx";
import { commonWords } from "../../words/format.ts";
import { frameWords } from "../../words/frame.ts";
import { forgetFindingsSearch } from "../findings/filters.ts";
import { forgetRecordsSearches } from "../registers/list/filters.ts";
import { signOut } from "../session/session.ts";

export function FrameHead({ me }: { readonly me: Me }) {
  const { say, day } = useWords();
  const announce = useAnnounce();

  async function leave() {
    try {
      await signOut();
      forgetFindingsSearch();
      forgetRecordsSearches();
      // A fresh page holds nothing of the person who left.
      window.location.assign("/");
    } catch (error) {
      announce(say(readRefusal(error).sentence));
    }
  }

  const roleNames = me.roles.map((role) => (isRole(role) ? say(roles[role]) : role));
  return (
    <header className="frame-head">
      <Link to="/" className="frame-brand">
        <img src="/icon.svg" alt="" width="22" height="22" />
        {say(frameWords.product)}
      </Link>
      <span className="frame-office" title={me.office.name}>
        {me.office.name}
        {me.department !== null && <span className="soft"> · {me.department.name}</span>}
      </span>
      <span className="soft whole">{day(me.today)}</span>
      <span className="whole">
        {me.person.name} <span className="soft">{roleNames.join(say(commonWords.listComma))}</span>
      </span>
      <LanguageSwitch />
      <button type="button" className="plain link whole" onClick={() => void leave()}>
        {say(frameWords.signOut)}
      </button>
    </header>
  );
}

function isRole(role: string): role is keyof typeof roles {
  return Object.hasOwn(roles, role);
}
