import type { App } from "../../app.ts";
import { asSystem } from "../../database/pool.ts";
import type { OfficeLaw } from "./office-law.ts";

export { lawSettingContent } from "./leaf.ts";
export { LawBook } from "./law-book.ts";
export type { OfficeLaw, SettingRow } from "./office-law.ts";
export { extensionKey, lengthKey, periodOf } from "./values.ts";
export { stampsOf, type SettingStamp, type StampOf } from "./present.ts";

/** The law of an office outside any transaction; inside one, `app.lawBook.of(tx, officeCode)`. */
export function lawOf(app: App, officeCode: string): Promise<OfficeLaw> {
  return asSystem(app.db, (tx) => app.lawBook.of(tx, officeCode));
}
