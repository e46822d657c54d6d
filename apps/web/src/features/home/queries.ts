import { useQuery } from "@tanstack/react-query";
import { api } from "../../lib/api.ts";

export function useOverview() {
  return useQuery(api.home.overview.queryOptions({ refetchInterval: 60_000 }));
}

type Overview = NonNullable<ReturnType<typeof useOverview>["data"]>;
export type FallingDue = Overview["fallingDue"][number];
export type LastScreening = Overview["lastScreening"];
