// Public interest, suggestions to society, and civil supervision: the cases without a suspect.
import { addDocument, addRow, known, workdayNear, type WorldContext } from "./context.ts";
import { workdayFrom, type Day } from "./days.ts";
import type { DraftRow } from "./draft.ts";
import type { PendingNumber } from "./identifiers.ts";
import { lastDay, limitDays, limitMonths, monthsAfter } from "./limits.ts";
import { archivedDay } from "./matter.ts";
import { inventName } from "./names.ts";
import { offices } from "./office.ts";
import { publishedFigures } from "./published-figures.ts";
import type { Office, WorkLine } from "./types.ts";

const fields = [
  ["生态环境和资源", 46],
  ["食品药品安全", 18],
  ["安全生产", 14],
  ["国有财产", 6],
  ["国有土地使用权出让", 5],
  ["英烈权益", 3],
  ["个人信息保护", 4],
  ["无障碍环境", 4],
] as const;
const agencies = ["生态环境局", "自然资源局", "市场监督管理局", "水利局", "应急管理局", "住房和城乡建设局"];

interface CardPlan {
  readonly office: Office;
  readonly line: WorkLine;
  readonly caseNo: PendingNumber;
  readonly name: string;
  readonly caseType: string;
  readonly accepted: Day;
  readonly due?: Day;
  readonly decided: Day | undefined;
}

function addCard(context: WorldContext, plan: CardPlan): DraftRow {
  const { random } = context;
  const handler = context.handlers.on(plan.office, plan.line, plan.accepted, context.serial());
  const closed =
    plan.decided === undefined
      ? undefined
      : known(context, workdayNear(plan.decided + random.between(0, 4), plan.decided, plan.decided + 9));
  const row: DraftRow = {
    legalCaseNo: plan.caseNo,
    unifiedCaseNo: context.numbering.unifiedNo(plan.office, plan.accepted),
    caseName: plan.name,
    caseType: plan.caseType,
    officeCode: plan.office.code,
    officeName: plan.office.name,
    department: handler.department,
    prosecutor: handler.name,
    assignmentMode: random.weighted([
      ["随机", 75],
      ["轮案", 25],
    ]),
    acceptedDate: plan.accepted,
    dueDate: plan.due,
    decidedDate: plan.decided,
    closedDate: closed,
    archivedDate: archivedDay(context, closed),
    isComplex: false,
    isForeign: false,
  };
  addRow(context, "cases", row);
  return row;
}

export function planPublicInterest(context: WorldContext, accepted: Day): void {
  const { random } = context;
  const isAdministrative = random.chance(publishedFigures.administrativeShare.value / 100);
  const office = random.pick(offices);
  if (isAdministrative) planAdministrativePublicInterest(context, office, accepted);
  else planCivilPublicInterest(context, office, accepted);
}

/** The agency answers within two months, 15 days where it is urgent (GYJS 21). */
function planAdministrativePublicInterest(context: WorldContext, office: Office, accepted: Day): void {
  const { random } = context;
  const caseNo = context.numbering.caseNo(office, "行公", accepted);
  const field = random.weighted(fields);
  const agency = `${office.place}${random.pick(agencies)}`;
  const urgent = random.chance(0.05);
  const filed = known(context, workdayFrom(accepted + random.between(2, 8)));
  const signed = filed === undefined ? undefined : known(context, workdayFrom(filed + random.between(5, 20)));
  const served =
    signed === undefined ? undefined : known(context, workdayNear(signed + random.between(0, 3), signed, signed + 3));
  const due =
    served === undefined
      ? undefined
      : workdayFrom(urgent ? served + limitDays.urgentReply : monthsAfter(served, limitMonths.suggestionReply));
  const answers = random.chance(publishedFigures.suggestionReplyRate.value / 100);
  const replied =
    served === undefined || due === undefined || !answers
      ? undefined
      : known(context, workdayNear(served + random.between(urgent ? 6 : 20, due - served), served + 3, due));
  const afterDue = due === undefined ? undefined : workdayFrom(due + 1);
  const urged = answers ? undefined : known(context, afterDue);
  const followedUp = replied === undefined ? urged : known(context, workdayFrom(replied + random.between(2, 9)));
  const sued =
    answers || followedUp === undefined ? undefined : known(context, workdayFrom(followedUp + random.between(10, 25)));
  const decided = answers ? followedUp : sued;
  const documentNo = signed === undefined ? undefined : context.numbering.documentNo(office, "行公建", signed);
  addCard(context, {
    office,
    line: "publicInterest",
    caseNo,
    name: `${agency}${field}行政公益诉讼案`,
    caseType: "行政公益诉讼",
    accepted,
    decided,
  });
  addRow(context, "publicInterest", {
    legalCaseNo: caseNo,
    field,
    clueDate: accepted,
    filedDate: filed,
    agency,
    violator: random.chance(0.6) ? `${office.place}虚拟${random.pick(["砂石", "食品", "化工"])}有限公司` : undefined,
    preAction: signed === undefined ? undefined : "检察建议",
    suggestionNo: documentNo,
    servedDate: served,
    urgent,
    repliedDate: replied,
    followedUpDate: followedUp,
    suedDate: sued,
  });
  if (signed === undefined || documentNo === undefined) return;
  addSuggestion(context, {
    caseNo,
    kind: "公益诉讼",
    addressee: agency,
    documentNo,
    signed,
    served,
    replied,
    urged,
    accepted,
    replyDays: urgent ? limitDays.urgentReply : undefined,
  });
}

/** 30 days of public notice before the office sues itself (GYJS 13). */
function planCivilPublicInterest(context: WorldContext, office: Office, accepted: Day): void {
  const { random } = context;
  const caseNo = context.numbering.caseNo(office, "民公", accepted);
  const field = random.weighted(fields.slice(0, 2));
  const violator = `${office.place}虚拟${random.pick(["养殖", "食品", "化工"])}有限公司`;
  const filed = known(context, workdayFrom(accepted + random.between(2, 8)));
  const announced = filed === undefined ? undefined : known(context, workdayFrom(filed + random.between(5, 15)));
  const sued =
    announced === undefined
      ? undefined
      : known(context, workdayFrom(announced + limitDays.civilNotice + random.between(3, 25)));
  addCard(context, {
    office,
    line: "publicInterest",
    caseNo,
    name: `${violator}${field}民事公益诉讼案`,
    caseType: "民事公益诉讼",
    accepted,
    decided: sued,
  });
  addRow(context, "publicInterest", {
    legalCaseNo: caseNo,
    field,
    clueDate: accepted,
    filedDate: filed,
    violator,
    preAction: announced === undefined ? undefined : "公告",
    urgent: false,
    announcedDate: announced,
    suedDate: sued,
    compensation: sued === undefined ? undefined : random.between(20, 600) * 1_000,
  });
}

export function planSocialSuggestion(context: WorldContext, accepted: Day): void {
  const { random } = context;
  const office = random.pick(offices);
  const caseNo = context.numbering.caseNo(office, "检建", accepted);
  const addressee = `${office.place}${random.pick(["教育局", "民政局", "交通运输局", "虚拟物业有限公司", "虚拟小额贷款有限公司"])}`;
  const signed = known(context, workdayFrom(accepted + random.between(8, 25)));
  const served =
    signed === undefined ? undefined : known(context, workdayNear(signed + random.between(0, 3), signed, signed + 3));
  const replied =
    served === undefined
      ? undefined
      : known(
          context,
          workdayNear(
            served + random.between(15, 58),
            served + 5,
            lastDay(monthsAfter(served, limitMonths.suggestionReply), false),
          ),
        );
  addCard(context, {
    office,
    line: "criminal",
    caseNo,
    name: `向${addressee}提出社会治理检察建议案`,
    caseType: "检察建议",
    accepted,
    decided: replied,
  });
  if (signed === undefined) return;
  const documentNo = context.numbering.documentNo(office, "建", signed);
  addSuggestion(context, { caseNo, kind: "社会治理", addressee, documentNo, signed, served, replied, accepted });
}

interface SuggestionPlan {
  readonly caseNo: PendingNumber;
  readonly kind: string;
  readonly addressee: string;
  readonly documentNo: PendingNumber;
  readonly accepted: Day;
  readonly signed: Day;
  readonly served: Day | undefined;
  readonly replied: Day | undefined;
  readonly urged?: Day | undefined;
  readonly replyDays?: number | undefined;
}

function addSuggestion(context: WorldContext, plan: SuggestionPlan): void {
  const { random } = context;
  const items = random.between(1, 5);
  addDocument(context, {
    caseNo: plan.caseNo,
    kind: "检察建议书",
    number: plan.documentNo,
    on: plan.signed,
    accepted: plan.accepted,
    servedTo: plan.addressee,
    served: plan.served,
  });
  addRow(context, "suggestions", {
    legalCaseNo: plan.caseNo,
    suggestionKind: plan.kind,
    addressee: plan.addressee,
    documentNo: plan.documentNo,
    signedDate: plan.signed,
    servedDate: plan.served,
    replyDays: plan.replyDays,
    repliedDate: plan.replied,
    accepted: plan.replied === undefined ? undefined : true,
    items,
    itemsDone: plan.replied === undefined ? undefined : items,
    urgedDate: plan.urged,
    filedDate:
      plan.served === undefined
        ? undefined
        : known(context, workdayNear(plan.served + random.between(1, 5), plan.served, plan.served + 5)),
  });
}

/** Three months for a review of a civil judgment that binds (MSF 220). */
export function planCivilReview(context: WorldContext, accepted: Day): void {
  const { random } = context;
  const office = random.pick(offices);
  const caseNo = context.numbering.caseNo(office, "民监", accepted);
  const due = workdayFrom(monthsAfter(accepted, limitMonths.civilReview));
  const decided = known(context, workdayNear(accepted + random.between(25, 88), accepted + 5, due));
  const isExecution = random.chance(0.4);
  const [one, other] = [inventName(random, "女"), inventName(random, "男")];
  addCard(context, {
    office,
    line: "civil",
    caseNo,
    name: `${one}与${other}${random.pick(["民间借贷", "买卖合同", "房屋租赁合同", "机动车交通事故责任"])}纠纷${isExecution ? "执行" : ""}监督案`,
    caseType: isExecution ? "民事执行监督" : "民事生效裁判监督",
    accepted,
    due,
    decided,
  });
}
