import { expect, test } from "vitest";
import { demonstrationPassword, visit, type Office } from "./harness.ts";

export function sessionJourneys(office: () => Office): void {
  test("an officer signs in at the address of a link, reads the home page, and signs out", async () => {
    const { page, complaints } = await visit(office());
    await page.goto("/findings?mine=true");

    // The wrong password is told in words, and what was typed stays.
    await page.getByLabel("用户名").fill("anguan");
    await page.getByLabel("密码").fill("not this one");
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByText("用户名或密码不正确。").waitFor();
    expect(await page.getByLabel("用户名").inputValue()).toBe("anguan");

    await page.getByLabel("密码").fill(demonstrationPassword);
    await page.getByRole("button", { name: "登录", exact: true }).click();
    await page.getByRole("heading", { name: "疑点", exact: true }).waitFor();
    expect(new URL(page.url()).search).toBe("?mine=true");

    await page.getByRole("link", { name: "我的事项" }).click();
    await page.getByRole("heading", { name: /件需要您办理/ }).waitFor();
    await page.getByText("演示数据，均为虚构").waitFor();

    await page.getByRole("button", { name: "退出登录" }).click();
    await page.getByRole("heading", { name: "登录", exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  test("a demonstration account signs in with one click", async () => {
    const { page } = await visit(office());
    await page.goto("/");
    await page.getByRole("button", { name: /检务督察人员/ }).click();
    await page.getByRole("navigation", { name: "主菜单" }).waitFor();
  });

  test("a page outside one's role says so and is not in the menu", async () => {
    const { page, complaints } = await visit(office(), { as: "xitong" });
    await page.goto("/findings");
    await page.getByRole("heading", { name: "没有权限" }).waitFor();
    expect(await page.getByRole("navigation", { name: "主菜单" }).getByRole("link", { name: "疑点" }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  test("English is complete and remembered", async () => {
    const { page } = await visit(office(), { as: "anguan" });
    await page.goto("/findings");
    await page.getByRole("button", { name: "Switch to English" }).click();
    await page.getByRole("heading", { name: "Findings", exact: true }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "Findings", exact: true }).waitFor();
    expect(await page.getAttribute("html", "lang")).toBe("en");
    const menu = await page.getByRole("navigation", { name: "Main menu" }).innerText();
    const filters = await page.getByRole("search").innerText();
    expect(menu + filters).not.toMatch(/[㐀-鿿]/);
  });

  test("a session that ends is renewed over the page, and what was typed stays", async () => {
    const { page, context } = await visit(office(), { as: "anguan" });
    await page.goto("/findings");
    await page.locator("tbody tr").first().getByRole("button").first().click();
    const dialog = page.getByRole("dialog", { name: "确认" });
    await dialog.getByRole("textbox").fill("会话结束前写下的说明");
    await context.clearCookies();
    await dialog.getByRole("button", { name: "确认", exact: true }).click();

    const renewal = page.getByRole("dialog", { name: "登录已过期" });
    await renewal.getByLabel("用户名").fill("anguan");
    await renewal.getByLabel("密码").fill(demonstrationPassword);
    await renewal.getByRole("button", { name: "登录", exact: true }).click();
    await renewal.waitFor({ state: "hidden" });
    expect(await dialog.getByRole("textbox").first().inputValue()).toBe("会话结束前写下的说明");
    await dialog.getByRole("button", { name: "确认", exact: true }).click();
    await dialog.waitFor({ state: "hidden" });
  });
}
