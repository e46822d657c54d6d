// What a journey stands on: a browser, and an office of its own that runs while the journeys do.
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";

export const repository = path.resolve(import.meta.dirname, "../../..");
const commandLine = path.join(repository, "apps/jianheng/bin/jianheng.mjs");

/** Where a Chromium is, or null: then the journeys are skipped by name. */
export const browserPath: string | null =
  [process.env["CHROMIUM_PATH"], "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (file): file is string => file !== undefined && existsSync(file),
  ) ?? null;

type SessionState = Awaited<ReturnType<BrowserContext["storageState"]>>;

export interface Office {
  readonly address: string;
  readonly browser: Browser;
  /** Sessions by user name: everybody signs in once, as the server's limit on sign-ins wants. */
  readonly sessions: Map<string, SessionState>;
  /** Browsers that nobody sits at. */
  readonly free: BrowserContext[];
  /** Files of the journeys; removed at the end. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Everybody of the demonstration office signs in with it. */
export const demonstrationPassword = "jianheng-demo";

/** The database, the demonstration office and its screening need this long on a slow machine. */
const startWithinMilliseconds = 240_000;

/** Starts a server with a fictitious office of `cases` cases in a folder of its own, and a browser. */
export async function openOffice(cases: number): Promise<Office> {
  const folder = await mkdtemp(path.join(os.tmpdir(), "jianheng-journeys-"));
  const port = await freePort();
  const server = spawn(
    process.execPath,
    [
      commandLine,
      "serve",
      "--data",
      path.join(folder, "data"),
      "--port",
      String(port),
      "--demonstration",
      String(cases),
    ],
    { cwd: repository, stdio: ["ignore", "pipe", "pipe"] },
  );
  try {
    const address = await addressOf(server);
    const browser = await chromium.launch({
      executablePath: browserPath ?? "",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
    return {
      address,
      browser,
      sessions: new Map(),
      free: [],
      folder,
      stop: async () => {
        await browser.close();
        await stopped(server);
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await stopped(server);
    await rm(folder, { recursive: true, force: true });
    throw error;
  }
}

/** Runs the command line to its end; answers its exit code. */
export async function jianheng(...args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [commandLine, ...args], { cwd: repository, stdio: "ignore" });
  return new Promise((resolve) => {
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What the page complained of; a good journey leaves it empty. */
  readonly complaints: string[];
}

interface VisitOptions {
  /** Signs in before the page opens. */
  readonly as?: string;
  readonly width?: number;
  readonly height?: number;
  /** Has never opened the pages before, so that nothing of them is there. */
  readonly firstTime?: boolean;
}

/**
 * A person at a browser that remembers nothing but the files of the pages, on the smallest screen an office has unless
 * told otherwise.
 */
export async function visit(office: Office, options: VisitOptions = {}): Promise<Visit> {
  const { as, width = 1366, height = 768, firstTime = false } = options;
  const known = as === undefined ? undefined : (office.sessions.get(as) ?? (await signedIn(office, as)));
  const context = (firstTime ? undefined : office.free.pop()) ?? (await openBrowser(office));
  const page = await context.newPage();
  await page.setViewportSize({ width, height });
  await forget(office, page);
  await context.addCookies(known?.cookies ?? []);
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    // A refused request is logged by the browser itself; the page answers it with a sentence.
    if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
      complaints.push(message.text());
  });
  return { page, context, complaints };
}

async function openBrowser(office: Office): Promise<BrowserContext> {
  const context = await office.browser.newContext({ baseURL: office.address, reducedMotion: "reduce" });
  context.setDefaultTimeout(20_000);
  return context;
}

/** Takes away what an earlier person left: the session and what the pages keep. */
async function forget(office: Office, page: Page): Promise<void> {
  const context = page.context();
  await context.clearCookies();
  const session = await context.newCDPSession(page);
  await session.send("Storage.clearDataForOrigin", { origin: office.address, storageTypes: "all" });
  await session.detach();
}

/** Everybody leaves: pages left open keep asking the server and hold on to a process each. */
export async function leave(office: Office): Promise<void> {
  for (const context of office.browser.contexts()) {
    for (const page of context.pages()) await page.close();
    if (!office.free.includes(context)) office.free.push(context);
  }
}

async function signedIn(office: Office, userName: string): Promise<SessionState> {
  const context = await office.browser.newContext({ baseURL: office.address });
  const answer = await context.request.post("/api/auth/sign-in/username", {
    data: { username: userName, password: demonstrationPassword },
    headers: { origin: office.address },
  });
  if (!answer.ok()) throw new Error(`${userName} could not sign in: ${answer.status()} ${await answer.text()}`);
  const state = await context.storageState();
  await context.close();
  office.sessions.set(userName, state);
  return state;
}

async function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`the server did not start:\n${said}`)), startWithinMilliseconds);
    const listen = (part: Buffer) => {
      said += part.toString("utf8");
      const address = /检衡已启动：(http:\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    };
    server.stdout?.on("data", listen);
    server.stderr?.on("data", (part: Buffer) => {
      said += part.toString("utf8");
    });
    server.once("exit", (code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${said}`));
    });
  });
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.kill("SIGTERM");
  await ended;
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address !== null ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
