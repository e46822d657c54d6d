// The charges of ordinary cases: how often, how many people, what they lead to. Terms lie inside a tier of the Criminal
// Law that the described act falls into.
import { chargeFigures } from "./published-figures.ts";
import type { Random } from "./random.ts";

export interface ChargeProfile {
  readonly charge: string;
  /** Share of the persons indicted, in percent. */
  readonly share: number;
  /** Persons of one case: weights of 1, 2, 3 … */
  readonly persons: readonly number[];
  /** Likelihood that the police ask for arrest. */
  readonly arrestRequested: number;
  /** Likely number of victims, lowest and highest. */
  readonly victims: readonly [number, number];
  /** Yuan, for offences that have an amount. */
  readonly amount?: readonly [number, number];
  /** 拘役 in months, for those who are not arrested. */
  readonly shortTerm: readonly [number, number];
  /** 有期徒刑 in months; absent where the law knows 拘役 alone. */
  readonly term?: readonly [number, number];
  /** Not to be published: the victim's privacy. */
  readonly isPrivate?: boolean;
  /** Often several acts or a group, so that the police may hold people up to 30 days before asking (CPL 91). */
  readonly isOftenRepeated?: boolean;
  readonly act: string;
}

const alone = [1];
const few = [88, 9, 3];
const some = [68, 18, 9, 5];
const group = [34, 24, 18, 12, 7, 5];

/** Where no figure was published for the charge, a plausible share that fills the rest. */
const profiles: readonly ChargeProfile[] = [
  profile("危险驾驶罪", published("危险驾驶罪"), alone, 0, [0, 0], [1, 5], undefined, {}, "醉酒驾驶机动车"),
  profile(
    "盗窃罪",
    published("盗窃罪"),
    few,
    0.72,
    [1, 3],
    [2, 6],
    [8, 34],
    { amount: [2_000, 28_000], isOftenRepeated: true },
    "多次窃取他人财物",
  ),
  profile(
    "帮助信息网络犯罪活动罪",
    published("帮助信息网络犯罪活动罪"),
    few,
    0.52,
    [1, 4],
    [4, 6],
    [7, 24],
    { amount: [3_000, 20_000] },
    "将本人银行卡提供他人转移资金",
  ),
  profile(
    "诈骗罪",
    published("诈骗罪"),
    some,
    0.8,
    [1, 6],
    [4, 6],
    [8, 34],
    { amount: [4_000, 40_000], isOftenRepeated: true },
    "虚构事实骗取他人财物",
  ),
  profile(
    "开设赌场罪",
    published("开设赌场罪"),
    group,
    0.62,
    [0, 0],
    [4, 6],
    [8, 48],
    {},
    "组织他人参与赌博并抽头渔利",
  ),
  profile("寻衅滋事罪", published("寻衅滋事罪"), some, 0.62, [1, 2], [4, 6], [8, 30], {}, "酒后随意殴打他人"),
  profile(
    "故意伤害罪",
    published("故意伤害罪"),
    few,
    0.5,
    [1, 1],
    [4, 6],
    [8, 30],
    {},
    "因琐事将他人打伤，经鉴定为轻伤",
  ),
  profile(
    "走私、贩卖、运输、制造毒品罪",
    published("走私、贩卖、运输、制造毒品罪"),
    few,
    0.9,
    [0, 0],
    [5, 6],
    [8, 34],
    { isOftenRepeated: true },
    "贩卖少量毒品",
  ),
  profile(
    "交通肇事罪",
    published("交通肇事罪"),
    alone,
    0.2,
    [1, 2],
    [5, 6],
    [8, 30],
    {},
    "违反交通运输管理法规发生重大事故",
  ),
  profile("聚众斗殴罪", published("聚众斗殴罪"), group, 0.7, [0, 2], [5, 6], [12, 34], {}, "纠集多人持械以外方式斗殴"),
  profile("强奸罪", published("强奸罪"), alone, 0.95, [1, 1], [6, 6], [38, 60], { isPrivate: true }, "违背妇女意志"),
  profile(
    "非法占用农用地罪",
    published("非法占用农用地罪"),
    alone,
    0.05,
    [0, 0],
    [4, 6],
    [8, 24],
    {},
    "未经批准占用农用地",
  ),
  profile(
    "拒不支付劳动报酬罪",
    published("拒不支付劳动报酬罪"),
    alone,
    0.1,
    [3, 12],
    [4, 6],
    [8, 20],
    { amount: [40_000, 300_000] },
    "有能力支付而不支付劳动报酬",
  ),
  profile(
    "掩饰、隐瞒犯罪所得、犯罪所得收益罪",
    9,
    few,
    0.55,
    [0, 0],
    [4, 6],
    [8, 30],
    { amount: [5_000, 60_000] },
    "明知是犯罪所得而帮助转移",
  ),
  profile(
    "职务侵占罪",
    2,
    alone,
    0.4,
    [1, 1],
    [5, 6],
    [8, 30],
    { amount: [60_000, 400_000] },
    "利用职务便利占有单位财物",
  ),
  profile("敲诈勒索罪", 2.5, few, 0.75, [1, 2], [5, 6], [8, 30], { amount: [4_000, 25_000] }, "以威胁方法索取财物"),
  profile(
    "合同诈骗罪",
    2,
    alone,
    0.7,
    [1, 3],
    [5, 6],
    [8, 34],
    { amount: [30_000, 180_000] },
    "在签订履行合同过程中骗取财物",
  ),
  profile(
    "非法吸收公众存款罪",
    2,
    some,
    0.6,
    [6, 30],
    [5, 6],
    [10, 34],
    { amount: [200_000, 900_000] },
    "向社会不特定公众吸收资金",
  ),
  profile("故意毁坏财物罪", 2, alone, 0.35, [1, 2], [4, 6], [8, 24], { amount: [6_000, 30_000] }, "故意毁坏他人财物"),
  profile("袭警罪", 1.5, alone, 0.55, [0, 0], [4, 6], [8, 18], {}, "暴力袭击正在依法执行职务的人民警察"),
  profile("滥伐林木罪", 1, alone, 0.05, [0, 0], [4, 6], [8, 24], {}, "未按采伐许可证采伐林木"),
  profile("非法捕捞水产品罪", 1, few, 0.02, [0, 0], [2, 5], [7, 12], {}, "在禁渔期使用禁用工具捕捞"),
  profile("容留他人吸毒罪", 1.5, alone, 0.5, [0, 0], [4, 6], [7, 18], {}, "容留多人吸食毒品"),
  profile("污染环境罪", 0.8, few, 0.3, [0, 0], [4, 6], [8, 30], {}, "违反国家规定倾倒有毒物质"),
];

/** What the city office prosecutes itself: 无期徒刑 or more may follow (CPL 21). */
export const majorProfiles: readonly ChargeProfile[] = [
  profile("故意杀人罪", 45, alone, 1, [1, 1], [6, 6], [126, 178], {}, "持械行凶致人死亡"),
  profile(
    "走私、贩卖、运输、制造毒品罪",
    30,
    few,
    1,
    [0, 0],
    [6, 6],
    [180, 180],
    { isOftenRepeated: true },
    "大量贩卖毒品",
  ),
  profile(
    "诈骗罪",
    25,
    some,
    1,
    [8, 40],
    [6, 6],
    [124, 170],
    { amount: [800_000, 6_000_000], isOftenRepeated: true },
    "以电信网络方式骗取财物，数额特别巨大",
  ),
];

function profile(
  charge: string,
  share: number,
  persons: readonly number[],
  arrestRequested: number,
  victims: readonly [number, number],
  shortTerm: readonly [number, number],
  term: readonly [number, number] | undefined,
  more: Pick<ChargeProfile, "amount" | "isPrivate" | "isOftenRepeated">,
  act: string,
): ChargeProfile {
  return {
    charge,
    share,
    persons,
    arrestRequested,
    victims,
    shortTerm,
    ...(term === undefined ? {} : { term }),
    ...more,
    act,
  };
}

function published(charge: string): number {
  const figure = chargeFigures.find((candidate) => candidate.charge === charge);
  if (figure === undefined) throw new Error(`no published figure for ${charge}`);
  return (100 * figure.persons) / figure.ofPersons;
}

function meanPersons(weights: readonly number[]): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.reduce((sum, weight, at) => sum + weight * (at + 1), 0) / total;
}

// The shares are of persons; a charge with many persons to a case needs fewer cases.
const weighted = profiles.map((item) => [item, item.share / meanPersons(item.persons)] as const);
const weightedMajor = majorProfiles.map((item) => [item, item.share / meanPersons(item.persons)] as const);

export function pickCharge(random: Random, isMajor: boolean): ChargeProfile {
  return random.weighted(isMajor ? weightedMajor : weighted);
}

export function pickPersonCount(random: Random, { persons }: ChargeProfile): number {
  return random.weighted(persons.map((weight, at) => [at + 1, weight] as const));
}

/** 盗窃罪 → 盗窃, as case names have it. */
export function shortCharge(charge: string): string {
  return charge.endsWith("罪") ? charge.slice(0, -1) : charge;
}
