import type { ScreeningProgress } from "@jianheng/contract";
import type { TestOffice, TestPerson } from "./test-office.ts";

export interface TestDelivery {
  readonly deliveryId: string;
  readonly runId: string;
  /** Every state that the watcher was shown. */
  readonly progress: readonly ScreeningProgress[];
}

/** Sends a workbook, accepts it and watches its screening to the end, all through the API. */
export async function deliver(
  office: TestOffice,
  who: TestPerson,
  delivery: {
    readonly workbook: Uint8Array;
    readonly dataDate: string;
    readonly kind?: "full" | "increment";
    readonly label?: string;
  },
): Promise<TestDelivery> {
  const api = await office.as(who);
  const uploadId = await office.upload(who, [{ name: "办案数据.xlsx", content: delivery.workbook }]);
  const { dataDate, kind = "full", label } = delivery;
  const accepted = await api.deliveries.accept({ uploadId, dataDate, kind, ...(label === undefined ? {} : { label }) });
  const progress: ScreeningProgress[] = [];
  for await (const step of await api.deliveries.watch({ runId: accepted.runId })) progress.push(step);
  return { ...accepted, progress };
}
