import { LanguageSwitch } from "../../components/LanguageSwitch.tsx";
import { useWords } from "../../lib/words.tsx";
import { frameWords, signInWords } from "../../words/frame.ts";
import { SignInForm } from "./SignInForm.tsx";

export function SignInPage({ onSignedIn }: { readonly onSignedIn: () => Promise<unknown> }) {
  const { say } = useWords();
  return (
    <main className="sign-in">
      <div className="sign-in-sheet stack">
        <div className="line apart">
          <div>
            <p className="frame-brand">{say(frameWords.product)}</p>
            <p className="small soft">{say(frameWords.productLine)}</p>
          </div>
          <LanguageSwitch />
        </div>
        <h1>{say(signInWords.title)}</h1>
        <SignInForm onSignedIn={onSignedIn} />
      </div>
    </main>
  );
}
