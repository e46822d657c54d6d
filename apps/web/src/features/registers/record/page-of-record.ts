import type { Words } from "../../../words/language.ts";
import { conferenceWords } from "../../../words/conferences.ts";
import { benchWords } from "../../../words/workbench.ts";

interface OwnPage {
  readonly to: "/conferences/$recordId" | "/rules/workbench/$recordId";
  /** What the page is called. */
  readonly words: Words[string];
}

/** Registers whose records are worked with on a page of their own. */
export const pageOfRecord: Readonly<Record<string, OwnPage>> = {
  conference: { to: "/conferences/$recordId", words: conferenceWords.conferencePage },
  ruleRevision: { to: "/rules/workbench/$recordId", words: benchWords.ownPage },
};
