import { testFlows } from "./register-flows.ts";

// The two registers that have more go through every transition, and their pairs in the long run.
testFlows(100);
