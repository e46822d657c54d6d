import type { ConferenceDetail } from "@jianheng/contract";
import type { Speaker } from "../../lib/speaker.ts";
import { agendaWords, liveWords } from "../../words/conferences.ts";

type Standing = Pick<ConferenceDetail, "mayWrite" | "mayPlan"> & {
  readonly record: Pick<ConferenceDetail["record"], "state" | "stateLabel">;
};

/** Why nothing can be written down; nothing where it can. */
export function whyReadOnly({ mayWrite, record }: Standing, say: Speaker["say"]): string {
  if (mayWrite) return "";
  if (record.state === "planned" || record.state === "agendaFrozen") return say(liveWords.notOpen);
  if (record.state === "inSession") return say(liveWords.notWriter);
  return say(liveWords.isOver, { state: say(record.stateLabel) });
}

/** Why the agenda cannot be changed; nothing where it can. */
export function whyAgendaFixed({ mayPlan, record }: Standing, say: Speaker["say"]): string {
  if (mayPlan) return "";
  if (record.state === "planned") return say(agendaWords.notPlanner);
  if (record.state === "agendaFrozen") return say(agendaWords.frozen);
  return say(agendaWords.over, { state: say(record.stateLabel) });
}
