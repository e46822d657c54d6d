// What server, clients, rules and the demonstration office agree on.
export * from "./datasets.ts";
