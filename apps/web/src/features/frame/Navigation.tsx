import {
  AuditOutlined,
  BookOutlined,
  CalendarOutlined,
  FieldTimeOutlined,
  FileTextOutlined,
  FolderOpenOutlined,
  HomeOutlined,
  InboxOutlined,
  SettingOutlined,
  TableOutlined,
} from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.tsx";
import { frameWords, pageWords, roomWords } from "../../words/frame.ts";
import { useMayDefine } from "../definitions/queries.ts";
import { rememberedFindingsSearch } from "../findings/filters.ts";
import { rememberedRecordsSearch } from "../registers/list/filters.ts";
import { overviewOfRegister } from "../registers/own-pages.ts";
import { useRegisters } from "../registers/queries.ts";
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

/** The menu: only pages that this person has a use for. Registers stand between what is found and the rules. */
export function Navigation({ pages }: { readonly pages: readonly string[] }) {
  const { say } = useWords();
  const [home, find, ...others] = rooms;
  const roomOf = (room: (typeof rooms)[number]) => <PageRoom key={room.title.en} room={room} pages={pages} />;
  return (
    <nav className="frame-side" aria-label={say(frameWords.navigation)}>
      {roomOf(home)}
      {roomOf(find)}
      <RegisterRoom group="act" title={say(roomWords.act)} />
      <RegisterRoom group="people" title={say(roomWords.people)} />
      {others.map(roomOf)}
      <SetUpRoom />
    </nav>
  );
}

interface PageRoomProps {
  readonly room: (typeof rooms)[number];
  readonly pages: readonly string[];
}

function PageRoom({ room, pages }: PageRoomProps) {
  const { say } = useWords();
  const shown = room.pages.filter((page) => pages.includes(page.id));
  if (shown.length === 0) return null;
  return (
    <Room title={say(room.title)}>
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
    </Room>
  );
}

/** The registers of one group that the reader has a use for, in the order an office uses them. */
function RegisterRoom({ group, title }: { readonly group: "act" | "people"; readonly title: string }) {
  const { say } = useWords();
  const registers = useRegisters();
  const shown = (registers.data ?? []).filter((register) => register.menu && register.group === group);
  if (shown.length === 0) return null;
  return (
    <Room title={title}>
      {shown.map((register) => (
        <li key={register.register}>
          <RegisterLink register={register.register} title={say(register.purpose)}>
            <FileTextOutlined aria-hidden />
            {say(register.title)}
          </RegisterLink>
        </li>
      ))}
    </Room>
  );
}

interface RegisterLinkProps {
  readonly register: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** To the register's list, or to the page from which its work is overseen. */
function RegisterLink({ register, title, children }: RegisterLinkProps) {
  const overview = overviewOfRegister[register];
  if (overview !== undefined)
    return (
      <Link to={overview} title={title} activeOptions={{ includeSearch: false }}>
        {children}
      </Link>
    );
  return (
    <Link
      to="/registers/$register"
      params={{ register }}
      search={rememberedRecordsSearch(register)}
      activeOptions={{ includeSearch: false }}
      title={title}
    >
      {children}
    </Link>
  );
}

function SetUpRoom() {
  const { say } = useWords();
  if (!useMayDefine()) return null;
  return (
    <Room title={say(roomWords.setUp)}>
      <li>
        <Link to="/setup/registers" activeOptions={{ includeSearch: false }}>
          <SettingOutlined aria-hidden />
          {say(pageWords.registers)}
        </Link>
      </li>
    </Room>
  );
}

function Room({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div>
      <h2>{title}</h2>
      <ul>{children}</ul>
    </div>
  );
}
