// The one door to the server: a typed client of the contract, and its query helpers.
import type { Api } from "@jianheng/contract";
import { createORPCClient } from "@orpc/client";
import { RPCLink } from "@orpc/client/fetch";
import type { ContractRouterClient } from "@orpc/contract";
import { createTanstackQueryUtils } from "@orpc/tanstack-query";
import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { apiPath } from "./addresses.ts";
import { readRefusal } from "./refusal.ts";

const link = new RPCLink({
  url: () => `${window.location.origin}${apiPath}`,
  fetch: (request, init) => fetch(request, { ...init, credentials: "same-origin" }),
});

export const client: ContractRouterClient<Api> = createORPCClient(link);
export const api = createTanstackQueryUtils(client);

/** A refusal is an answer and is not asked again; a lost connection is tried twice more. */
const attemptsAfterLoss = 2;

/** Whoever is told to sign in is asked to, over the page they are on. */
function noticeEndOfSession(error: unknown): void {
  if (readRefusal(error).code === "session.required")
    void queryClient.invalidateQueries({ queryKey: api.session.current.key() });
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession }),
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      retry: (failures, error) => readRefusal(error).kind === "unreachable" && failures < attemptsAfterLoss,
    },
    mutations: { retry: false },
  },
});
