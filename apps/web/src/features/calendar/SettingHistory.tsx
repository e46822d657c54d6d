import { getRouteApi } from "@tanstack/react-router";
import { DataTable } from "../../components/DataTable.tsx";
import { EmptyState, Moments, Skeleton } from "../../components/Moments.tsx";
import { PageTurner } from "../../components/PageTurner.tsx";
import { useWords } from "../../lib/words.tsx";
import { calendarWords, settingWords } from "../../words/calendar.ts";
import { historyRows, useSettingHistory } from "./queries.ts";

const route = getRouteApi("/calendar");

/** Everything that was ever set for this office, by it or above it; nothing is ever overwritten. */
export function SettingHistory() {
  const { say, instant } = useWords();
  const { page = 1 } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useSettingHistory(page);
  return (
    <Moments query={query} skeleton={<Skeleton lines={8} />}>
      {({ items, total }) =>
        total === 0 ? (
          <EmptyState title={say(settingWords.historyNone)} />
        ) : (
          <>
            <DataTable
              label={say(settingWords.columnWhat)}
              rows={items}
              keyOf={({ id }) => String(id)}
              columns={[
                { key: "at", title: say(settingWords.columnAt), width: 170, render: ({ at }) => instant(at) },
                {
                  key: "what",
                  title: say(settingWords.columnWhat),
                  minWidth: 260,
                  render: ({ sentence }) => say(sentence),
                },
                { key: "ground", title: say(settingWords.columnGround), minWidth: 200, render: ({ ground }) => ground },
                { key: "by", title: say(settingWords.columnBy), width: 110, render: ({ by }) => by },
                {
                  key: "office",
                  title: say(settingWords.columnOffice),
                  width: 180,
                  render: ({ office }) => office?.name ?? say(calendarWords.wholeInstallation),
                },
                {
                  key: "proof",
                  title: say(settingWords.columnProof),
                  width: 150,
                  render: ({ proof, leafIndex }) =>
                    proof === "logged" ? say(settingWords.logged, { leaf: leafIndex }) : say(settingWords.pending),
                },
              ]}
            />
            <PageTurner
              page={page}
              pageSize={historyRows}
              total={total}
              onTurn={(to) => void navigate({ search: (before) => ({ ...before, page: to }) })}
            />
          </>
        )
      }
    </Moments>
  );
}
