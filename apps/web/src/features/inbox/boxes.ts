import type { InboxBox } from "@jianheng/contract";

/** The five boxes of the inbox, in the order an officer empties them. */
export const boxes = ["todo", "watching", "copied", "done", "started"] as const satisfies readonly InboxBox[];
