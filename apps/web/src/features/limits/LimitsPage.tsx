import type { NamedLimitEntry } from "@jianheng/contract";
import { getRouteApi } from "@tanstack/react-router";
import { Button, Checkbox, type InputRef } from "antd";
import { useRef, useState } from "react";
import { KeyHelp } from "../../components/KeyHelp.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { SearchBox } from "../../components/SearchBox.tsx";
import { limitsWorkbookPath } from "../../lib/addresses.ts";
import { present } from "../../lib/search-params.ts";
import { useListKeys } from "../../lib/use-list-keys.ts";
import { useWords } from "../../lib/words.tsx";
import { limitsWords } from "../../words/limits.ts";
import { LimitRows } from "./LimitRows.tsx";
import { isVerified } from "./limit-parts.tsx";
import { findDuties, findLimits } from "./limit-search.ts";
import { useLimits } from "./queries.ts";
import "./limits.css";

const route = getRouteApi("/limits");

/** Every limit by the stages of the proceedings; a row opens to all that is known of it. */
export function LimitsPage() {
  const words = useWords();
  const { say } = words;
  const { text = "", unverified = false } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useLimits();
  const searchBox = useRef<InputRef>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const { limits = [], promptDuties = [] } = query.data ?? {};
  const order = (query.data?.sections ?? []).map(({ id }) => id);
  const shown = findLimits(limits, text, words)
    .filter((limit) => !unverified || !isVerified(limit))
    .toSorted((one, other) => placeOf(one, order) - placeOf(other, order));
  // Of a duty without a number there is no number to check.
  const duties = unverified ? [] : findDuties(promptDuties, text, words);
  const ids = [...shown, ...duties].map(({ id }) => id);

  const open = (id: string | undefined) =>
    void navigate({ search: (before) => present({ ...before, open: id }), replace: true, resetScroll: false });
  const { open: opened } = route.useSearch();
  const active = useListKeys({
    count: ids.length,
    onOpen: (index) => open(ids[index] === opened ? undefined : ids[index]),
    onSearch: () => searchBox.current?.focus(),
    onHelp: () => setHelpOpen(true),
  });

  return (
    <div className="page list">
      <div className="line apart">
        <div className="line loose">
          <h1>{say(limitsWords.title)}</h1>
          {query.data !== undefined && (
            <span className="soft" role="status">
              {say(limitsWords.count, { shown: ids.length, total: limits.length + promptDuties.length })}
            </span>
          )}
        </div>
        <Button href={limitsWorkbookPath}>{say(limitsWords.excel)}</Button>
      </div>
      <div className="line loose" role="search" aria-label={say(limitsWords.searchLabel)}>
        <SearchBox
          label={say(limitsWords.searchLabel)}
          hint={say(limitsWords.searchHint)}
          text={text}
          box={searchBox}
          pauseMilliseconds={0}
          onText={(typed) =>
            void navigate({
              search: (before) => present({ ...before, text: typed === "" ? undefined : typed }),
              replace: true,
            })
          }
        />
        <Checkbox
          checked={unverified}
          onChange={(event) =>
            void navigate({
              search: (before) => present({ ...before, unverified: event.target.checked ? true : undefined }),
            })
          }
        >
          {say(limitsWords.unverifiedOnly)}
        </Checkbox>
      </div>
      <Moments query={query} skeleton={<Skeleton lines={16} />}>
        {() =>
          ids.length === 0 ? (
            <EmptyState title={text === "" ? say(limitsWords.emptyTitle) : say(limitsWords.emptyFiltered, { text })}>
              <p>{say(limitsWords.emptyHint)}</p>
            </EmptyState>
          ) : (
            <LimitRows limits={shown} duties={duties} active={ids[active]} opened={opened} onOpen={open} />
          )
        }
      </Moments>
      <KeyHelp open={helpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  );
}

/** Limits without a heading of the table stand at its end. */
function placeOf({ section }: NamedLimitEntry, order: readonly string[]): number {
  const place = order.indexOf(section.id);
  return place === -1 ? order.length : place;
}
