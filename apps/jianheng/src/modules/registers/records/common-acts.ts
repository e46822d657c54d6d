import type { Bilingual } from "@jianheng/contract";

/** Acts that no definition names: open to the readers of every record, or done by a module on what hangs on one. */
export const commonActLabels: Readonly<Partial<Record<string, Bilingual>>> = {
  comment: { zh: "备注", en: "Note" },
  attach: { zh: "添加附件", en: "Attach a file" },
  link: { zh: "关联", en: "Link" },
  sendCopy: { zh: "抄送", en: "Send copies" },
  agenda: { zh: "调整议题", en: "Change the agenda" },
};
