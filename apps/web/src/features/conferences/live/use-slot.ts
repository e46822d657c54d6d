import { useEffect } from "react";
import { client } from "../../../lib/api.ts";

/** Said again so often; the server forgets whoever is silent for eight seconds. */
const againMilliseconds = 4000;

/** Tells the others where one is, as long as one is there. That it arrives is of no consequence. */
export function useSlot(conferenceId: string, slot: string | null) {
  useEffect(() => {
    if (slot === null) return undefined;
    const tell = (where: string | null) =>
      client.conferences.writing({ id: conferenceId, slot: where }).catch(() => undefined);
    void tell(slot);
    const timer = setInterval(() => void tell(slot), againMilliseconds);
    return () => {
      clearInterval(timer);
      void tell(null);
    };
  }, [conferenceId, slot]);
}
