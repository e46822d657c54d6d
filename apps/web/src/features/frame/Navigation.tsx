import {
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  FieldTimeOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  InboxOutlined,
  TableOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words.tsx";
import { frameWords } from "../../words/frame.ts";
import { rememberedFindingsSearch } from "../findings/filters.ts";
import { rooms, type PageId } from "./rooms.ts";

const icons: Record<PageId, typeof HomeOutlined> = {
  home: HomeOutlined,
  deliveries: InboxOutlined,
  findings: AuditOutlined,
  cases: FolderOpenOutlined,
  rules: BookOutlined,
  limits: TableOutlined,
  compute: FieldTimeOutlined,
  calendar: CalendarOutlined,
};

/** The menu: only pages that this person has a use for. */
export function Navigation({ pages }: { readonly pages: readonly string[] }) {
  const { say } = useWords();
  return (
    <nav className="frame-side" aria-label={say(frameWords.navigation)}>
      {rooms.map((room) => {
        const shown = room.pages.filter((page) => pages.includes(page.id));
        if (shown.length === 0) return null;
        return (
          <div key={room.title.en}>
            <h2>{say(room.title)}</h2>
            <ul>
              {shown.map((page) => {
                const Icon = icons[page.id];
                return (
                  <li key={page.id}>
                    <Link
                      to={page.to}
                      search={page.id === "findings" ? rememberedFindingsSearch() : {}}
                      // `/limits` has a page below it that has its own entry.
                      activeOptions={{ exact: page.to === "/" || page.to === "/limits", includeSearch: false }}
                    >
                      <Icon aria-hidden />
                      {say(page.title)}
                    </Link>
                  </li>
                );
              })}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
