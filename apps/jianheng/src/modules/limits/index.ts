import { presentArticle, presentLimit } from "./present.ts";

/** How limits and articles are shown, for the pages of the settings. */
export const limitPresenter = { articleOf: presentArticle, limitOf: presentLimit };
