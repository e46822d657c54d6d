export interface UploadInProgress<Answer> {
  /** What the server answered once everything has arrived; rejects with its refusal, or with `{}` when nothing came. */
  readonly finished: Promise<Answer>;
  readonly cancel: () => void;
}

/** Sends a form byte for byte and reports how many bytes have gone. `fetch` cannot report that, hence the older interface. */
export function uploadForm(
  path: string,
  form: FormData,
  onProgress: (sent: number, total: number) => void,
): UploadInProgress<Readonly<Record<string, unknown>>> {
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", (event) => onProgress(event.loaded, event.total));
  return sending(request, path, form);
}

/** The same for a request without a file, which may take a while and can be cancelled. */
export function sendJson(path: string, body: object): UploadInProgress<Readonly<Record<string, unknown>>> {
  return sending(new XMLHttpRequest(), path, new Blob([JSON.stringify(body)], { type: "application/json" }));
}

function sending(
  request: XMLHttpRequest,
  path: string,
  body: FormData | Blob,
): UploadInProgress<Readonly<Record<string, unknown>>> {
  const finished = new Promise<Readonly<Record<string, unknown>>>((resolve, reject) => {
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status < 300) resolve(answer);
      else reject(new UploadRefusal({ status: request.status, ...answer }));
    });
    for (const end of ["error", "timeout"] as const) {
      request.addEventListener(end, () => reject(new UploadRefusal({})));
    }
    request.addEventListener("abort", () => reject(new UploadCancelled()));
  });
  request.open("POST", path);
  request.send(body);
  return { finished, cancel: () => request.abort() };
}

/** The reader thought better of it. */
export class UploadCancelled extends Error {}

/** Why an upload did not end; `answer` is understood by `readRefusal`. */
export class UploadRefusal extends Error {
  readonly answer: Readonly<Record<string, unknown>>;

  constructor(answer: Readonly<Record<string, unknown>>) {
    super("the upload was not taken");
    this.answer = answer;
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
