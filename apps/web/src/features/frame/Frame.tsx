import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Modal } from "antd";
import { useEffect, useRef } from "react";
import { EmptyState, Failure, Skeleton } from "../../components/Moments.tsx";
import { queryClient } from "../../lib/api.ts";
import { useWords } from "../../lib/words.tsx";
import { failureWords } from "../../words/failure.ts";
import { commonWords } from "../../words/format.ts";
import { frameWords, signInWords } from "../../words/frame.ts";
import { MeContext, useSession } from "../session/session.ts";
import { SignInForm } from "../session/SignInForm.tsx";
import { SignInPage } from "../session/SignInPage.tsx";
import { FrameHead } from "./FrameHead.tsx";
import { Navigation } from "./Navigation.tsx";
import { pageOfPath } from "./rooms.ts";
import { useLastKnown } from "./use-last-known.ts";

/**
 * What every page stands in. Without a session the sign-in page stands at the same address, so that a link sent by a
 * colleague opens after signing in. A session that ends while a page is open is renewed over that page: nothing typed is lost.
 */
export function Frame() {
  const { say } = useWords();
  const session = useSession();
  const me = useLastKnown(session.data);
  const path = useLocation({ select: (location) => location.pathname });
  const main = useRef<HTMLElement>(null);
  const arrived = useRef(path);
  const page = pageOfPath(path);

  useEffect(() => {
    // A new page is read from its top, and the keyboard starts there.
    if (arrived.current === path) return;
    arrived.current = path;
    main.current?.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [path]);

  async function enter() {
    const answer = await session.refetch();
    // Whoever signs in may see other things than the one before.
    if (me !== null && answer.data?.person.id !== me.person.id) queryClient.clear();
    else await queryClient.invalidateQueries();
  }

  if (session.isPending) return <Skeleton lines={6} />;
  if (session.data === undefined) return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  if (me === null) return <SignInPage onSignedIn={enter} />;

  return (
    <MeContext value={me}>
      <div className="frame">
        <a className="skip-link" href="#content" onClick={() => main.current?.focus()}>
          {say(frameWords.skipToContent)}
        </a>
        <FrameHead me={me} />
        {me.demonstration && <p className="frame-demo">{say(commonWords.demonstration)}</p>}
        <Navigation pages={me.pages} />
        <main id="content" ref={main} tabIndex={-1} className="frame-main">
          {page !== null && !me.pages.includes(page) ? (
            <EmptyState title={say(failureWords.deniedTitle)}>
              <p>{say(failureWords.pageNotForYou)}</p>
            </EmptyState>
          ) : (
            <Outlet />
          )}
        </main>
        <Modal
          open={session.data === null}
          title={say(signInWords.expired)}
          footer={null}
          closable={false}
          keyboard={false}
        >
          <div className="stack">
            <p>{say(signInWords.expiredHint)}</p>
            <SignInForm onSignedIn={enter} />
          </div>
        </Modal>
      </div>
    </MeContext>
  );
}

export function NotFoundPage() {
  const { say } = useWords();
  return (
    <EmptyState title={say(failureWords.noSuchPage)}>
      <p>{say(failureWords.noSuchPageHint)}</p>
      <Link to="/">{say(frameWords.product)}</Link>
    </EmptyState>
  );
}
