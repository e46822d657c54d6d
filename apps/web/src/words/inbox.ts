import type { InboxBox } from "@jianheng/contract";
import type { Words } from "./language.ts";

export const boxWords = {
  todo: { zh: "待办", en: "To do" },
  watching: { zh: "督办", en: "Supervised" },
  copied: { zh: "抄送", en: "Copied" },
  done: { zh: "已办", en: "Done" },
  started: { zh: "我发起", en: "Started by me" },
} as const satisfies Readonly<Record<InboxBox, Words[string]>>;

export const boxEmptyWords = {
  todo: {
    zh: "没有待您办理的事项。新的交办、需要核实的疑点和轮到您办理的登记会列在这里。",
    en: "Nothing waits for you. New hand-overs, findings to verify and records that are your turn will be listed here.",
  },
  watching: {
    zh: "没有需要督办的事项。您交办或督办的事项临近或超过期限时会列在这里。",
    en: "Nothing to supervise. What you watch over is listed here when its limit is near or past.",
  },
  copied: { zh: "没有抄送给您的事项。", en: "Nothing was copied to you." },
  done: { zh: "还没有您办理过的事项。", en: "You have not acted on anything yet." },
  started: { zh: "还没有您发起的事项。", en: "You have not started anything yet." },
} as const satisfies Readonly<Record<InboxBox, Words[string]>>;

export const inboxWords = {
  title: { zh: "我的事项", en: "My items" },
  finding: { zh: "疑点", en: "Finding" },
  item: { zh: "事项", en: "Item" },
  what: { zh: "需要办理", en: "What is asked" },
  happened: { zh: "情况", en: "What happened" },
  due: { zh: "到期", en: "Due" },
  state: { zh: "状态", en: "State" },
  at: { zh: "时间", en: "When" },
  unread: { zh: "未读", en: "unread" },
  onBehalfOf: { zh: "代 {who} 办理", en: "in place of {who}" },
  seeAll: { zh: "查看全部 {count} 件", en: "See all {count}" },
  boxLabel: { zh: "{box}，{count} 件", en: "{box}, {count}" },
  red: { zh: "{count} 件已超期限", en: "{count} past the limit" },
  amber: { zh: "{count} 件临近期限", en: "{count} near the limit" },
  remind: { zh: "提醒", en: "Remind" },
  remindHint: { zh: "提醒需要办理的人，每件每天一次。", en: "A word to whoever has to act, once a day for each." },
  reminded: { zh: "已提醒 {sent} 件。", en: "Reminded on {sent}." },
  remindedAlready: { zh: "{count} 件今天已经提醒过。", en: "{count} were reminded of today already." },
  remindedNobody: { zh: "{count} 件目前没有需要办理的人。", en: "On {count} nobody has to act now." },
  batchNothing: {
    zh: "所选事项没有可以一起办理的；请逐件打开。",
    en: "There is no act that all selected items allow; please open them one by one.",
  },
  actOnMany: { zh: "{act} {count} 件", en: "{act}: {count}" },
  actSure: {
    zh: "对所选 {count} 件一次办理“{act}”，要么全部成功，要么全部不变。",
    en: "“{act}” on the {count} selected: all of them or none.",
  },
  chosenBar: { zh: "批量办理", en: "Batch" },
  falling: { zh: "近期到期", en: "Falling due" },
} as const satisfies Words;

export const delegationWords = {
  open: { zh: "外出委托", en: "Absence" },
  title: { zh: "外出期间委托办理", en: "Somebody acts for you during absence" },
  hint: {
    zh: "委托期间，受托人看到您的待办并可代为办理，记录写明代谁办理；权限不超过您本人，也不超过受托人回避的范围。",
    en: "While it lasts, the person sees your to-do list and may act for you; the record says for whom. It gives no more than you have.",
  },
  to: { zh: "受托人", en: "Who acts for you" },
  from: { zh: "自", en: "From" },
  until: { zh: "至（含当日）", en: "Until (included)" },
  reason: { zh: "原因", en: "Reason" },
  reasonHint: { zh: "如：出差、休假", en: "e.g. travel, leave" },
  save: { zh: "委托", en: "Delegate" },
  saved: { zh: "已委托 {who}，{from} 至 {to}。", en: "{who} acts for you from {from} to {to}." },
  list: { zh: "委托记录", en: "Delegations" },
  none: { zh: "没有委托记录。", en: "There are no delegations." },
  byMe: { zh: "{from} 委托 {to}", en: "{from} → {to}" },
  period: { zh: "{from} 至 {to}", en: "{from} to {to}" },
  endNow: { zh: "结束委托", en: "End it" },
  ended: { zh: "已于 {day} 结束", en: "ended on {day}" },
  endedDone: { zh: "委托已结束。", en: "The delegation has ended." },
  missing: { zh: "请填写受托人、起止日期和原因。", en: "Please give the person, both days and the reason." },
} as const satisfies Words;
