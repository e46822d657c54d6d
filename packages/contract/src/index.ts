// What server, clients, rules and the demonstration office agree on.
//
// - `datasets.ts`   the dataset catalogue: sheets and columns of the standard workbook
// - `glossary.ts`   the words of the field
// - `hit.ts`        what a rule says of one subject: outcome, values, witness rows, deadline, basis
// - `finding-flow.ts` states and acts of a finding, as one table
// - `roles.ts`      roles and how far each sees
// - `errors.ts`     every refusal, with its status and its sentence
// - `table-mapping.ts` a person's answer about one table of a delivery
// - `mapping-fault.ts` what cannot be right in such answers, with its place and its sentence
// - `register-definition.ts` what a register is: fields, flow, limits, documents
// - `api/`          the API, route by route
// Shapes are Zod schemas, so that what crosses the wire is checked on arrival; types are inferred from them.
export * from "./datasets.ts";
export * from "./errors.ts";
export * from "./finding-flow.ts";
export * from "./glossary.ts";
export * from "./hit.ts";
export * from "./mapping-fault.ts";
export * from "./register-definition.ts";
export * from "./roles.ts";
export * from "./table-mapping.ts";
export * from "./values.ts";
export * from "./api/index.ts";
export * from "./api/cases.ts";
export * from "./api/conferences.ts";
export * from "./api/deliveries.ts";
export * from "./api/findings.ts";
export * from "./api/limits.ts";
export * from "./api/registers.ts";
export * from "./api/rules.ts";
export * from "./api/session.ts";
export * from "./api/workbench.ts";
