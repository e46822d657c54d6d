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
