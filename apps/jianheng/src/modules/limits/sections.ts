// The limits under the headings in which an office looks for them.

type Text = { readonly zh: string; readonly en: string };

export interface Section {
  readonly id: string;
  readonly label: Text;
}

export const sections = [
  { id: "measures", label: { zh: "强制措施", en: "Coercive measures" } },
  { id: "investigation", label: { zh: "侦查羁押", en: "Investigation and custody" } },
  { id: "prosecution", label: { zh: "审查起诉", en: "Review for prosecution" } },
  { id: "trial", label: { zh: "审判抗诉", en: "Trial and protest" } },
  { id: "supervision", label: { zh: "诉讼监督", en: "Supervision" } },
  { id: "property", label: { zh: "财物", en: "Property" } },
  { id: "civil", label: { zh: "民行公益", en: "Civil, administrative, public interest" } },
  { id: "compensation", label: { zh: "赔偿申诉", en: "Compensation and petitions" } },
] as const satisfies readonly Section[];
type SectionId = (typeof sections)[number]["id"];

const idsBySection: Readonly<Record<SectionId, string>> = {
  measures: `arrest-review own-arrest-review own-file-to-prosecution own-detention transferred-detention police-detention
    summons summons-interval non-arrest-review-request detention-centre-delivery family-notice-detention family-notice-arrest family-notice-designated-residence
    first-interrogation-detention first-interrogation-arrest bail residential-surveillance measure-change-application
    bail-breach-opinion new-guarantor employer-notice non-arrest-return arrest-return
    non-arrest-reconsideration-request non-arrest-reconsideration non-arrest-review non-arrest-follow-up
    foreigner-arrest-filing court-measure-decision police-measure-execution guarantor-change-report`,
  investigation: `investigation-custody custody-extension-request recount-report supervision-department-notice
    custody-expiry-reminder custody-necessity-forward custody-necessity-reply custody-necessity-review
    avoidance-reconsideration-request avoidance-reconsideration lawyer-visit emergency-search-papers
    technical-investigation technical-investigation-renewal own-case-filing-approval own-case-conclusion
    own-case-dismissal-report own-case-dismissal-approval evidence-assistance`,
  prosecution: `prosecution-review fast-track-review department-transfer defence-rights-notice victim-rights-notice
    legal-aid-notice minor-legal-aid-notice legal-aid-forward file-access non-lawyer-defender-permission exculpatory-evidence-notice
    victim-evidence-permission defence-obstruction-complaint jurisdiction-transfer designated-jurisdiction-talks
    supplementary-investigation non-prosecution-petition non-prosecution-petition-review
    non-prosecution-reconsideration-request non-prosecution-reconsideration non-prosecution-review
    supervisory-reconsideration conditional-non-prosecution-service probation-shortest probation-longest
    penalty-handover penalty-review missing-material exculpatory-evidence-transfer dismissed-case-proceeds
    confiscation-application compulsory-treatment-application absentia-material confiscation-material
    compulsory-treatment-material special-procedure-reasons confiscation-waiting sealed-record-query
    false-report-clarification prescription`,
  trial: `first-instance simplified-trial fast-track-trial private-prosecution second-instance
    second-instance-file-reading protest-judgment protest-ruling victim-protest-request victim-protest-reply retrial
    retrial-order reprieve-protest petition-review-notice confiscation-protest compulsory-treatment-correction
    indictment-service hearing-notice trial-extension-request judgment-service protest-forward retrial-protest-filing
    retrial-protest-material confiscation-announcement compulsory-treatment-decision treatment-supervision-forward
    treatment-supervision-review trial-extension-refusal missed-limit-application death-sentence-execution death-sentence-notice death-sentence-copy
    withdrawal-decision trial-supplementary-investigation court-file-transfer`,
  supervision: `filing-reasons filing-reasons-notice overdue-filing-reasons filing-order filing-reminder
    dismissal-reconsideration dismissal-review correction-re-examination unlawful-measure-complaint oral-correction
    prison-delivery execution-papers commutation-proposal commutation-ruling commutation-rehearing
    outside-prison-opinion outside-prison-correction outside-prison-recheck process-monitoring-reply
    own-case-clue-transfer complaint-routing letter-first-reply letter-outcome non-filing-service-complainant
    non-filing-service-organ non-filing-reconsideration police-non-filing-service police-non-filing-appeal
    police-non-filing-decision administrative-transfer-review administrative-transfer-objection
    administrative-transfer-incomplete-notice administrative-transfer-completion
    administrative-transfer-reconsideration filing-supervision-suggestion commutation-service
    probation-revocation community-correction-notice community-correction-papers document-publication`,
  property: `unrelated-property-release seizure-deposit transferred-property-entry`,
  civil: `civil-supervision civil-supervision-application civil-procedure-supervision retrial-suggestion-reply
    civil-protest-ruling administrative-supervision administrative-supervision-application suggestion-reply
    public-interest-reply public-interest-hearing-notice public-interest-follow-up suggestion-service public-interest-announcement
    administrative-public-interest-review civil-public-interest-review hearing-attendance minor-protection-reply`,
  compensation: `compensation-decision compensation-service compensation-reconsideration-request
    compensation-reconsideration compensation-committee-request compensation-committee
    compensation-payment-application compensation-payment compensation-time-bar compensation-completion
    judicial-relief-proposal criminal-petition-examination criminal-petition-review`,
};

const sectionOfId = new Map(
  sections.flatMap((section) => idsBySection[section.id].split(/\s+/).map((id) => [id, section] as const)),
);

/** Undefined for a limit that nobody has put under a heading yet. */
export function findSection(limitId: string): Section | undefined {
  return sectionOfId.get(limitId);
}

/** Where a limit without a heading stands, so that the table loses none. */
export const otherSection: Section = { id: "other", label: { zh: "其他", en: "Others" } };
