import { writeFile } from "node:fs/promises";
import path from "node:path";
import { expect, test } from "vitest";
import { jianheng, visit, type Office } from "./harness.ts";

export function deliveryJourneys(office: () => Office): void {
  test("a delivery goes from files to its result, survives a reload, and is recognised the second time", async () => {
    const file = path.join(office().folder, "四月导出.xlsx");
    expect(await jianheng("demo", file, "--cases", "30", "--seed", "april")).toBe(0);
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/deliveries");
    await page.getByRole("button", { name: "导入数据" }).click();

    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByText(/识别出 \d+ 张数据表/).waitFor();
    await page.waitForURL(/uploadId=/);
    await page.reload();
    await page.getByText(/识别出 \d+ 张数据表/).waitFor();
    await page.getByRole("cell", { name: "犯罪嫌疑人" }).first().waitFor();

    await page.getByRole("button", { name: "下一步" }).click();
    await page.getByLabel("名称").fill("四月的数据");
    await page.reload();
    expect(await page.getByLabel("名称").inputValue()).toBe("四月的数据");
    // A typed day is taken as well as a picked one, and shows its weekday.
    await page.getByLabel("数据日期").fill("20260630");
    await page.keyboard.press("Enter");
    expect(await page.getByLabel("数据日期").inputValue()).toBe("2026-06-30 周二");
    await page.getByRole("button", { name: "接收并开始筛查" }).click();

    await page.getByRole("heading", { name: "四月的数据" }).waitFor();
    await page.getByRole("heading", { name: /筛查结果/ }).waitFor({ timeout: 90_000 });
    expect(
      await page
        .getByRole("table", { name: /各规则结果/ })
        .locator("tbody tr")
        .count(),
    ).toBeGreaterThan(10);
    await page.getByRole("link", { name: /查看这批数据的疑点/ }).click();
    await page.getByText("只看一批数据").waitFor();

    await page.goto("/deliveries/new");
    await page.locator("input[type=file]").setInputFiles(file);
    await page.getByText(/不会重复导入/).waitFor();
    await page.getByRole("link", { name: "查看那一批数据" }).click();
    await page.getByRole("heading", { name: "四月的数据" }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("a file that is no table is refused in words, and another can be chosen", async () => {
    const file = path.join(office().folder, "照片.xlsx");
    await writeFile(file, "%PDF-1.4 this is no workbook");
    const { page } = await visit(office(), { as: "anguan" });
    await page.goto("/deliveries/new");
    await page.locator("input[type=file]").setInputFiles(file);
    await page
      .getByText(/无法读取|没有识别出/)
      .first()
      .waitFor();
    await page
      .getByRole("button", { name: /选择文件|重新选择文件/ })
      .first()
      .click();
    await page.getByText("把文件拖到这里").waitFor();
  });

  test("the timeline of a case is read out by arrow keys and prints on one sheet", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan" });
    await page.goto("/cases");
    await page.locator("tbody tr a").first().click();
    await page.getByRole("group", { name: /的时间线/ }).waitFor();
    await page.locator('[data-item="0"]').focus();
    const first = await page.locator(".read-out").innerText();
    await page.keyboard.press("ArrowRight");
    await expect.poll(() => page.locator(".read-out").innerText()).not.toBe(first);
    expect(first).toMatch(/\d{4}-\d{2}-\d{2} 周./);

    // A limit opens its count.
    const limit = page.locator(".item.limit").first();
    if ((await limit.count()) > 0) {
      await limit.focus();
      await page.keyboard.press("Enter");
      await page.locator(".steps > li").first().waitFor();
    }
    const sheet = await page.pdf({ preferCSSPageSize: true });
    expect(sheet.toString("latin1").match(/\/Type\s*\/Page[^s]/g)).toHaveLength(1);
    expect(complaints).toEqual([]);
  });
}
