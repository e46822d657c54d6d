import { rm } from "node:fs/promises";
import path from "node:path";
import type { Inspection } from "@jianheng/contract";
import { previewEncodings, readZip } from "@jianheng/files";
import type { DeliveryResult, FileToRead } from "@jianheng/lake";
import type { ReadingTask } from "./messages.ts";

type Question = Inspection["encodingQuestions"][number];

/** More questions of one kind nobody answers one by one; the files belong saved anew. */
const maxQuestions = 50;
/** What is shown side by side must fit beside each other. */
const maxChoices = 4;
/** Enough lines to see whether a text reads right. */
const previewLines = 8;

/** Text files whose encoding could not be told, and those that an answer names: with it, it can be changed. */
export async function previewUnclear(task: ReadingTask, result: DeliveryResult): Promise<Question[]> {
  const answered = task.mapping?.encodings ?? {};
  const unclear = result.manifest.diagnostics.flatMap(({ code, where }) =>
    code === "csv.encoding_unknown" ? [where.file] : [],
  );
  const named = result.manifest.files.filter(({ name }) => Object.hasOwn(answered, name)).map(({ name }) => name);
  const questions: Question[] = [];
  for (const file of [...new Set([...unclear, ...named])].slice(0, maxQuestions))
    questions.push({ file, chosen: answered[file] ?? null, choices: await choicesOf(task, file, answered[file]) });
  return questions;
}

async function choicesOf(task: ReadingTask, file: string, chosen: string | undefined): Promise<Question["choices"]> {
  const previews = await withBytes(task, file, (source) => previewEncodings(source, { lines: previewLines }));
  const plausible = previews.filter((preview) => preview.plausible);
  const shown = (plausible.length > 0 ? plausible : previews).slice(0, maxChoices);
  const other = previews.find(({ encoding }) => encoding === chosen);
  const all = other === undefined || shown.includes(other) ? shown : [...shown, other];
  return all.map(({ encoding, label, lines }) => ({ encoding, label, lines: [...lines] }));
}

/** A file as it was sent, or a member of an archive, which is named `archive/member`. */
async function withBytes<Result>(
  { files, lakeDir, id }: ReadingTask,
  file: string,
  use: (source: FileToRead) => Promise<Result>,
): Promise<Result> {
  const own = files.find((one) => given(one) === file);
  if (own !== undefined) return use(own);
  const archive = files.find((one) => file.startsWith(`${given(one)}/`));
  if (archive === undefined) throw new Error(`no such file in the upload: ${file}`);
  const zip = await readZip({ name: archive.name, path: archive.path });
  const unpacked = path.join(lakeDir, `preview-${id}`);
  try {
    const member = zip.members.find(({ name }) => `${given(archive)}/${name.replaceAll("\\", "/")}` === file);
    if (member === undefined) throw new Error(`no such file in ${archive.name}: ${file}`);
    await zip.extract(member, unpacked);
    return await use({ name: file, path: unpacked });
  } finally {
    zip.close();
    await rm(unpacked, { force: true });
  }
}

/** As the delivery names it. */
function given(file: FileToRead): string {
  return file.name.replaceAll("\\", "/");
}
