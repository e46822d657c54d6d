import { stateCouncilCalendar } from "../data/state-council-calendar.ts";
import { buildCalendar, type Calendar } from "./calendar.ts";

/** The calendar of the State Council notices, 2018 to 2026. Later years are imported when they are published. */
export const nationalCalendar: Calendar = buildCalendar(stateCouncilCalendar);

export { stateCouncilCalendar };
