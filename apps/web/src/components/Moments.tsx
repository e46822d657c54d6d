import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import type { ReactNode } from "react";
import { readRefusal } from "../lib/refusal.ts";
import { useWords } from "../lib/words.tsx";
import { failureWords } from "../words/failure.ts";

interface MomentsProps<Data> {
  readonly query: Pick<UseQueryResult<Data>, "data" | "error" | "isPending" | "refetch">;
  /** Keeps the layout while the answer is on its way. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/**
 * The moments of a view before it is full: loading, failed (with retry and the request's number), not permitted (with who
 * may). Data already shown stays when a later refresh fails. The empty moment is the view's own: it knows what would be there.
 */
export function Moments<Data>({ query, skeleton, children }: MomentsProps<Data>) {
  const { say } = useWords();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isPending) {
    return (
      <div aria-busy="true" aria-label={say(failureWords.loading)}>
        {skeleton}
      </div>
    );
  }
  return <Failure error={query.error} onRetry={() => void query.refetch()} />;
}

export function Failure({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const { say } = useWords();
  const refusal = readRefusal(error);
  return (
    <div className="moment" role="alert">
      <h2>{say(refusal.code === "access.denied" ? failureWords.deniedTitle : failureWords.title)}</h2>
      <p>{say(refusal.sentence)}</p>
      {refusal.requestId !== null && refusal.code !== "server.defect" && (
        <p className="small soft">{say(failureWords.requestId, { id: refusal.requestId })}</p>
      )}
      {onRetry !== undefined && refusal.kind !== "refused" && (
        <Button onClick={onRetry}>{say(failureWords.retry)}</Button>
      )}
    </div>
  );
}

/** Says what would be here and how to get it. */
export function EmptyState({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="moment">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

/** Grey lines in place of text: `lines` of them, each as tall as a line of the page. */
export function Skeleton({ lines }: { readonly lines: number }) {
  return (
    <div className="skeleton" aria-hidden>
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} style={{ width: `${[92, 78, 85, 64][line % 4]}%` }} />
      ))}
    </div>
  );
}
