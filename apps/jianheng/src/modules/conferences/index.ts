// The joint oversight conference (内部制约监督联席会议): agenda and what is said in it, on the registers `conference` and
// `oversightProblem`; minutes, recurrence, the next step of a case, and figures that reconcile to their rows.
export { escalateTo } from "./escalate.ts";
export { versionContent } from "./entries.ts";
export { conferenceHooks } from "./hooks.ts";
export { MeetingWatch } from "./meeting-watch.ts";
export { reopenArrived } from "./reopen-arrived.ts";
export { storedVersion } from "./store.ts";
