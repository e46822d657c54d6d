import type { MeetingEvent } from "@jianheng/contract";
import { expect, test } from "vitest";
import { followMeeting } from "./follow-meeting.ts";

const following: MeetingEvent = { type: "following" };
const changed: MeetingEvent = { type: "changed" };

async function* stream(events: readonly MeetingEvent[], fails: boolean): AsyncGenerator<MeetingEvent> {
  yield* events;
  if (fails) throw new Error("the line broke");
}

/** Follows streams one after another, until the last pause; answers everything that happened in its order. */
async function follow(streams: readonly (() => Promise<AsyncIterable<MeetingEvent>>)[]): Promise<string[]> {
  const happened: string[] = [];
  const stop = new AbortController();
  let opened = 0;
  await followMeeting({
    open: () => {
      opened += 1;
      return streams[opened - 1]!();
    },
    onEvent: ({ type }) => happened.push(type),
    onConnected: (connected) => happened.push(connected ? "connected" : "lost"),
    pause: async (milliseconds) => {
      happened.push(`pause ${milliseconds}`);
      if (opened === streams.length) stop.abort();
    },
    signal: stop.signal,
  });
  return happened;
}

async function refused(): Promise<never> {
  throw new Error("no answer");
}

test("a stream that breaks or ends is opened again, and says when it is not connected", async () => {
  const happened = await follow([
    async () => stream([following, changed], true),
    async () => stream([following], false),
  ]);
  expect(happened).toEqual([
    "connected",
    "following",
    "changed",
    "lost",
    "pause 500",
    "connected",
    "following",
    "lost",
    "pause 500",
  ]);
});

test("the pauses grow while there is no answer, up to ten seconds", async () => {
  const happened = await follow(Array.from({ length: 6 }, () => refused));
  expect(happened.filter((one) => one.startsWith("pause"))).toEqual([
    "pause 500",
    "pause 1000",
    "pause 2000",
    "pause 5000",
    "pause 10000",
    "pause 10000",
  ]);
});
