// What can be done with several items of the inbox at once.
import type { InboxItem } from "@jianheng/contract";

export interface SimpleAct {
  readonly act: string;
  readonly label: InboxItem["allowedActs"][number]["label"];
}

/** Acts without a form that every item allows. Items of different registers have none in common, whatever their names. */
export function commonSimpleActs(items: readonly InboxItem[]): readonly SimpleAct[] {
  const first = items[0];
  if (first === undefined || items.some(({ kind, register }) => kind !== first.kind || register !== first.register))
    return [];
  return first.allowedActs
    .filter(({ act, simple }) => simple && items.every((item) => allowsSimply(item, act)))
    .map(({ act, label }) => ({ act, label }));
}

function allowsSimply({ allowedActs }: InboxItem, act: string): boolean {
  return allowedActs.some((one) => one.act === act && one.simple);
}
