import { uploadPath } from "../../lib/addresses.ts";
import { uploadForm, UploadRefusal, type UploadInProgress } from "../../lib/upload.ts";

/** Sends the files of a delivery; answers the upload's id. */
export function uploadFiles(
  files: readonly File[],
  onProgress: (sent: number, total: number) => void,
): UploadInProgress<string> {
  const form = new FormData();
  for (const file of files) form.append("files", file, file.name);
  const { finished, cancel } = uploadForm(uploadPath, form, onProgress);
  return {
    finished: finished.then((answer) => {
      if (typeof answer["uploadId"] !== "string") throw new UploadRefusal({});
      return answer["uploadId"];
    }),
    cancel,
  };
}
