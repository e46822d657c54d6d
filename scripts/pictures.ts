// Takes the pictures of the README and of the user guide's pages on limits from the running demonstration office: `npm start` in one terminal, then
// `npx tsx scripts/pictures.ts [address]` in another. Needs Chromium (CHROMIUM_PATH, or /usr/bin/chromium).
import path from "node:path";
import { chromium, type Page } from "playwright-core";

const address = process.argv[2] ?? "http://127.0.0.1:7420";
const folder = path.resolve(import.meta.dirname, "../docs/images");
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function settle(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(500);
}

/** Opens the first row whose text holds `text`, by the link in its first cell. */
async function openRow(page: Page, list: string, text: string): Promise<void> {
  await page.goto(`${address}${list}`);
  await settle(page);
  await page.locator("tr, [role=row]").filter({ hasText: text }).locator("a").first().click();
  await settle(page);
}

const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
await page.goto(address);
await page.locator("input").first().fill("anguan");
await page.locator("input[type=password]").fill("jianheng-demo");
await page.keyboard.press("Enter");
await page.getByRole("navigation", { name: "主菜单" }).waitFor();
await openRow(page, "/findings?rule=D01", "共同犯罪羁押状态不同");
await page.screenshot({ path: path.join(folder, "finding.png") });
await openRow(page, "/cases?text=共同犯罪羁押状态不同", "共同犯罪羁押状态不同");
await page.screenshot({ path: path.join(folder, "case.png") });
await page.goto(`${address}/limits?open=administrative-public-interest-review`);
await page.locator("tr.opened").waitFor();
await settle(page);
await page.screenshot({ path: path.join(folder, "limits.png") });
// The example of the guide.
const given = new URLSearchParams({ limit: "prosecution-review", who: "caseReceived=2025-01-03;custody=no" });
await page.goto(`${address}/limits/compute?${given.toString()}`);
await page.locator(".big-day").waitFor();
await settle(page);
await page.screenshot({ path: path.join(folder, "compute.png") });
await browser.close();
