// The interface of Jianheng: pages that show what the server knows and ask for what people decide.
//
// - `routes.tsx`  every address, in one list; a page's code is loaded when it is first visited
// - `features/`   one folder per room of the house: pages, their parts, and `queries.ts` with one hook per endpoint.
//                 Pure thought (where a strip's days or a timeline's bars lie, what an act asks for) stands in files of
//                 its own with tests beside them
// - `components/` tables, dialogs and words of state that know nothing of the domain
// - `words/`      every sentence in both languages, by key; `lib/words.tsx` says them
// - `lib/`        the client of the contract, days, money, the address bar, the keyboard of lists
//
// A page decides nothing: buttons come from `allowedActs`, refusals are said by the contract's sentences. Each view is
// made for five moments: loading, empty, failed, not permitted, full (`components/Moments.tsx`). The journeys of people
// through these pages are in `e2e/`.
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { ConfigProvider } from "antd";
import english from "antd/locale/en_US";
import chinese from "antd/locale/zh_CN";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { AnnouncementProvider } from "./lib/announce.tsx";
import { queryClient } from "./lib/api.ts";
import { LanguageProvider, useWords } from "./lib/words.tsx";
import { router } from "./routes.tsx";
import { theme } from "./styles/theme.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/record.css";

function Interface() {
  const { language } = useWords();
  return (
    <ConfigProvider theme={theme} locale={language === "zh" ? chinese : english} button={{ autoInsertSpace: false }}>
      <AnnouncementProvider>
        <RouterProvider router={router} />
      </AnnouncementProvider>
    </ConfigProvider>
  );
}

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no root element");
createRoot(root).render(
  <StrictMode>
    <LanguageProvider>
      <QueryClientProvider client={queryClient}>
        <Interface />
      </QueryClientProvider>
    </LanguageProvider>
  </StrictMode>,
);
