import type { DeliverySummary, ReadingProgress, ScreeningProgress } from "@jianheng/contract";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, client } from "../../lib/api.ts";

export const deliveriesPageSize = 50;

export function useDeliveries(page: number) {
  return useQuery(
    api.deliveries.list.queryOptions({
      input: { offset: (page - 1) * deliveriesPageSize, limit: deliveriesPageSize },
      placeholderData: keepPreviousData,
    }),
  );
}

export function useDelivery(id: string) {
  return useQuery(
    api.deliveries.get.queryOptions({
      input: { id },
      // Should the live report break off, the page still learns of the end.
      refetchInterval: ({ state }) => (isUnderWay(state.data?.screening) ? 5000 : false),
    }),
  );
}

/** What the server understood of an upload; it may take a while for a large file and never changes. */
export function useInspection(uploadId: string) {
  return useQuery(api.deliveries.inspect.queryOptions({ input: { uploadId }, staleTime: Infinity }));
}

/** How far the reading of an upload is, while it is being read; null before the first word of it. */
export function useReadingProgress(uploadId: string, reading: boolean): ReadingProgress | null {
  const [progress, setProgress] = useState<ReadingProgress | null>(null);
  useEffect(() => {
    if (!reading) return undefined;
    const stop = new AbortController();
    void followLive(() => client.deliveries.watchReading({ uploadId }, { signal: stop.signal }), setProgress);
    return () => stop.abort();
  }, [uploadId, reading]);
  return progress;
}

export function useAcceptDelivery() {
  const cache = useQueryClient();
  return useMutation(
    api.deliveries.accept.mutationOptions({
      onSuccess: () => cache.invalidateQueries({ queryKey: api.deliveries.list.key() }),
    }),
  );
}

/** A withdrawal changes cases, findings and counts everywhere. */
export function useWithdrawDelivery() {
  const cache = useQueryClient();
  return useMutation(api.deliveries.withdraw.mutationOptions({ onSuccess: () => cache.invalidateQueries() }));
}

export function isUnderWay(screening: DeliverySummary["screening"] | undefined): boolean {
  return screening?.state === "queued" || screening?.state === "running";
}

/** The progress of a delivery's screening, followed live while it runs; when it ends, whatever it changed is read again. */
export function useScreening(known: DeliverySummary["screening"]): ScreeningProgress | null {
  const cache = useQueryClient();
  const [live, setLive] = useState<ScreeningProgress | null>(null);
  const runId = known?.runId;
  const underWay = isUnderWay(known);
  useEffect(() => {
    if (runId === undefined || !underWay) return undefined;
    const stop = new AbortController();
    void followLive(() => client.deliveries.watch({ runId }, { signal: stop.signal }), setLive).finally(() => {
      if (!stop.signal.aborted) void cache.invalidateQueries();
    });
    return () => stop.abort();
  }, [runId, underWay, cache]);
  return underWay && live !== null && live.runId === runId ? live : known;
}

async function followLive<Progress>(
  watch: () => Promise<AsyncIterable<Progress>>,
  onProgress: (progress: Progress) => void,
) {
  try {
    for await (const progress of await watch()) onProgress(progress);
  } catch {
    // The live report is a comfort; what it reports about is asked for itself and tells the truth.
  }
}
