// A joint conference from its agenda to its issued minutes: two people write in one meeting. All of it is invented.
import { expect, test } from "vitest";
import { choose, downloadedText, stateIs, type Page } from "./acting.ts";
import { planConference, whoIs, type PlannedConference } from "./conference-setup.ts";
import { visit, type Office, type Visit } from "./harness.ts";

const kinds = ["虚构问题甲类登记不全", "虚构问题乙类移送迟延"];
const question = "虚构提问：登记为什么晚于收案三日？";
const answer = "虚构答复：补录在先，告知在后。";

const column = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

/** Fills the form that has just been opened, and saves it by keyboard. */
async function write(page: Page, kind: string, text: string): Promise<void> {
  const form = page.getByRole("form", { name: kind });
  await form.locator("textarea").first().fill(text);
  await page.keyboard.press("Control+Enter");
  await form.waitFor({ state: "detached" });
}

/** Does the act whose form stands in a dialog, with the values given by label. */
async function actWith(page: Page, name: string, values: Readonly<Record<string, string>> = {}): Promise<void> {
  const primary = page.locator(".page-head").getByRole("button", { name, exact: true });
  await primary.click();
  const dialog = page.getByRole("dialog");
  for (const [label, value] of Object.entries(values)) {
    await dialog.getByLabel(label).first().fill(value);
    await page.keyboard.press("Tab");
  }
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

export function conferenceJourneys(office: () => Office): void {
  let planned: PlannedConference | undefined;
  const address = (page = "") => `/conferences/${planned?.conference.id}${page}`;
  /** The supervision officer who takes down, and the chair, who does too. */
  const both = async (page: string): Promise<readonly [Visit, Visit]> => {
    const pair = [await visit(office(), { as: "ducha" }), await visit(office(), { as: "lingdao" })] as const;
    for (const one of pair) await one.page.goto(page);
    return pair;
  };

  test("problems are put on the agenda and in order without a mouse, and a frozen agenda is read only", async () => {
    const origin = office().address;
    const ducha = await visit(office(), { as: "ducha" });
    const chair = await visit(office(), { as: "lingdao" });
    const who = await whoIs(chair.context.request, origin);
    planned = await planConference(ducha.context.request, origin, {
      name: "虚构的第一次联席会议",
      date: who.today,
      chair: who,
      clerk: who,
      kinds,
    });
    const [first, second] = planned.problems;
    const { page } = ducha;
    await page.goto("/conferences");
    await page.getByRole("link", { name: planned.conference.number }).click();
    await page.getByLabel("搜索问题").fill("虚构问题");
    await page.getByRole("button", { name: `列入 ${first?.number}` }).click();
    await page.getByRole("button", { name: `列入 ${second?.number}` }).click();
    const agenda = page.getByRole("region", { name: "本次会议议题" });
    await page.getByRole("button", { name: `上移 ${second?.number}` }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("status", { name: "办理结果" }).getByText("移到第 1 项").waitFor();
    // The row that moved keeps the keyboard.
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-label"))).toBe(
      `上移 ${second?.number}`,
    );
    await page.getByRole("button", { name: "保存议题" }).click();
    await page.getByText("已保存议题，共 2 项。").waitFor();
    await page.reload();
    await agenda.getByRole("listitem").nth(1).waitFor();
    const rows = await agenda.getByRole("listitem").allInnerTexts();
    expect(rows[0]).toContain(second?.number);
    expect(rows[1]).toContain(first?.number);

    await actWith(page, "固定议题");
    await page.getByText("议题已固定，只能查看").waitFor();
    expect(await page.getByRole("button", { name: /^上移/ }).count()).toBe(0);
    for (const one of [ducha, chair]) expect(one.complaints).toEqual([]);
  });

  test("two people write in one meeting, and two texts from one version both stay until one is settled", async () => {
    const [ducha, chair] = await both(address("/live"));
    await ducha.page.getByText("只能查看：会议尚未开会。").waitFor();
    await actWith(chair.page, "开会");
    await ducha.page.getByRole("button", { name: /^记提问/ }).waitFor();
    for (const { page } of [ducha, chair]) await page.getByText("已连接").waitFor();

    // The chair sees who writes, and then what was written, without a reload.
    await ducha.page.keyboard.press("q");
    await ducha.page.getByRole("form", { name: "提问" }).locator("textarea").pressSequentially("虚构");
    await column(chair.page, "问")
      .getByText(/正在写…$/)
      .waitFor();
    await write(ducha.page, "提问", question);
    await column(chair.page, "问").getByText(question).waitFor();

    await chair.page.keyboard.press("a");
    await write(chair.page, "答复", answer);
    await column(ducha.page, "答").getByText(answer).waitFor();

    // What is typed outlives a reload.
    await chair.page.keyboard.press("q");
    await chair.page.getByRole("form", { name: "提问" }).locator("textarea").fill("虚构的半句话");
    await chair.page.reload();
    const kept = chair.page.getByRole("form", { name: "提问" });
    expect(await kept.locator("textarea").inputValue()).toBe("虚构的半句话");
    await kept.getByRole("button", { name: "不保存" }).click();

    // Both change the answer from the same version.
    for (const { page } of [ducha, chair]) await column(page, "答").getByRole("button", { name: "修改" }).click();
    await write(ducha.page, "答复", "虚构答复：督察的写法。");
    await chair.page.getByText(/刚改过这一条/).waitFor();
    expect(await chair.page.getByRole("form", { name: "答复" }).locator("textarea").inputValue()).toBe(answer);
    await write(chair.page, "答复", "虚构答复：主持人的写法。");
    for (const { page } of [ducha, chair]) {
      const conflict = page.getByRole("group", { name: "两人同时改了这一条，请选定" });
      await conflict.getByText("虚构答复：督察的写法。").waitFor();
      await conflict.getByText("虚构答复：主持人的写法。").waitFor();
      await conflict.getByRole("button", { name: "用我的" }).waitFor();
    }
    await chair.page.getByRole("button", { name: "合并" }).click();
    const merged = chair.page.getByRole("form", { name: "答复" }).locator("textarea");
    expect(await merged.inputValue()).toBe("虚构答复：督察的写法。\n虚构答复：主持人的写法。");
    await write(chair.page, "答复", "虚构答复：两人议定的写法。");
    for (const { page } of [ducha, chair]) {
      await column(page, "答").getByText("虚构答复：两人议定的写法。").waitFor();
      expect(await page.getByRole("group", { name: "两人同时改了这一条，请选定" }).count()).toBe(0);
    }
    for (const one of [ducha, chair]) expect(one.complaints).toEqual([]);
  });

  test("a commitment goes into the ledger, what was written by mistake is taken back, and the wall follows the chair", async () => {
    const [ducha, chair] = await both(address("/live"));
    const { page } = ducha;
    await column(page, "问").getByText(question).waitFor();
    await page.keyboard.press("c");
    await write(page, "承诺", "虚构承诺：逐件补登。");
    const commitments = column(page, "承诺");
    await commitments.getByRole("button", { name: "记入台账" }).click();
    await commitments.getByText("记入台账前还缺：责任部门、责任人、期限。").waitFor();
    await commitments.getByRole("button", { name: "修改" }).click();
    await choose(page, "责任部门", "检务督察部");
    const name = (await page.locator(".frame-head").innerText()).match(/(\S+)\s+检务督察人员/)?.[1] ?? "";
    // The list shows the first few alone; the others are found by typing.
    await page.getByLabel("责任人").click();
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    const form = page.getByRole("form", { name: "承诺" });
    await form.getByLabel("期限").fill("20991231");
    await page.keyboard.press("Enter");
    await form.getByRole("button", { name: "保存", exact: true }).click();
    await form.waitFor({ state: "detached" });
    await commitments.getByRole("button", { name: "记入台账" }).click();
    await commitments.getByRole("link", { name: "已记入台账" }).waitFor();
    await column(chair.page, "承诺").getByRole("link", { name: "已记入台账" }).waitFor();

    await page.keyboard.press("q");
    await write(page, "提问", "虚构的口误");
    const slip = column(page, "问").locator("article", { hasText: "虚构的口误" });
    await slip.getByRole("button", { name: "撤回" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("撤回理由").fill("虚构：记在了别的议题下");
    await dialog.getByRole("button", { name: "撤回", exact: true }).click();
    await column(chair.page, "问").locator("article", { hasText: "虚构的口误" }).getByText("已撤回").waitFor();

    const wall = await visit(office(), { as: "lingdao", width: 1920, height: 1080 });
    await wall.page.goto(address("/screen"));
    await wall.page.getByRole("heading", { name: kinds[1] ?? "" }).waitFor();
    await wall.page.getByText(question).waitFor();
    await chair.page.keyboard.press("j");
    await wall.page.getByRole("heading", { name: kinds[0] ?? "" }).waitFor();

    await commitments.getByRole("link", { name: "已记入台账" }).click();
    await stateIs(page, "已交办");
    for (const one of [ducha, chair, wall]) expect(one.complaints).toEqual([]);
  });

  test("the minutes are drafted by one and issued by another, with everything that was said", async () => {
    const [ducha, chair] = await both(address("/live"));
    await actWith(chair.page, "散会", { 纪要完成期限: "20991231" });
    await ducha.page.getByText("只能查看：会议已散会。").waitFor();
    await ducha.page.goto(address());
    const draft = await downloadedText(office(), ducha.page, () =>
      ducha.page.getByRole("link", { name: "下载纪要稿" }).click(),
    );
    expect(draft).toContain(question);
    await actWith(ducha.page, "起草纪要", { 会议情况: "虚构的会议情况", 议定事项: "虚构的议定事项" });
    await stateIs(ducha.page, "纪要待签发");
    // Whoever drafted them does not issue them.
    expect(await ducha.page.getByRole("button", { name: "签发纪要" }).count()).toBe(0);

    await chair.page.goto(address());
    const { today } = await whoIs(chair.context.request, office().address);
    await actWith(chair.page, "签发纪要", { 签发日期: today.replaceAll("-", ""), 抄送单位: "虚构的各院" });
    await stateIs(chair.page, "纪要已签发");
    const issued = chair.page.getByRole("group", { name: "已签发的纪要" }).getByRole("link");
    const text = await downloadedText(office(), chair.page, () => issued.click());
    expect(text).toContain(question);
    expect(text).toContain("虚构答复：两人议定的写法。");
    expect(text).toContain("虚构承诺：逐件补登。");
    expect(text).not.toContain("虚构的口误");
    for (const one of [ducha, chair]) expect(one.complaints).toEqual([]);
  });

  test("the figures of the ledger agree with their rows, and a kind shows its problems in order", async () => {
    const { page, complaints } = await visit(office(), { as: "ducha" });
    await page.goto("/conferences");
    await page.getByText(/^账目相符：发现 \d+ = 已整改/).waitFor();
    await page.getByRole("table", { name: "已经召开" }).getByText("虚构的第一次联席会议").waitFor();
    const figure = page.locator('[data-figure="followed"]');
    const count = (await figure.innerText()).match(/\d+$/)?.[0];
    expect(Number(count)).toBeGreaterThanOrEqual(2);
    await figure.click();
    await page.getByText(`显示 ${count} / 全部 ${count}`).waitFor();

    await page.goto(`/conferences/kinds?${new URLSearchParams({ kind: kinds[0] ?? "" }).toString()}`);
    await page.getByRole("table", { name: "问题" }).getByRole("link").first().waitFor();
    expect(await page.getByRole("table", { name: "问题" }).locator("tbody tr").count()).toBe(1);
    expect(complaints).toEqual([]);
  });
}
