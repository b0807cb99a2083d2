// The gate checks properties with the same examples each time, so that it fails for what changed and
// not by chance. `npm run verify` draws other ones, and prints their seed; GATEWRIGHT_SEED repeats them.
import fc from "fast-check";
import { runs } from "./runs.ts";

fc.configureGlobal({ seed: Number(process.env["GATEWRIGHT_SEED"] ?? 1), numRuns: runs(100) });
