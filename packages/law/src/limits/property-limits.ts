import { cite } from "../citation.ts";
import { defineLimit, type NamedLimit, within } from "./named-limit.ts";

/** Seized property and money. */
export const propertyLimits: readonly NamedLimit[] = [
  defineLimit({
    id: "unrelated-property-release",
    label: ["无关财物解除、退还", "Release of unrelated property"],
    start: ["foundUnrelated", "查明确实与案件无关", "found unrelated"],
    lengths: [
      within({ days: 3 }, [
        cite("CPL", 145, "应当在三日以内解除查封、扣押、冻结，予以退还"),
        cite("GZ", 210, "应当在三日以内解除查封或者予以退还"),
        cite("GZ", 215, "应当在三日以内解除冻结"),
        cite("GZ", 217, "应当在三日以内作出解除或者退还决定"),
      ]),
    ],
    items: ["C03"],
  }),
  defineLimit({
    id: "seizure-deposit",
    label: ["扣押款项入账、物品入库", "Deposit of seized money and goods"],
    start: ["seized", "扣押", "seizure"],
    lengths: [within({ days: 3 }, [cite("GZ", 217, "应当在三日以内将款项存入唯一合规账户")])],
    items: ["C01"],
  }),
  defineLimit({
    id: "transferred-property-entry",
    label: ["随案移送财物入库", "Entry of property transferred with the case"],
    start: ["accepted", "受理", "acceptance"],
    lengths: [within({ workingDays: 1 }, [cite("GZ", 668)], { tag: "P" })],
    items: ["C02"],
    note: ["规则只写“及时”，一个工作日为本产品默认", "the Rules say promptly; one working day is our default"],
  }),
];
