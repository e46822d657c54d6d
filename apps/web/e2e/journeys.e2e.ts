// Journeys through the real pages, in a real browser, over a real office of invented people.
import { afterAll, afterEach, beforeAll, describe } from "vitest";
import { conferenceJourneys } from "./conference.journey.ts";
import { correctionJourneys } from "./correction.journey.ts";
import { deliveryJourneys } from "./delivery.journey.ts";
import { findingJourneys } from "./finding.journey.ts";
import { handwrittenJourneys } from "./handwritten.journey.ts";
import { browserPath, leave, openOffice, type Office } from "./harness.ts";
import { layoutJourneys } from "./layout.journey.ts";
import { ledgerJourneys } from "./ledger.journey.ts";
import { limitJourneys } from "./limit.journey.ts";
import { mappingJourneys } from "./mapping.journey.ts";
import { registerJourneys } from "./registers.journey.ts";
import { sessionJourneys } from "./session.journey.ts";
import { workbenchJourneys } from "./workbench.journey.ts";

/** Enough to page through; few enough to start quickly. */
const cases = 150;

const name = browserPath === null ? "journeys (skipped: no Chromium found; name one in CHROMIUM_PATH)" : "journeys";

describe.skipIf(browserPath === null)(name, { timeout: 120_000 }, () => {
  let office: Office | undefined;

  beforeAll(async () => {
    office = await openOffice(cases);
  }, 300_000);

  afterEach(async () => {
    if (office !== undefined) await leave(office);
  });

  afterAll(async () => {
    await office?.stop();
  }, 60_000);

  const here = () => {
    if (office === undefined) throw new Error("the office is not open");
    return office;
  };

  sessionJourneys(here);
  layoutJourneys(here);
  findingJourneys(here);
  deliveryJourneys(here);
  mappingJourneys(here);
  handwrittenJourneys(here);
  correctionJourneys(here);
  limitJourneys(here);
  conferenceJourneys(here);
  registerJourneys(here);
  workbenchJourneys(here);
});

describe.skipIf(browserPath === null)(`${name}: an example office`, { timeout: 120_000 }, ledgerJourneys);
