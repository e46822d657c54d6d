// Small choices of one reader on one machine: language, filters, columns. Losing them costs nothing, so a browser that
// refuses storage is no error.

const prefix = "jianheng.";

export function remember(name: string, value: unknown): void {
  try {
    window.localStorage.setItem(prefix + name, JSON.stringify(value));
  } catch {
    // Private windows and full disks refuse; the choice then lasts as long as the page.
  }
}

export function recall(name: string): unknown {
  try {
    const text = window.localStorage.getItem(prefix + name);
    return text === null ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    window.localStorage.removeItem(prefix + name);
  } catch {
    // Nothing was kept either.
  }
}

/** Names of what is kept, of those that begin so. */
export function rememberedNames(beginning: string): string[] {
  try {
    return Object.keys(window.localStorage)
      .filter((key) => key.startsWith(prefix + beginning))
      .map((key) => key.slice(prefix.length));
  } catch {
    return [];
  }
}
