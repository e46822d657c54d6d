// An office's own register, from the file of the guide to its second version, through the set-up page.
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import type { Page } from "./acting.ts";
import { repository, visit, type Office } from "./harness.ts";

const title = "公务用车派车登记";

/** The register as the guide has an office write it. */
async function guideText(): Promise<string> {
  const guide = await readFile(path.join(repository, "docs/guide/own-register.md"), "utf8");
  const text = /```yaml\n([\s\S]*?)```/.exec(guide)?.[1];
  if (text === undefined) throw new Error("the guide has no definition");
  return text;
}

/** Reads a file in as people do: from their disk. */
async function readIn(office: Office, page: Page, text: string): Promise<void> {
  const file = path.join(office.folder, "派车.yaml");
  await writeFile(file, text);
  await page.getByLabel("读入文件").setInputFiles(file);
  await expect.poll(() => page.getByLabel("定义文件").inputValue()).toBe(text);
}

async function check(page: Page): Promise<void> {
  await page.getByRole("button", { name: "检查", exact: true }).click();
}

async function adopt(page: Page, ground: string): Promise<void> {
  await page.locator(".page-head").getByRole("button", { name: "采用", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "采用", exact: true }).click();
  await dialog.getByText("请填写“采用的理由”。").waitFor();
  await dialog.getByLabel("采用的理由").fill(ground);
  await dialog.getByRole("button", { name: "采用", exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

export function definitionJourneys(office: () => Office): void {
  test("an office's own register: a wrong file says where, the mended one is adopted, and people find it", async () => {
    const { page, complaints } = await visit(office(), { as: "xitong" });
    const text = await guideText();
    await page.goto("/setup/registers");
    await page.getByRole("link", { name: "新建登记簿" }).click();
    const wrong = text.replace("to: assigned", "to: asigned").replace("stops: [back]", "stops: [bak]");
    await readIn(office(), page, wrong);
    await check(page);
    const faults = page.locator(".fault-list").getByRole("listitem");
    await faults.nth(1).waitFor();
    const said = await faults.allInnerTexts();
    expect(said.map((one) => Number(/第 (\d+) 行/.exec(one)?.[1]))).toEqual(
      ["to: asigned", "stops: [bak]"].map((words) => wrong.slice(0, wrong.indexOf(words)).split("\n").length),
    );
    expect(said[0]).toContain("没有状态“asigned”");
    await faults.nth(0).getByRole("button").click();
    const marked = await page.getByLabel("定义文件").evaluate((area: HTMLTextAreaElement) => ({
      focused: area === document.activeElement,
      words: area.value.slice(area.selectionStart, area.selectionEnd),
    }));
    expect(marked).toEqual({ focused: true, words: "asigned" });
    expect(await page.getByRole("button", { name: "采用", exact: true }).isDisabled()).toBe(true);

    await readIn(office(), page, text);
    await check(page);
    await page.getByText("这是新的登记簿。").waitFor();
    await adopt(page, "虚构：车辆由各部门申请");
    await page.getByRole("heading", { name: "定义文件 vehicleUse" }).waitFor();

    const officer = await visit(office(), { as: "anguan" });
    await officer.page.goto("/");
    await officer.page.getByRole("link", { name: title, exact: true }).click();
    await officer.page.getByRole("heading", { name: title, exact: true }).waitFor();
    for (const one of [complaints, officer.complaints]) expect(one).toEqual([]);
  });

  test("a second version shows what it changes, and the file that comes out is the one that went in", async () => {
    const { page, complaints } = await visit(office(), { as: "xitong" });
    const text = (await guideText()).replace("version: 1", "version: 2").replace("zh: 车号,", "zh: 车牌号,");
    const second = text.replaceAll("{{车号}}", "{{车牌号}}");
    await page.goto("/setup/registers/vehicleUse");
    await readIn(office(), page, second);
    await check(page);
    const changes = page.getByRole("table", { name: "与现行版本相比" });
    const row = changes.locator("tbody tr", { hasText: "车牌号" }).first();
    await row.waitFor();
    expect((await row.innerText()).split("\t").map((side) => side.trim())).toEqual(["车号", "车牌号"]);
    await adopt(page, "虚构：改用车牌号的说法");
    await page.getByText(`已采用 ${title} 版本 2。`).waitFor();
    // What was adopted is the text in use now: there is nothing to adopt any more.
    await page.getByRole("button", { name: "放弃修改" }).waitFor({ state: "detached" });

    await page.getByRole("link", { name: "返回登记簿列表" }).click();
    const line = page.getByRole("row", { name: new RegExp(title) });
    await line.getByText("本单位采用").waitFor();
    expect((await line.innerText()).split("\t")[1]).toBe("2");
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      line.getByRole("link", { name: "下载文件" }).click(),
    ]);
    const saved = path.join(office().folder, "出.yaml");
    await file.saveAs(saved);
    expect(file.suggestedFilename()).toMatch(/\.yaml$/);
    expect(await readFile(saved, "utf8")).toBe(second);
    expect(complaints).toEqual([]);
  });
}
