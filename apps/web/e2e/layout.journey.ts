import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import type { Page } from "./acting.ts";
import { visit, type Office } from "./harness.ts";

/** Limits and settings hold no case content; one count with everything filled in. */
const law = [
  "/limits?open=investigation-custody",
  `/limits/compute?${new URLSearchParams({
    limit: "prosecution-review",
    who: "caseReceived=2025-01-03;custody=no;extend=15d,2025-02-01;exclude=2025-01-10,2025-01-12,psychiatric-appraisal",
  }).toString()}`,
  "/calendar",
  "/calendar?tab=lengths",
  "/calendar?tab=questions",
];
const deliveries = ["/deliveries", "/deliveries/new", "/deliveries/mappings"];
const registers = ["/inbox", "/registers/hearing", "/registers/hearing/new"];
const pages = ["/", "/findings", ...deliveries, "/cases", "/rules", "/rules/coverage", ...registers, ...law];

/** The smallest screen of an office. */
const smallest = { width: 1366, height: 768 };
/** The usual one, and the smallest at a zoom of 200 %. */
const otherScreens = [
  { width: 1920, height: 1080 },
  { width: 683, height: 384 },
];

/** What may be loaded before anything can be seen, compressed. */
const firstPageBytes = 500_000;

export function layoutJourneys(office: () => Office): void {
  test("the first page weighs no more than 500 kB compressed", async () => {
    const { page } = await visit(office(), { firstTime: true });
    let weight = 0;
    page.on("response", (response) => {
      if (!/\.(?:js|css|html)$|\/$/.test(new URL(response.url()).pathname)) return;
      void response.body().then(
        (body) => (weight += gzipSync(body).length),
        () => {},
      );
    });
    await page.goto("/");
    await page.getByRole("heading", { name: "登录", exact: true }).waitFor();
    await page.waitForLoadState("networkidle");
    expect(weight).toBeGreaterThan(50_000);
    expect(weight).toBeLessThanOrEqual(firstPageBytes);
  });

  test("all controls of all pages have names, text is dark enough, and no page is wider than any screen", async () => {
    const { page, complaints } = await visit(office(), { as: "anguan", ...smallest });
    for (const address of [...pages, ...(await records(page))]) {
      await page.goto(address);
      await page.getByRole("heading", { level: 1 }).waitFor();
      expect(await page.evaluate(nameless), address).toEqual([]);
      expect(await page.evaluate(tooFaint), address).toEqual([]);
      // As one moves the window to another screen; loading the page anew for each would take most of the time.
      for (const screen of [smallest, ...otherScreens]) {
        await page.setViewportSize(screen);
        await page.evaluate(drawn);
        expect(await page.evaluate(tooWide), `${address} at ${screen.width} × ${screen.height}`).toBeLessThanOrEqual(0);
      }
      await page.setViewportSize(smallest);
    }
    expect(complaints).toEqual([]);
  });

  test("the first Tab leads to the skip link, and the skip link to the content", async () => {
    const { page } = await visit(office(), { as: "anguan" });
    await page.goto("/rules");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("跳到正文");
    await page.keyboard.press("Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("content");
  });
}

/** Addresses of one finding, one case, one rule and one delivery. */
async function records(page: Page): Promise<string[]> {
  const addresses: string[] = [];
  for (const list of ["/findings", "/cases", "/rules", "/deliveries"]) {
    await page.goto(list);
    const link = page.locator("tbody tr a").first();
    await link.waitFor();
    addresses.push((await link.getAttribute("href")) ?? list);
  }
  return addresses;
}

/** Runs in the page: waits until it has been laid out and drawn in its present size, by itself and what watches sizes. */
function drawn(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve, 50)));
  });
}

/** Pixels by which the page is wider than its window. */
export function tooWide(): number {
  const main = document.querySelector("main");
  return Math.max(
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
    main === null ? 0 : main.scrollWidth - main.clientWidth,
  );
}

/** Runs in the page: visible controls without an accessible name. */
export function nameless(): string[] {
  return (
    [...document.querySelectorAll<HTMLElement>("button, a[href], input, select, textarea, [role=button], [role=tab]")]
      .filter((control) => control.getClientRects().length > 0)
      // Something that only measures is no control.
      .filter((control) => control.getAttribute("aria-hidden") !== "true")
      .filter((control) => {
        const labelled = control instanceof HTMLInputElement || control instanceof HTMLTextAreaElement;
        const labels = labelled ? [...(control.labels ?? [])] : [];
        const named = [
          control.getAttribute("aria-label"),
          control.getAttribute("title"),
          control.textContent,
          control.querySelector("[aria-label]")?.getAttribute("aria-label"),
          ...labels.map((label) => label.textContent),
          ...(control.getAttribute("aria-labelledby") ?? "")
            .split(" ")
            .map((id) => document.getElementById(id)?.textContent),
        ];
        return named.every((name) => name === null || name === undefined || name.trim() === "");
      })
      .map((control) => control.outerHTML.slice(0, 160))
  );
}

/* oxlint-disable unicorn/consistent-function-scoping -- what runs in the page cannot use what stands outside it. */
/** Runs in the page: enabled text on a plain ground with a contrast below 4.5, by the formula of WCAG 2. */
export function tooFaint(): string[] {
  const channels = (colour: string) => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string) => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) => {
      const share = channel / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const ground = (element: Element | null): string => {
    if (element === null) return "rgb(255, 255, 255)";
    const colour = getComputedStyle(element).backgroundColor;
    return (channels(colour)[3] ?? 1) === 0 ? ground(element.parentElement) : colour;
  };
  return [...document.querySelectorAll<HTMLElement>("main *, header *, nav *")]
    .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== ""))
    .filter(
      (element) =>
        element.getClientRects().length > 0 && element.closest("svg, :disabled, .skeleton, .hidden-text") === null,
    )
    .filter((element) => {
      const style = getComputedStyle(element);
      if ((channels(style.color)[3] ?? 1) === 0) return false;
      const [light, dark] = [luminance(style.color), luminance(ground(element))].toSorted((a, b) => b - a);
      return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05) < 4.5;
    })
    .map((element) => `${element.className} ${element.textContent?.slice(0, 40)}`);
}
