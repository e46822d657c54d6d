import { errors } from "@jianheng/contract";
import { Button, Input } from "antd";
import { useState, type FormEvent } from "react";
import { Notice } from "../../components/Notice.tsx";
import { readRefusal } from "../../lib/refusal.ts";
import { useWords } from "../../lib/words.tsx";
import { signInWords } from "../../words/frame.ts";
import { AuthRefusal, signIn, useDemonstrationAccounts } from "./session.ts";

/** Asks for name and password; offers the demonstration office's accounts where there are any. */
export function SignInForm({ onSignedIn }: { readonly onSignedIn: () => Promise<unknown> }) {
  const { say } = useWords();
  const accounts = useDemonstrationAccounts();
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");

  async function enter(name: string, word: string) {
    if (name.trim() === "" || word === "") {
      setProblem(say(signInWords.both));
      return;
    }
    setBusy(true);
    setProblem("");
    try {
      await signIn(name.trim(), word);
      await onSignedIn();
    } catch (error) {
      setProblem(say(sentenceFor(error)));
    } finally {
      setBusy(false);
    }
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    void enter(userName, password);
  }

  return (
    <div className="stack">
      <form className="stack" onSubmit={submit} noValidate>
        <label>
          {say(signInWords.userName)}
          <Input
            name="username"
            autoComplete="username"
            autoFocus
            value={userName}
            onChange={(event) => setUserName(event.target.value)}
          />
        </label>
        <label>
          {say(signInWords.password)}
          <Input
            name="password"
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
        </label>
        {problem !== "" && <Notice tone="problem">{problem}</Notice>}
        <Button type="primary" htmlType="submit" loading={busy} block>
          {say(busy ? signInWords.signingIn : signInWords.signIn)}
        </Button>
      </form>
      {accounts.data !== undefined && accounts.data.length > 0 && (
        <section aria-labelledby="demonstration-accounts">
          <h2 id="demonstration-accounts" className="small soft">
            {say(signInWords.demonstrationAccounts)}
          </h2>
          <ul className="accounts">
            {accounts.data.map((account) => (
              <li key={account.userName}>
                <button
                  type="button"
                  className="plain"
                  disabled={busy}
                  onClick={() => {
                    setUserName(account.userName);
                    setPassword(account.password);
                    void enter(account.userName, account.password);
                  }}
                >
                  <span className="link">{account.personName}</span>
                  <span className="number">{account.role}</span>
                  <span className="small soft">{account.office}</span>
                  <span className="small soft number">{account.userName}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function sentenceFor(error: unknown) {
  if (error instanceof AuthRefusal) {
    if (error.status === 429) return signInWords.waitBeforeRetry;
    if (error.status < 500) return errors["session.wrong_password"];
    return readRefusal(error.answer).sentence;
  }
  return readRefusal(error).sentence;
}
