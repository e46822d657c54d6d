import type { MeetingEvent } from "@jianheng/contract";

interface Following {
  readonly open: (signal: AbortSignal) => Promise<AsyncIterable<MeetingEvent>>;
  readonly onEvent: (event: MeetingEvent) => void;
  readonly onConnected: (connected: boolean) => void;
  readonly pause: (milliseconds: number) => Promise<void>;
  readonly signal: AbortSignal;
}

/** Pauses before connecting again: short at first, never longer than ten seconds. */
const pauses = [500, 1000, 2000, 5000, 10_000];

/** Follows a meeting until told to stop; a stream that breaks or ends is opened again. */
export async function followMeeting({ open, onEvent, onConnected, pause, signal }: Following): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const event of await open(signal)) {
        if (signal.aborted) return;
        if (event.type === "following") {
          failures = 0;
          onConnected(true);
        }
        onEvent(event);
      }
    } catch {
      // A stream has one way to fail, and one answer: it is opened again.
    }
    if (signal.aborted) return;
    onConnected(false);
    await pause(pauses[Math.min(failures, pauses.length - 1)] ?? 0);
    failures += 1;
  }
}
