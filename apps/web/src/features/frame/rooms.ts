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
  {
    title: roomWords.rules,
    pages: [
      { id: "rules", to: "/rules", title: pageWords.rules },
      { id: "limits", to: "/limits", title: pageWords.limits },
      { id: "compute", to: "/limits/compute", title: pageWords.compute },
      { id: "calendar", to: "/calendar", title: pageWords.calendar },
    ],
  },
] as const;

export type PageId = (typeof rooms)[number]["pages"][number]["id"];

/** The page that an address belongs to: `/findings/…` is of `findings`, and `/limits/compute` not of `limits`. */
export function pageOfPath(path: string): PageId | null {
  if (path === "/") return "home";
  const pages = rooms.flatMap((room) => [...room.pages]).filter(({ to }) => path === to || path.startsWith(`${to}/`));
  return pages.toSorted((one, other) => other.to.length - one.to.length)[0]?.id ?? null;
}
