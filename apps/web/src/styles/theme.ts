import type { ThemeConfig } from "antd";

/** Ant Design in the tokens of `tokens.css`: flat, still, one deep blue; red stays free for passed limits. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: "#1d4a86",
    colorInfo: "#1d4a86",
    colorLink: "#1d4a86",
    colorError: "#b42318",
    colorWarning: "#855600",
    colorSuccess: "#1a6b3c",
    colorText: "#1f2328",
    colorTextSecondary: "#565e68",
    colorTextPlaceholder: "#6b737d",
    colorBorder: "#b4bbc4",
    colorSplit: "#d9dde2",
    borderRadius: 2,
    fontFamily: "var(--text)",
    fontSize: 14,
    lineHeight: 22 / 14,
    boxShadow: "none",
    boxShadowSecondary: "0 0 0 1px #b4bbc4",
    boxShadowTertiary: "none",
    motion: false,
  },
  components: {
    Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
  },
};
