import type { Words } from "./language.ts";

export const failureWords = {
  unreachable: {
    zh: "没有连上服务器。请检查网络后重试；您填写的内容仍在。",
    en: "The server did not answer. Please check the network and try again; what you typed is kept.",
  },
  defect: {
    zh: "系统出现故障，请稍后重试；已保存的内容不受影响。",
    en: "The system failed. Please try again later; what was saved is safe.",
  },
  title: { zh: "没有打开", en: "This did not open" },
  deniedTitle: { zh: "没有权限", en: "Not permitted" },
  retry: { zh: "重试", en: "Try again" },
  requestId: { zh: "编号 {id}", en: "Number {id}" },
  loading: { zh: "正在打开", en: "Opening" },
  noSuchPage: { zh: "没有这个页面", en: "There is no such page" },
  noSuchPageHint: {
    zh: "地址可能有误，请从左侧菜单进入。",
    en: "The address may be wrong; please use the menu on the left.",
  },
  pageNotForYou: {
    zh: "您的角色不使用这个页面。如因工作需要，请由安全保密管理员授权。",
    en: "Your role does not use this page. If your work needs it, the security administrator can grant it.",
  },
  pageBroke: {
    zh: "页面出现故障，已保存的内容不受影响。请重新打开。",
    en: "The page failed; what was saved is safe. Please open it again.",
  },
  reload: { zh: "重新打开", en: "Open again" },
} as const satisfies Words;
