import { expect, test } from "vitest";
import { choose, stateIs, type Page } from "./acting.ts";
import { visit, type Office } from "./harness.ts";

/** Three people from two names each: columns of the table 听证员, with the head that a spreadsheet copies along. */
const threeOfficers = [
  "姓名\t专业或身份\t有回避情形",
  "虚构听证员一\t律师\t否",
  "虚构听证员二\t高校教师\t否",
  "虚构听证员三\t人大代表\t否",
].join("\n");

export function registerJourneys(office: () => Office): void {
  test("a hearing goes from its registration to its answer through officer and leader", async () => {
    const officer = await visit(office(), { as: "anguan" });
    const { page } = officer;
    await page.goto("/registers/hearing");
    await page.getByRole("heading", { name: "检察听证", exact: true }).waitFor();
    await page.getByRole("button", { name: "新登记" }).click();
    await page.getByRole("heading", { name: "新登记：检察听证" }).waitFor();

    // What is missing is said under its field, and nothing is sent.
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByText("请填写“听证理由”。").waitFor();
    await page.getByLabel("案件名称").fill("虚构人甲涉嫌盗窃案（听证）");
    await choose(page, "听证类型", "拟不起诉");
    await page.getByText("公开听证", { exact: true }).click();
    await page.getByLabel("听证理由").fill("拟作相对不起诉，被害人一方意见分歧较大。");
    await chooseOneself(page, "承办检察官");
    await page.getByRole("button", { name: "登记", exact: true }).click();
    await page.getByRole("heading", { name: /虚构人甲涉嫌盗窃案（听证）/ }).waitFor();
    await stateIs(page, "待决定");
    const address = new URL(page.url()).pathname;
    // The author does not decide; the page says who does.
    await page.getByRole("button", { name: "其他办理方式" }).click();
    await page
      .getByRole("menuitem", { name: /决定听证/ })
      .first()
      .waitFor();
    expect(
      await page
        .getByRole("menuitem", { name: /决定听证/ })
        .first()
        .getAttribute("aria-disabled"),
    ).toBe("true");
    await page.keyboard.press("Escape");

    const leader = await visit(office(), { as: "lingdao" });
    await leader.page.goto("/");
    await leader.page.getByRole("link", { name: /虚构人甲涉嫌盗窃案（听证）/ }).click();
    await leader.page.getByRole("button", { name: "决定听证", exact: true }).click();
    await leader.page.getByRole("dialog").getByRole("button", { name: "决定听证", exact: true }).click();
    await stateIs(leader.page, "筹备中");

    await page.reload();
    await page.getByRole("button", { name: "确定人员并通知" }).click();
    const dialog = page.getByRole("dialog");
    await day(page, "听证日期", "2099-07-02");
    await dialog.getByLabel("地点").fill("本院检察听证室");
    await day(page, "通知日期", "2099-07-01");
    await paste(page, "第 1 行 姓名", threeOfficers);
    await dialog.getByText("已粘贴 3 行。").waitFor();
    expect(await dialog.getByLabel("第 3 行 姓名").inputValue()).toBe("虚构听证员三");
    await dialog.getByRole("button", { name: "确定人员并通知" }).click();
    // One day before is too late: the guard's own words, and everything typed is still there.
    await dialog.getByText("应当在听证三日前告知听证会参加人").waitFor();
    expect(await dialog.getByLabel("第 1 行 姓名").inputValue()).toBe("虚构听证员一");
    await day(page, "听证日期", "2099-07-10");
    await dialog.getByRole("button", { name: "确定人员并通知" }).click();
    await dialog.waitFor({ state: "hidden" });
    await stateIs(page, "已通知");
    await page.getByRole("link", { name: /听证通知书.*\.docx/ }).waitFor();
    await page.getByRole("img", { name: "流程图：现在的状态为已通知" }).waitFor();

    await page.getByRole("button", { name: "记录听证意见", exact: true }).click();
    await page.getByRole("dialog").getByLabel("评议意见").fill("同意拟不起诉意见。");
    await page.getByRole("dialog").getByRole("button", { name: "记录听证意见" }).click();
    await stateIs(page, "已听证");
    await page.getByRole("button", { name: "反馈是否采纳", exact: true }).click();
    await page.getByRole("dialog").getByText("否", { exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "反馈是否采纳" }).click();
    await page.getByRole("dialog").getByText("不采纳的，应当写明理由并报检察长").waitFor();
    await page.getByRole("dialog").getByText("是", { exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "反馈是否采纳" }).click();
    await stateIs(page, "已反馈");

    const history = await page.locator(".history").innerText();
    for (const words of ["登记", "决定听证", "确定人员并通知", "记录听证意见", "反馈是否采纳"])
      expect(history).toContain(words);
    expect(history).toMatch(/已入链|待入链/);
    expect(new URL(page.url()).pathname).toBe(address);
    for (const { complaints } of [officer, leader]) expect(complaints).toEqual([]);
  });

  test("the list of a register keeps its filters in the address, and a view of it under a name", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    for (const name of ["虚构人乙申诉案", "虚构人丙申诉案"]) await registerHearing(page, name);
    await page.goto("/registers/hearing");
    await page.getByLabel("搜索本登记簿").locator("input").first().fill("虚构人丙");
    await page.waitForURL(/text=/);
    await page.getByText("显示 1 / 全部 1").waitFor();
    await page.reload();
    await page.getByText("显示 1 / 全部 1").waitFor();
    await page.getByRole("link", { name: /虚构人丙申诉案/ }).waitFor();

    await page.getByRole("button", { name: "常用视图" }).click();
    await page.getByLabel("视图名称").fill("丙的听证");
    await page.getByRole("button", { name: "保存当前视图" }).click();
    await page.getByText("已保存视图“丙的听证”。").waitFor();
    await page.keyboard.press("Escape");

    await page.goto("/registers/hearing?f.kind=criminalPetition&ended=false&sort=title&direction=ascending");
    await page.getByRole("link", { name: /虚构人乙申诉案/ }).waitFor();
    const titles = await page.locator("tbody tr td:nth-child(3)").allInnerTexts();
    expect(titles.length).toBeGreaterThan(1);
    await page.getByRole("button", { name: "常用视图" }).click();
    await page.getByRole("button", { name: "丙的听证", exact: true }).click();
    await page.waitForURL(/text=/);
    await page.getByText("显示 1 / 全部 1").waitFor();
    expect(complaints).toEqual([]);
  });

  test("several records are decided together, from the list and from the inbox", async () => {
    const officer = await visit(office(), { as: "anguan" });
    for (const name of ["虚构人丁申诉案", "虚构人戊申诉案", "虚构人己申诉案"])
      await registerHearing(officer.page, name);
    const { page, complaints } = await visit(office(), { as: "lingdao" });
    await page.goto("/registers/hearing?state=proposed");
    await page.getByRole("checkbox", { name: /虚构人丁申诉案/ }).check();
    await page.getByRole("checkbox", { name: /虚构人戊申诉案/ }).check();
    await page.getByRole("region", { name: "批量办理" }).getByRole("button", { name: "决定听证", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "决定听证", exact: true }).click();
    await page.getByText("已决定听证 2 条").waitFor();

    await page.goto("/inbox");
    await page.getByRole("checkbox", { name: /虚构人己申诉案/ }).check();
    await page.getByRole("region", { name: "批量办理" }).getByRole("button", { name: "决定听证" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "决定听证" }).click();
    await page.getByText("已决定听证 1 条").waitFor();
    await page.getByRole("tab", { name: /督办/ }).click();
    await page.waitForURL(/box=watching/);
    await page.getByRole("checkbox", { name: /虚构人己申诉案/ }).check();
    await page.getByRole("region", { name: "批量办理" }).getByRole("button", { name: "提醒" }).click();
    await page.getByText("已提醒 1 件。").waitFor();
    await page.getByRole("region", { name: "批量办理" }).getByRole("button", { name: "提醒" }).click();
    await page.getByText("1 件今天已经提醒过。").waitFor();
    expect(complaints).toEqual([]);
  });

  test("somebody else acts during an absence, and it can be ended", async () => {
    const { page, complaints } = await visit(office(), { as: "lingdao" });
    await page.goto("/inbox");
    await page.getByRole("button", { name: "外出委托" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button", { name: "委托", exact: true }).click();
    await dialog.getByText("请填写受托人、起止日期和原因。").waitFor();
    await page.getByRole("dialog").getByLabel("受托人").click();
    await page.locator(".ant-select-item-option:visible").nth(1).click();
    await day(page, "至（含当日）", "2099-01-01");
    await dialog.getByLabel("原因").fill("外出培训");
    await dialog.getByRole("button", { name: "委托", exact: true }).click();
    // Longer than a year is a change of posts; what was typed stays.
    await dialog.getByRole("alert").waitFor();
    expect(await dialog.getByLabel("原因").inputValue()).toBe("外出培训");
    await day(page, "至（含当日）", today());
    await dialog.getByRole("button", { name: "委托", exact: true }).click();
    await dialog.getByRole("button", { name: "结束委托" }).click();
    await dialog.getByText(/已于 .* 结束/).waitFor();
    expect(complaints).toEqual([]);
  });

  test("a definition is checked where it stands, and only its keeper sees the set-up", async () => {
    const keeper = await visit(office(), { as: "xitong" });
    const { page } = keeper;
    await page.goto("/setup/registers");
    await page.getByRole("link", { name: /检察听证/ }).click();
    const text = page.getByLabel("定义文件");
    const stored = await text.inputValue();
    await text.fill(stored.replace("type: longText }", "type: longtext }"));
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page
      .getByText(/第 \d+ 行第 \d+ 字/)
      .first()
      .click();
    expect(await text.evaluate((area) => area === document.activeElement)).toBe(true);
    expect(await page.getByRole("button", { name: "采用", exact: true }).isDisabled()).toBe(true);
    await text.fill(stored.replace("version: 1", "version: 2").replace("zh: 检察听证,", "zh: 听证登记,"));
    await page.getByRole("button", { name: "检查", exact: true }).click();
    await page.getByText("没有需要改正的地方。").waitFor();
    await page.getByRole("table", { name: "与现行版本相比" }).getByText("听证登记").waitFor();
    await page.getByRole("button", { name: "放弃修改" }).click();
    expect(keeper.complaints).toEqual([]);

    const officer = await visit(office(), { as: "anguan" });
    await officer.page.goto("/");
    await officer.page.getByRole("link", { name: "检察听证", exact: true }).waitFor();
    expect(await officer.page.getByRole("link", { name: "登记簿", exact: true }).count()).toBe(0);
  });
}

async function registerHearing(page: Page, caseName: string): Promise<void> {
  await page.goto("/registers/hearing/new");
  await page.getByLabel("案件名称").fill(caseName);
  await choose(page, "听证类型", "刑事申诉");
  await page.getByText("公开听证", { exact: true }).click();
  await page.getByLabel("听证理由").fill("申诉人要求公开听取意见。");
  await chooseOneself(page, "承办检察官");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await page.getByRole("heading", { name: new RegExp(caseName) }).waitFor();
}

/** The person signed in, by the name that stands in the head of the page. */
async function chooseOneself(page: Page, label: string): Promise<void> {
  const name = await page
    .locator(".frame-head > span.whole")
    .nth(1)
    .evaluate((head) => head.firstChild?.textContent ?? "");
  await page.getByLabel(label).click();
  await page.keyboard.type(name.trim());
  await page.locator(".ant-select-item-option:visible", { hasText: name.trim() }).first().click();
}

async function day(page: Page, label: string, date: string): Promise<void> {
  await page.getByRole("dialog").getByLabel(label).fill(date);
  await page.keyboard.press("Enter");
}

function today(): string {
  return new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
}

async function paste(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).focus();
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}
