/** What the page of the calendar and the settings shows, in order. */
export const calendarTabs = ["year", "local", "import", "lengths", "questions", "history"] as const;
export type CalendarTab = (typeof calendarTabs)[number];
