/** Aborts when the operator or the service manager wants an end; `release` gives the signals back. */
export function onInterruption(): { readonly signal: AbortSignal; release(): void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  for (const name of signals) process.on(name, abort);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of signals) process.off(name, abort);
    },
  };
}
