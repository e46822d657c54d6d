import type { Words } from "./language.ts";

export const formatWords = {
  weekdays: {
    zh: ["周日", "周一", "周二", "周三", "周四", "周五", "周六"],
    en: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  },
  /** Names that the calendar gives to plain weekends. */
  weekendNames: {
    zh: ["周六", "周日", "周末", "星期六", "星期日", "休息日"],
    en: ["Sat", "Sun", "Saturday", "Sunday", "weekend"],
  },
  dueToday: { zh: "今天到期", en: "due today" },
  daysLeft: {
    ahead: {
      one: { zh: "还剩 {days} 天", en: "{days} day left" },
      many: { zh: "还剩 {days} 天", en: "{days} days left" },
    },
    passed: {
      one: { zh: "已超 {days} 天", en: "{days} day past" },
      many: { zh: "已超 {days} 天", en: "{days} days past" },
    },
  },
  citation: { zh: "《{instrument}》第{article}条", en: "《{instrument}》 art. {article}" },
  citationWithParagraph: {
    zh: "《{instrument}》第{article}条第{paragraph}款",
    en: "《{instrument}》 art. {article} para. {paragraph}",
  },
} as const;

/** Days with their weekday, and case numbers: what a line break must not tear apart. One group, for `split`. */
export const unbreakable =
  /(\d{4}-\d{2}-\d{2}(?: (?:周.|[A-Z][a-z]{2}))?|[^\s，。、；：“”（）]*[〔[]\d{4}[〕\]][^\s，。、；：“”（）]*号)/;

/** Words that several pages share. */
export const commonWords = {
  none: { zh: "无", en: "none" },
  listComma: { zh: "、", en: ", " },
  listSemicolon: { zh: "；", en: "; " },
  close: { zh: "关闭", en: "Close" },
  cancel: { zh: "取消", en: "Cancel" },
  moreActs: { zh: "其他办理方式", en: "Other acts" },
  clear: { zh: "清除", en: "Clear" },
  reset: { zh: "重置", en: "Reset" },
  office: { zh: "单位", en: "Office" },
  department: { zh: "部门", en: "Department" },
  columns: { zh: "选择列", en: "Columns" },
  chooseColumns: { zh: "选择显示的列", en: "Choose columns" },
  previousPage: { zh: "上一页", en: "Previous page" },
  nextPage: { zh: "下一页", en: "Next page" },
  pageOf: { zh: "第 {page} / {pages} 页", en: "Page {page} of {pages}" },
  shownOf: { zh: "显示 {shown} / 全部 {total}", en: "Showing {shown} of {total}" },
  sortBy: { zh: "按{column}排序", en: "Sort by {column}" },
  selected: { zh: "已选 {count} 条", en: "{count} selected" },
  selectRow: { zh: "选择 {row}", en: "Select {row}" },
  selectAll: { zh: "选择本页全部", en: "Select all on this page" },
  clearSelection: { zh: "取消选择", en: "Clear selection" },
  file: { zh: "文件", en: "File" },
  exportExcel: { zh: "导出 Excel", en: "Export to Excel" },
  demonstration: { zh: "演示数据，均为虚构", en: "Demonstration data, all fictitious" },
} as const satisfies Words;

export const keyWords = {
  help: { zh: "键盘操作", en: "Keyboard" },
  search: { zh: "到搜索框", en: "go to the search box" },
  down: { zh: "下一行", en: "next row" },
  up: { zh: "上一行", en: "previous row" },
  open: { zh: "打开所在行", en: "open the row" },
  select: { zh: "选择或取消选择所在行", en: "select or unselect the row" },
  showHelp: { zh: "显示本说明", en: "show this help" },
} as const satisfies Words;
