import type { ConferenceDetail, MeetingEvent } from "@jianheng/contract";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, client } from "../../../lib/api.ts";
import { afterEvent } from "../meeting.ts";
import { conferenceKey, useConference } from "../queries.ts";
import { followMeeting } from "./follow-meeting.ts";

/** Whoever closes a window says nothing more: a writer of whom nothing was heard for so long is not shown. */
const silenceMilliseconds = 10_000;

export type Connection = "connecting" | "connected" | "lost";

/** The meeting as it goes on, and whether what others write arrives. */
export function useMeeting(id: string) {
  const query = useConference(id);
  const cache = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");

  useEffect(() => {
    const stop = new AbortController();
    let silence: ReturnType<typeof setTimeout> | undefined;
    const change = (event: MeetingEvent) =>
      cache.setQueryData<ConferenceDetail>(conferenceKey(id), (detail) =>
        detail === undefined ? undefined : afterEvent(detail, event),
      );
    void followMeeting({
      open: (signal) => client.conferences.follow({ id }, { signal }),
      onConnected: (connected) => setConnection(connected ? "connected" : "lost"),
      onEvent: (event) => {
        change(event);
        // What happened before one followed, or what the event does not tell itself, is asked for.
        if (event.type === "following" || event.type === "changed") {
          void cache.invalidateQueries({ queryKey: conferenceKey(id) });
          void cache.invalidateQueries({ queryKey: api.records.get.key() });
        }
        if (event.type === "writing") {
          clearTimeout(silence);
          silence = setTimeout(() => change({ type: "writing", writing: [] }), silenceMilliseconds);
        }
      },
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
      signal: stop.signal,
    });
    return () => {
      stop.abort();
      clearTimeout(silence);
    };
  }, [cache, id]);

  return { query, connection };
}
