import { uploadPath } from "../../lib/addresses.ts";

export interface UploadInProgress {
  /** The upload's id once everything has arrived; rejects with what the server answered, or with `{}` when nothing came. */
  readonly finished: Promise<string>;
  readonly cancel: () => void;
}

/** Sends files byte for byte and reports how many bytes have gone. `fetch` cannot report that, hence the older interface. */
export function uploadFiles(
  files: readonly File[],
  onProgress: (sent: number, total: number) => void,
): UploadInProgress {
  const request = new XMLHttpRequest();
  const finished = new Promise<string>((resolve, reject) => {
    request.upload.addEventListener("progress", (event) => onProgress(event.loaded, event.total));
    request.addEventListener("load", () => {
      const answer = parsed(request.responseText);
      if (request.status < 300 && typeof answer["uploadId"] === "string") resolve(answer["uploadId"]);
      else reject(new UploadRefusal({ status: request.status, ...answer }));
    });
    for (const end of ["error", "timeout"] as const) {
      request.addEventListener(end, () => reject(new UploadRefusal({})));
    }
    request.addEventListener("abort", () => reject(new UploadCancelled()));
  });
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  request.open("POST", uploadPath);
  request.send(form);
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
