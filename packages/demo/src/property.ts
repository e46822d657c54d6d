// 涉案财物 that comes with the file: stored when the case is accepted, out again only with an approval.
import { addRow, known, workdayNear, yuan, type WorldContext } from "./context.ts";
import type { Day } from "./days.ts";
import { limitWorkdays, workdaysAfter } from "./limits.ts";
import type { Matter } from "./matter.ts";
import type { ProsecutionStage } from "./prosecution-stage.ts";

const things = [
  ["手机", "部"],
  ["银行卡", "张"],
  ["电动自行车", "辆"],
  ["笔记本电脑", "台"],
  ["作案工具", "件"],
] as const;

export function addProperty(context: WorldContext, matter: Matter, stage: ProsecutionStage): void {
  const { random } = context;
  const likelihood = matter.profile.amount === undefined ? 0.12 : 0.4;
  if (!random.chance(likelihood)) return;
  const seizureNo = context.numbering.organNo(`${matter.office.shortName}公（刑）扣字`, stage.accepted);
  const total = matter.accused[0]?.card["restitution"];
  const items = random.between(1, 3);
  const seized = Math.max(matter.offence, stage.accepted - random.between(20, 60));
  const onNextDay = known(context, workdaysAfter(stage.accepted, limitWorkdays.storeOnAcceptance));
  const stored = random.chance(0.8) ? stage.accepted : (onNextDay ?? stage.accepted);
  for (let at = 1; at <= items; at += 1) {
    const isMoney = at === 1 && typeof total === "number";
    const [itemName, unit] = random.pick(things);
    const amount = isMoney && typeof total === "number" ? total : yuan(random.between(200, 6_000));
    const quantity = isMoney
      ? 1
      : random.weighted([
          [1, 80],
          [2, 14],
          [3, 6],
        ]);
    addRow(context, "property", {
      legalCaseNo: stage.caseNo,
      itemNo: String(at),
      itemKind: isMoney ? "款" : "物",
      itemName: isMoney ? "人民币" : itemName,
      quantity,
      unit: isMoney ? "笔" : unit,
      amount,
      owner: matter.accused[0]?.name,
      seizedDate: seized,
      seizureDocumentNo: seizureNo,
      handedDate: stage.accepted,
      depositedAmount: isMoney ? amount : undefined,
      storedDate: stored,
      shelf: isMoney ? undefined : `${random.pick(["A", "B", "C"])}-${random.between(1, 40)}`,
      keeper: context.handlers.on(matter.office, "caseManagement", stage.accepted, matter.turn).name,
      ...releaseOf(context, matter, stage, quantity, stored),
    });
  }
}

function releaseOf(context: WorldContext, matter: Matter, stage: ProsecutionStage, quantity: number, stored: Day) {
  const { decided } = stage;
  if (decided === undefined || decided < stored) return {};
  const isReturned = stage.indicted.length === 0;
  const released = known(context, workdayNear(decided + context.random.between(0, 3), decided, decided + 5));
  if (released === undefined) return {};
  return {
    releasedDate: released,
    releasedQuantity: quantity,
    releaseKind: isReturned ? "返还" : "移送",
    releaseApprovedDate: decided,
    releaseDocumentNo: context.numbering.documentNo(matter.office, "财出", decided),
    returnList: isReturned ? true : undefined,
  };
}
