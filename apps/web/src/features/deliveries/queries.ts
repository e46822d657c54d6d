import type {
  DeliverySummary,
  Inspection,
  ReadingProgress,
  ScreeningProgress,
  TableMapping,
  TableToMap,
} from "@jianheng/contract";
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, client } from "../../lib/api.ts";
import { present } from "../../lib/search-params.ts";

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

/** What the server understood of an upload; it may take a while for a large file. Answers given in another tab show on return. */
export function useInspection(uploadId: string) {
  return useQuery(api.deliveries.inspect.queryOptions({ input: { uploadId } }));
}

export function useTables(uploadId: string) {
  return useQuery(api.deliveries.tables.queryOptions({ input: { uploadId } }));
}

/** The table as the server would read it by this dataset and header; as it is read now where they are the same. */
export function useTableAs(uploadId: string, table: TableToMap, answer: TableMapping | undefined) {
  const asRead = isReadAs(table, answer);
  const query = useQuery({ ...tableAsOptions(uploadId, table, answer ?? table.mapping), enabled: !asRead });
  return asRead ? { ...query, data: table, error: null, isPending: false } : query;
}

/** The same, asked for once, where an answer is about to be sent. */
export function useReadAs(uploadId: string) {
  const cache = useQueryClient();
  return async (table: TableToMap, answer: TableMapping): Promise<TableToMap> =>
    isReadAs(table, answer) ? table : cache.ensureQueryData(tableAsOptions(uploadId, table, answer));
}

function isReadAs({ mapping }: TableToMap, answer: TableMapping | undefined): boolean {
  if (answer === undefined || answer.dataset === null) return true;
  const { dataset, headerRow = mapping.headerRow, headerRows = mapping.headerRows } = answer;
  return dataset === mapping.dataset && headerRow === mapping.headerRow && headerRows === mapping.headerRows;
}

function tableAsOptions(uploadId: string, { file, sheet }: TableToMap, answer: TableMapping) {
  const { title, headers, dataset, headerRow, headerRows } = answer;
  const mapping = { title, headers, dataset, ...present({ headerRow, headerRows }) };
  return api.deliveries.table.queryOptions({ input: { uploadId, file, sheet, mapping }, staleTime: Infinity });
}

/** Reads the upload again with answers; what was known of it before is asked for anew. */
export function useAnswer(uploadId: string) {
  const cache = useQueryClient();
  return useMutation(
    api.deliveries.answer.mutationOptions({
      onSuccess: async (inspection: Inspection) => {
        cache.setQueryData(api.deliveries.inspect.queryKey({ input: { uploadId } }), inspection);
        cache.removeQueries({ queryKey: api.deliveries.table.key() });
        await cache.invalidateQueries({ queryKey: api.deliveries.tables.key() });
      },
    }),
  );
}

export function useSavedMappings() {
  return useQuery(api.deliveries.mappings.queryOptions());
}

export function useForgetMapping() {
  const cache = useQueryClient();
  return useMutation(
    api.deliveries.forgetMapping.mutationOptions({
      onSettled: () => cache.invalidateQueries({ queryKey: api.deliveries.mappings.key() }),
    }),
  );
}

/** Stops reading again; what was read before stays. The answer that is waited for is then refused. */
export function useCancelAnswer() {
  return useMutation(api.deliveries.cancelAnswer.mutationOptions());
}

/** A report that ended before the reading did told of one before it. */
const askAgainMilliseconds = 300;

/** How far the reading of an upload is, while it is being read; null before the first word of it. */
export function useReadingProgress(uploadId: string, reading: boolean): ReadingProgress | null {
  const [progress, setProgress] = useState<ReadingProgress | null>(null);
  useEffect(() => {
    if (!reading) return undefined;
    const stop = new AbortController();
    let again: ReturnType<typeof setTimeout> | undefined;
    const follow = () =>
      followLive(() => client.deliveries.watchReading({ uploadId }, { signal: stop.signal }), setProgress).finally(
        () => {
          if (!stop.signal.aborted) again = setTimeout(() => void follow(), askAgainMilliseconds);
        },
      );
    void follow();
    return () => {
      stop.abort();
      clearTimeout(again);
    };
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
