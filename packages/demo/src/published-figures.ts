// The published figures that ordinary cases follow, one row per figure with its source. Facts of the Supreme People's
// Procuratorate's releases as the press printed them; approximate where the source says so.

export interface PublishedFigure {
  readonly period: string;
  readonly indicator: string;
  readonly value: number;
  readonly unit: "人" | "件" | "%";
  readonly qualifier?: "约" | "余" | "以上";
  readonly source: string;
}

const whitePaper2025 =
  "中新网（2026-03-10）“四大检察”工作白皮书(2025)发布会；光明日报（2026-03-10）；检察日报（2026-03-09）";
const release2024H1 = "中新网/民主与法制时报（2024-08-06/08）最高检2024年1至6月主要办案数据";
const release2021 = "中国新闻网英文转载（tellerreport.com，2022-03-08）最高检2021年全国检察机关主要办案数据";
const release2019 = "中国新闻网英文转载（tellerreport.com，2020-06-02）最高检2019年全国检察机关主要办案数据";
const report2023 = "新华社（2024-03-08）最高检工作报告；“四大检察”白皮书(2023)报道（hk.outputnews.com）";
const release2025To11 = "新华社/中新网（2026-02-05、2026-02-10）最高检发布会";

export const publishedFigures = {
  arrested: {
    period: "2025",
    indicator: "批准和决定逮捕",
    value: 664_000,
    unit: "人",
    qualifier: "约",
    source: whitePaper2025,
  },
  notArrested: {
    period: "2025",
    indicator: "不批准逮捕",
    value: 326_000,
    unit: "人",
    qualifier: "约",
    source: whitePaper2025,
  },
  prosecuted: {
    period: "2025",
    indicator: "决定起诉",
    value: 1_404_000,
    unit: "人",
    qualifier: "约",
    source: whitePaper2025,
  },
  notProsecuted: {
    period: "2025",
    indicator: "决定不起诉",
    value: 347_000,
    unit: "人",
    qualifier: "约",
    source: whitePaper2025,
  },
  arrestReviewsReceived: {
    period: "2025-01/11",
    indicator: "受理审查逮捕",
    value: 873_000,
    unit: "人",
    qualifier: "约",
    source: release2025To11,
  },
  prosecutionReviewsReceived: {
    period: "2025-01/11",
    indicator: "受理审查起诉",
    value: 1_633_000,
    unit: "人",
    qualifier: "约",
    source: release2025To11,
  },
  pleaRate: {
    period: "2024H1",
    indicator: "认罪认罚适用率",
    value: 85,
    unit: "%",
    qualifier: "以上",
    source: release2024H1,
  },
  determinateRate: {
    period: "2024H1",
    indicator: "确定刑量刑建议占比",
    value: 90,
    unit: "%",
    qualifier: "以上",
    source: release2024H1,
  },
  adoptionRate: {
    period: "2024H1",
    indicator: "量刑建议采纳率",
    value: 90,
    unit: "%",
    qualifier: "以上",
    source: release2024H1,
  },
  simplifiedRate: {
    period: "2023",
    indicator: "速裁简易占认罪认罚案件比例",
    value: 72.6,
    unit: "%",
    source: report2023,
  },
  administrativeShare: {
    period: "2025-01/11",
    indicator: "行政公益诉讼占比",
    value: 91.7,
    unit: "%",
    source: release2025To11,
  },
  suggestionReplyRate: {
    period: "2025-01/11",
    indicator: "检察建议回复整改率",
    value: 97.3,
    unit: "%",
    source: release2025To11,
  },
  publicInterestCases: {
    period: "2025",
    indicator: "办理案件",
    value: 136_000,
    unit: "件",
    qualifier: "约",
    source: whitePaper2025,
  },
  publicInterestSuits: {
    period: "2025",
    indicator: "提起诉讼",
    value: 7_305,
    unit: "件",
    source: whitePaper2025,
  },
  allCases: {
    period: "2025",
    indicator: "办理各类案件",
    value: 3_467_000,
    unit: "件",
    qualifier: "约",
    source: whitePaper2025,
  },
} as const satisfies Record<string, PublishedFigure>;

/** Persons indicted for a charge in a period, with all persons indicted in the same period. */
export interface ChargeFigure {
  readonly charge: string;
  readonly period: string;
  readonly persons: number;
  readonly ofPersons: number;
  readonly source: string;
}

export const chargeFigures: readonly ChargeFigure[] = [
  { charge: "危险驾驶罪", period: "2025", persons: 230_400, ofPersons: 1_404_000, source: whitePaper2025 },
  { charge: "盗窃罪", period: "2021", persons: 202_000, ofPersons: 1_749_000, source: release2021 },
  { charge: "帮助信息网络犯罪活动罪", period: "2023", persons: 147_000, ofPersons: 1_688_000, source: report2023 },
  { charge: "诈骗罪", period: "2021", persons: 112_000, ofPersons: 1_749_000, source: release2021 },
  { charge: "开设赌场罪", period: "2021", persons: 84_000, ofPersons: 1_749_000, source: release2021 },
  { charge: "寻衅滋事罪", period: "2019", persons: 113_850, ofPersons: 1_818_808, source: release2019 },
  { charge: "故意伤害罪", period: "2019", persons: 111_509, ofPersons: 1_818_808, source: release2019 },
  {
    charge: "走私、贩卖、运输、制造毒品罪",
    period: "2019",
    persons: 79_937,
    ofPersons: 1_818_808,
    source: release2019,
  },
  { charge: "交通肇事罪", period: "2019", persons: 71_133, ofPersons: 1_818_808, source: release2019 },
  { charge: "聚众斗殴罪", period: "2019", persons: 34_789, ofPersons: 1_818_808, source: release2019 },
  { charge: "强奸罪", period: "2019", persons: 27_070, ofPersons: 1_818_808, source: release2019 },
  {
    charge: "非法占用农用地罪",
    period: "2024",
    persons: 2_869,
    ofPersons: 1_631_000,
    source: "最高检工作报告（2025-03-08）及“四大检察”白皮书(2024)报道（feifmx.com，2025-03-09）",
  },
  { charge: "拒不支付劳动报酬罪", period: "2025", persons: 1_190, ofPersons: 1_404_000, source: whitePaper2025 },
];

/** Share of the persons reviewed, 0 to 1. */
export const publishedRates = {
  notArrested: share(publishedFigures.notArrested.value, publishedFigures.arrested.value),
  notProsecuted: share(publishedFigures.notProsecuted.value, publishedFigures.prosecuted.value),
  /** Persons of arrest reviews for one person of a prosecution review. */
  arrestToProsecution: publishedFigures.arrestReviewsReceived.value / publishedFigures.prosecutionReviewsReceived.value,
} as const;

function share(part: number, rest: number): number {
  return part / (part + rest);
}
