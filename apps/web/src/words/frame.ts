import type { Words } from "./language.ts";

export const frameWords = {
  product: { zh: "检衡", en: "Jianheng" },
  productLine: { zh: "发现 · 交办 · 整改 · 核验 · 研判", en: "find · hand over · put right · verify · learn" },
  skipToContent: { zh: "跳到正文", en: "Skip to the content" },
  navigation: { zh: "主菜单", en: "Main menu" },
  language: { zh: "English", en: "中文" },
  switchLanguage: { zh: "Switch to English", en: "切换为中文" },
  signOut: { zh: "退出登录", en: "Sign out" },
  announcement: { zh: "办理结果", en: "Result" },
} as const satisfies Words;

export const roomWords = {
  home: { zh: "首页", en: "Home" },
  find: { zh: "发现", en: "Find" },
  act: { zh: "办理", en: "Act" },
  people: { zh: "队伍", en: "People" },
  rules: { zh: "规则", en: "Rules" },
  setUp: { zh: "管理", en: "Set-up" },
} as const satisfies Words;

export const pageWords = {
  home: { zh: "我的事项", en: "My items" },
  deliveries: { zh: "数据接收", en: "Deliveries" },
  findings: { zh: "疑点", en: "Findings" },
  cases: { zh: "案件", en: "Cases" },
  rules: { zh: "规则库", en: "Rule book" },
  limits: { zh: "期限表", en: "Limits" },
  compute: { zh: "期限计算", en: "Count a limit" },
  calendar: { zh: "日历与设定", en: "Calendar and settings" },
  registers: { zh: "登记簿", en: "Registers" },
} as const satisfies Words;

export const signInWords = {
  title: { zh: "登录", en: "Sign in" },
  userName: { zh: "用户名", en: "User name" },
  password: { zh: "密码", en: "Password" },
  signIn: { zh: "登录", en: "Sign in" },
  signingIn: { zh: "正在登录", en: "Signing in" },
  both: { zh: "请填写用户名和密码。", en: "Please give the user name and the password." },
  demonstrationAccounts: {
    zh: "演示账户（均为虚构，点选即可登录）",
    en: "Demonstration accounts (fictitious; choose one to sign in)",
  },
  expired: { zh: "登录已过期", en: "You have been signed out" },
  expiredHint: {
    zh: "请重新登录后继续；您填写的内容仍在。",
    en: "Please sign in again to go on; what you typed is kept.",
  },
  waitBeforeRetry: { zh: "尝试次数过多，请稍后再试。", en: "Too many attempts. Please try again later." },
} as const satisfies Words;
