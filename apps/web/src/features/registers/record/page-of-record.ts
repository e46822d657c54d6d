import { conferenceWords } from "../../../words/conferences.ts";

/** Registers whose records are worked with on a page of their own: where it is, and what it is called. */
export const pageOfRecord: Readonly<
  Record<string, { readonly to: "/conferences/$recordId"; readonly words: typeof conferenceWords.conferencePage }>
> = { conference: { to: "/conferences/$recordId", words: conferenceWords.conferencePage } };
