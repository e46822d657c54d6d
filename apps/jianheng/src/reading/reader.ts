import { type ChildProcess, fork } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { sweepStaging } from "@jianheng/lake";
import type { ReaderMessage, ReadingError, ReadingResult, ReadingStep, ReadingTask } from "./messages.ts";

const entry = fileURLToPath(new URL("./reader-process.mjs", import.meta.url));
/** A reader that was told to end and has not is ended. Longer than the reader's own patience. */
const patienceMs = 4000;

type LastMessage = Exclude<ReaderMessage, { kind: "step" }>;

/** A process that reads one upload at a time. */
export class Reader {
  readonly #child: ChildProcess;
  readonly #ended: Promise<string>;
  #alive = true;

  constructor() {
    this.#child = fork(entry, [], {
      // tsx looks for its settings here, whatever folder the server was started from.
      cwd: path.dirname(entry),
      // Flags of this process (a debugger's port, a test runner's loader) are not the reader's.
      execArgv: [],
      env: withoutDatabase(process.env),
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#ended = new Promise((resolve) => {
      this.#child.once("error", (error) => resolve(error.message));
      this.#child.once("exit", (code, signal) => resolve(signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
    void this.#ended.then(() => (this.#alive = false));
    this.#letGo();
  }

  get alive(): boolean {
    return this.#alive && this.#child.connected;
  }

  /**
   * What `readDelivery` answers, read in the other process. Rejects with what it threw, with the signal's reason when
   * that fires, or when the process is gone; nothing half-written stays, and after the last two the reader is dead.
   */
  async read(
    task: ReadingTask,
    options: { readonly onStep: (step: ReadingStep) => void; readonly signal: AbortSignal },
  ): Promise<ReadingResult> {
    const { onStep, signal } = options;
    signal.throwIfAborted();
    const cancel = () => void this.stop();
    signal.addEventListener("abort", cancel, { once: true });
    this.#hold();
    try {
      const last = await this.#answer(task, onStep);
      if (last.kind === "failed") throw asThrown(last.error);
      return last.result;
    } catch (error) {
      if (!this.alive) await this.#ended.then(() => sweepStaging(task.lakeDir));
      signal.throwIfAborted();
      throw error;
    } finally {
      signal.removeEventListener("abort", cancel);
      this.#letGo();
    }
  }

  /** Ends the process; what it was reading is dropped. */
  async stop(): Promise<void> {
    const kill = setTimeout(() => this.#child.kill("SIGKILL"), patienceMs);
    if (this.#child.connected) this.#child.disconnect();
    await this.#ended;
    clearTimeout(kill);
  }

  #answer(task: ReadingTask, onStep: (step: ReadingStep) => void): Promise<LastMessage> {
    return new Promise((resolve, reject) => {
      const listen = (message: ReaderMessage) => {
        if (message.kind === "step") return onStep(message.step);
        this.#child.off("message", listen);
        return resolve(message);
      };
      this.#child.on("message", listen);
      this.#child.send(task, (error) => {
        if (error !== null) reject(error);
      });
      void this.#ended.then((how) => reject(new Error(`the reader's process ended while it was reading (${how})`)));
    });
  }

  // A reader that only waits does not keep this process alive.
  #letGo(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  #hold(): void {
    this.#child.ref();
    this.#child.channel?.ref();
  }
}

/** Whoever parses files from outside has no business with the database. */
function withoutDatabase(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return { ...environment, DATABASE_URL: undefined };
}

function asThrown({ name, message, stack, code }: ReadingError): Error {
  const error: NodeJS.ErrnoException = new Error(message);
  error.name = name;
  if (stack !== undefined) error.stack = stack;
  if (code !== undefined) error.code = code;
  return error;
}
