// The same as register-flows.test.ts with every pair of every register.
import { testFlows } from "./register-flows.ts";

testFlows(Infinity);
