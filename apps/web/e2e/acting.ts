// What several journeys do on a finding's page.
import type { visit } from "./harness.ts";

export type Page = Awaited<ReturnType<typeof visit>>["page"];

/** Opens the one primary act, and does it as it stands. */
export async function act(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name, exact: true }).click();
  await dialog.waitFor({ state: "hidden" });
}

export async function stateIs(page: Page, words: string): Promise<void> {
  await page.locator(".page-head").getByText(words, { exact: true }).waitFor();
}

export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label).click();
  await page.locator(".ant-select-item-option", { hasText: option }).first().click();
}
