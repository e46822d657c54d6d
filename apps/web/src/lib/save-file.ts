/** Why a file did not come; `answer` is understood by `readRefusal`. */
export class DownloadRefusal extends Error {
  readonly answer: Readonly<Record<string, unknown>>;

  constructor(answer: Readonly<Record<string, unknown>>) {
    super("the file was not given");
    this.answer = answer;
  }
}

/** Fetches a file and gives it to the browser to save, under the name that the server says. */
export async function saveFile(address: string): Promise<string> {
  const response = await fetch(address).catch(() => {
    throw new DownloadRefusal({});
  });
  if (!response.ok) {
    const answer: unknown = await response.json().catch(() => ({}));
    throw new DownloadRefusal({ status: response.status, ...(typeof answer === "object" ? answer : {}) });
  }
  const name = nameIn(response.headers.get("content-disposition")) ?? "jianheng.xlsx";
  const content = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  link.href = content;
  link.download = name;
  link.click();
  // The browser has taken hold of the content by the next task.
  setTimeout(() => URL.revokeObjectURL(content), 60_000);
  return name;
}

function nameIn(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1];
  return encoded === undefined ? undefined : decodeURIComponent(encoded);
}
