import type { MeetingEvent, MeetingPresence } from "@jianheng/contract";

/** Who stops saying that he writes is forgotten after so long. */
const presenceMs = 8000;
/** Events that a follower has not taken yet; a slower one is told to ask again instead. */
const waitingMost = 500;

interface Follower {
  readonly events: MeetingEvent[];
  wake: (() => void) | undefined;
}

/** Hands what happens in a meeting to those who follow it, and knows who is writing where. Nothing of it is stored. */
export class MeetingWatch {
  readonly #followers = new Map<string, Set<Follower>>();
  readonly #writing = new Map<string, Map<string, MeetingPresence & { readonly until: number }>>();
  #closed = false;

  publish(conferenceId: string, event: MeetingEvent): void {
    for (const follower of this.#followers.get(conferenceId) ?? []) {
      if (follower.events.length >= waitingMost) follower.events.splice(0, follower.events.length, { type: "changed" });
      else follower.events.push(event);
      follower.wake?.();
    }
  }

  /** Events from now on, until the follower leaves or the server stops. */
  async *follow(conferenceId: string, signal: AbortSignal | undefined): AsyncGenerator<MeetingEvent> {
    const follower: Follower = { events: [{ type: "following" }], wake: undefined };
    const others = this.#followers.get(conferenceId) ?? new Set();
    this.#followers.set(conferenceId, others.add(follower));
    try {
      for (;;) {
        const event = follower.events.shift();
        if (event !== undefined) yield event;
        else await news(follower, signal);
        if (this.#closed || signal?.aborted === true) return;
      }
    } finally {
      others.delete(follower);
      if (others.size === 0) this.#followers.delete(conferenceId);
    }
  }

  /** Where a person writes now; null when he stops. */
  setWriting(
    conferenceId: string,
    person: { readonly personId: string; readonly name: string },
    slot: string | null,
    now: number,
  ): void {
    const there = this.#writing.get(conferenceId) ?? new Map();
    this.#writing.set(conferenceId, there);
    if (slot === null) there.delete(person.personId);
    else there.set(person.personId, { ...person, slot, until: now + presenceMs });
    this.publish(conferenceId, { type: "writing", writing: this.writing(conferenceId, now) });
  }

  writing(conferenceId: string, now: number): MeetingPresence[] {
    const there = [...(this.#writing.get(conferenceId)?.values() ?? [])];
    return there.filter(({ until }) => until > now).map(({ personId, name, slot }) => ({ personId, name, slot }));
  }

  /** Ends every follower, so that a server that stops need not wait for them. */
  close(): void {
    this.#closed = true;
    for (const followers of this.#followers.values()) for (const follower of followers) follower.wake?.();
  }
}

function news(follower: Follower, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      follower.wake = undefined;
      signal?.removeEventListener("abort", done);
      resolve();
    };
    follower.wake = done;
    signal?.addEventListener("abort", done, { once: true });
  });
}
