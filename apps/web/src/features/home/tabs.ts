/** The five drawers of the inbox, in the order an officer empties them. */
export const inboxTabs = ["todo", "supervised", "copied", "done", "initiated"] as const;
export type InboxTab = (typeof inboxTabs)[number];
