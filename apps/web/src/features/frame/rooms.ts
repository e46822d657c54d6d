import { pageWords, roomWords } from "../../words/frame.ts";

/** The rooms of the interface and their pages, by route id, in menu order. */
export const rooms = [
  { title: roomWords.home, pages: [{ id: "home", to: "/", title: pageWords.home }] },
  {
    title: roomWords.find,
    pages: [
      { id: "deliveries", to: "/deliveries", title: pageWords.deliveries },
      { id: "findings", to: "/findings", title: pageWords.findings },
      { id: "cases", to: "/cases", title: pageWords.cases },
    ],
  },
  { title: roomWords.rules, pages: [{ id: "rules", to: "/rules", title: pageWords.rules }] },
] as const;

export type PageId = (typeof rooms)[number]["pages"][number]["id"];

/** The page that an address belongs to: `/findings/…` is of `findings`. */
export function pageOfPath(path: string): PageId | null {
  const first = path.split("/")[1] ?? "";
  if (first === "") return "home";
  for (const room of rooms) {
    for (const page of room.pages) if (page.id === first) return page.id;
  }
  return null;
}
