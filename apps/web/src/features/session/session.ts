import type { Me } from "@jianheng/contract";
import { useQuery } from "@tanstack/react-query";
import { createContext, use } from "react";
import { api } from "../../lib/api.ts";

/** Who is signed in. Asked again now and then, so that an expired session is met here and not in the middle of an act. */
export function useSession() {
  return useQuery(api.session.current.queryOptions({ staleTime: 60_000, refetchInterval: 5 * 60_000 }));
}

export function useDemonstrationAccounts() {
  return useQuery(api.session.demonstrationAccounts.queryOptions({ staleTime: Infinity }));
}

export const MeContext = createContext<Me | null>(null);

/** The signed-in person; pages inside the frame always have one. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error("useMe outside the frame");
  return me;
}

/** Signs in; on refusal throws the answer, which `readRefusal` understands. */
export async function signIn(userName: string, password: string): Promise<void> {
  await post("/api/auth/sign-in/username", { username: userName, password });
}

export async function signOut(): Promise<void> {
  await post("/api/auth/sign-out", {});
}

async function post(path: string, body: unknown): Promise<void> {
  const response = await fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return;
  const answer: unknown = await response.json().catch(() => ({}));
  throw new AuthRefusal(response.status, answer);
}

/** What the sign-in answered, with its status. */
export class AuthRefusal extends Error {
  readonly status: number;
  readonly answer: unknown;

  constructor(status: number, answer: unknown) {
    super(`sign-in answered ${status}`);
    this.status = status;
    this.answer = answer;
  }
}
