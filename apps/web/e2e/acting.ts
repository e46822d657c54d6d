// What several journeys do on a finding's page.
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { readZip } from "@jianheng/files";
import { expect } from "vitest";
import type { Office, visit } from "./harness.ts";

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

/** The text of the document that a click brings: a zip in which the words of the text stand. */
export async function downloadedText(office: Office, page: Page, click: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), click()]);
  expect(file.suggestedFilename()).toMatch(/\.docx$/);
  const saved = path.join(office.folder, file.suggestedFilename());
  await file.saveAs(saved);
  const zip = await readZip({ name: file.suggestedFilename(), path: saved });
  expect(zip.diagnostics).toEqual([]);
  const document = zip.members.find(({ name }) => name === "word/document.xml");
  const inside = path.join(office.folder, "document.xml");
  await rm(inside, { force: true });
  if (document !== undefined) await zip.extract(document, inside);
  zip.close();
  return (await readFile(inside, "utf8")).replaceAll(/<[^>]*>/g, "");
}
