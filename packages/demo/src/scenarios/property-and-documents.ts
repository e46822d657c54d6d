// 涉案财物 and 文书.
import type { DraftRow } from "../draft.ts";
import { prosecutionFile, withRows } from "./case-file.ts";
import { clear, hit, undetermined, type Scenario } from "./scenario.ts";

/** A case that the city office investigates itself: its own seizures (document number of the office, no hand-over). */
function ownSeizure(seq: number, title: string, item: DraftRow) {
  const file = prosecutionFile({
    seq,
    title,
    accepted: "2025-10-20",
    decided: "2025-11-14",
    office: "990100",
    suspects: [
      {
        custody: "bail",
        card: { chargeTransferred: "滥用职权罪", chargeFound: "滥用职权罪", amount: undefined, restitution: undefined },
      },
    ],
    patch: { cases: { investigator: "本院", sender: "衡江市人民检察院", amount: undefined } },
  });
  return withRows(file, "property", [
    {
      itemNo: "1",
      itemKind: "物",
      itemName: "账册",
      quantity: 2,
      unit: "册",
      owner: "演某",
      seizureDocumentNo: `衡检扣〔2025〕${seq}号`,
      keeper: "演保管",
      ...item,
    },
  ]);
}

/** Police seizures that came with the file. */
function sentAlong(seq: number, title: string, items: readonly DraftRow[]) {
  const file = prosecutionFile({ seq, title, accepted: "2025-03-03", decided: "2025-03-28" });
  const common = {
    itemKind: "物",
    itemName: "手机",
    quantity: 2,
    unit: "部",
    owner: "演某",
    seizedDate: "2025-01-06",
    seizureDocumentNo: `砚公（刑）演示扣字〔2025〕${seq}号`,
    handedDate: "2025-03-03",
    storedDate: "2025-03-03",
    shelf: "D-1",
    keeper: "演保管",
  };
  return withRows(
    file,
    "property",
    items.map((item, at) => ({ itemNo: String(at + 1), ...common, ...item })),
  );
}

function document(seq: number, title: string, columns: DraftRow) {
  const file = prosecutionFile({ seq, title, accepted: "2025-03-03", decided: "2025-03-28" });
  return withRows(file, "documents", [
    {
      documentKind: "羁押必要性审查建议书",
      documentNo: `砚检刑羁建〔2025〕${seq}号`,
      draftedDate: "2025-03-10",
      approvedDate: "2025-03-11",
      sealedDate: "2025-03-11",
      documentDate: "2025-03-11",
      servedTo: "砚溪区公安局",
      servedDate: "2025-03-12",
      ...columns,
    },
  ]);
}

const one = { item: "1" };
const letter = { item: "羁押必要性审查建议书" };

export const propertyScenarios: readonly Scenario[] = [
  {
    id: "own-seizure-stored",
    zh: "本院扣押三日内入库",
    en: "The office's own seizure stored within three days",
    from: "2025-12-04",
    files: [
      ownSeizure(701, "劳动节前扣押节后次日入库", { seizedDate: "2025-04-28", storedDate: "2025-05-07" }),
      ownSeizure(702, "劳动节前扣押节后首日入库", { seizedDate: "2025-04-28", storedDate: "2025-05-06" }),
    ],
    expect: [
      hit(701, "C01", "seized Mon 04-28, day 3 is 05-01, holiday until 05-05, so Tue 05-06; stored 05-07", {
        ...one,
        due: "2025-05-06",
      }),
      clear(702, "C01", "stored on 05-06", { ...one, due: "2025-05-06" }),
    ],
  },
  {
    id: "unrelated-item",
    zh: "无关财物三日内解除退还",
    en: "Unrelated property given back within three days",
    from: "2025-12-04",
    files: [
      ownSeizure(703, "无关财物节后次日解除", {
        seizedDate: "2025-09-26",
        storedDate: "2025-09-26",
        foundUnrelatedDate: "2025-09-29",
        releaseApprovedDate: "2025-10-10",
        releaseDocumentNo: "衡检解扣〔2025〕1号",
        releasedDate: "2025-10-10",
        releasedQuantity: 2,
        releaseKind: "返还",
        returnList: true,
      }),
      ownSeizure(704, "无关财物节后首日解除所有人后领取", {
        seizedDate: "2025-09-26",
        storedDate: "2025-09-26",
        foundUnrelatedDate: "2025-09-29",
        releaseApprovedDate: "2025-10-09",
        releaseDocumentNo: "衡检解扣〔2025〕2号",
        releasedDate: "2025-10-24",
        releasedQuantity: 2,
        releaseKind: "返还",
        returnList: true,
      }),
      ownSeizure(705, "无关财物未解除", {
        seizedDate: "2025-09-26",
        storedDate: "2025-09-26",
        foundUnrelatedDate: "2025-09-29",
      }),
    ],
    expect: [
      hit(703, "C03", "found Mon 09-29, day 3 is 10-02, holiday until 10-08, so Thu 10-09; decided 10-10", {
        ...one,
        due: "2025-10-09",
      }),
      clear(704, "C03", "decided on 10-09; the day the owner collects does not count", { ...one, due: "2025-10-09" }),
      hit(705, "C03", "never decided", { ...one, due: "2025-10-09" }),
    ],
  },
  {
    id: "release-approval",
    zh: "财物出库审批",
    en: "Approval before property leaves",
    from: "2025-04-17",
    files: [
      sentAlong(711, "出库无审批", [{ releasedDate: "2025-03-28", releasedQuantity: 2, releaseKind: "移送" }]),
      sentAlong(712, "先出库后审批", [
        {
          releasedDate: "2025-03-28",
          releasedQuantity: 2,
          releaseKind: "移送",
          releaseApprovedDate: "2025-03-31",
          releaseDocumentNo: "砚检财演〔2025〕1号",
        },
      ]),
      sentAlong(713, "当日审批当日出库", [
        {
          releasedDate: "2025-03-28",
          releasedQuantity: 2,
          releaseKind: "移送",
          releaseApprovedDate: "2025-03-28",
          releaseDocumentNo: "砚检财演〔2025〕2号",
        },
      ]),
    ],
    expect: [
      hit(711, "C04", "left 03-28, no approval (GZ 670)", one),
      hit(712, "C04", "left 03-28, approved 03-31", one),
      clear(713, "C04", "approved on the same day", one),
    ],
  },
  {
    id: "deposit-amount",
    zh: "入账金额与扣押金额",
    en: "Deposited amount against seized amount",
    from: "2025-04-17",
    files: [
      sentAlong(714, "入账金额少于扣押金额", [
        { itemKind: "款", itemName: "人民币", quantity: 1, unit: "笔", amount: 10_000.1, depositedAmount: 9_800.1 },
        { itemKind: "款", itemName: "人民币", quantity: 1, unit: "笔", amount: 10_000.1, depositedAmount: 10_000.1 },
        { itemKind: "款", itemName: "人民币", quantity: 1, unit: "笔", amount: 0.3, depositedAmount: 0.3 },
        { itemKind: "款", itemName: "人民币", quantity: 1, unit: "笔", amount: 500, depositedAmount: undefined },
      ]),
    ],
    expect: [
      hit(714, "C08", "10,000.10 seized, 9,800.10 deposited", { item: "1" }),
      clear(714, "C08", "equal to the fen", { item: "2" }),
      clear(714, "C08", "thirty fen: exact decimals, no binary remainder", { item: "3" }),
      undetermined(714, "C08", "deposited amount missing", { item: "4" }),
    ],
  },
  {
    id: "release-quantity",
    zh: "出库数量与返还清单",
    en: "Quantity that left, and the list of what was given back",
    from: "2025-04-17",
    files: [
      sentAlong(715, "出库数量与返还清单", [
        {
          releasedDate: "2025-03-28",
          releasedQuantity: 3,
          releaseKind: "移送",
          releaseApprovedDate: "2025-03-28",
          releaseDocumentNo: "砚检财演〔2025〕3号",
        },
        {
          releasedDate: "2025-03-28",
          releasedQuantity: 2,
          releaseKind: "返还",
          releaseApprovedDate: "2025-03-28",
          releaseDocumentNo: "砚检财演〔2025〕4号",
          returnList: false,
        },
        {
          releasedDate: "2025-03-28",
          releasedQuantity: 2,
          releaseKind: "返还",
          releaseApprovedDate: "2025-03-28",
          releaseDocumentNo: "砚检财演〔2025〕5号",
          returnList: true,
        },
      ]),
    ],
    expect: [
      hit(715, "V71", "two stored, three left", { item: "1" }),
      hit(715, "V71", "given back without a list", { item: "2" }),
      clear(715, "V71", "two stored, two given back, with a list", { item: "3" }),
    ],
  },
  {
    id: "document-order",
    zh: "文书审批、用印、送达的先后",
    en: "Approval, seal and service of a document, in that order",
    from: "2025-04-17",
    files: [
      document(721, "未经审批即用印", { approvedDate: "2025-03-13" }),
      document(722, "审批日期未填即用印送达", { approvedDate: undefined }),
      document(723, "当日审批用印送达", { approvedDate: "2025-03-11", servedDate: "2025-03-11" }),
      document(724, "文书日期早于审批日期", { documentDate: "2025-03-10" }),
      document(725, "送达早于文书日期", { documentDate: "2025-03-12", servedDate: "2025-03-11" }),
    ],
    expect: [
      hit(721, "F01", "sealed 03-11, approved 03-13", letter),
      hit(722, "F01", "sealed and served, never approved", letter),
      clear(723, "F01", "all on one day", letter),
      hit(724, "F03", "dated 03-10, approved 03-11", letter),
      clear(723, "F03", "dated on the day of approval", letter),
      hit(725, "V34", "served 03-11, dated 03-12", letter),
    ],
  },
  {
    id: "document-number-twice",
    zh: "两案使用同一文号",
    en: "One document number in two cases",
    from: "2025-04-17",
    files: [
      document(726, "重号文书之一", { documentNo: "砚检刑羁建〔2025〕726号" }),
      document(727, "重号文书之二", { documentNo: "砚检刑羁建〔2025〕726号" }),
    ],
    expect: [
      hit(726, "F02", "the number stands in case 727 as well", letter),
      hit(727, "F02", "the number stands in case 726 as well", letter),
      hit(726, "V33", "same number, two cases of one office", letter),
      hit(727, "V33", "same number, two cases of one office", letter),
    ],
  },
];
