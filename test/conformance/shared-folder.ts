import { existsSync } from "node:fs";
import { join, resolve } from "node:path";

/** The folder of AWS's recorded answers; undefined where it is missing: it is not part of the project. */
export const sharedFolder = [
  process.env["GATEWRIGHT_SHARED"],
  resolve(import.meta.dirname, "../../../shared"),
].find((folder) => folder !== undefined && existsSync(join(folder, "conformance")));

/**
 * Why a run without the recorded answers fails; undefined where it may skip what reads them.
 *
 * CI has to have them, or to say that it has not: a run that skips them by accident looks like one
 * in which they passed.
 */
export const missingRecordings =
  sharedFolder === undefined &&
  Boolean(process.env["CI"]) &&
  process.env["GATEWRIGHT_RECORDINGS"] !== "absent"
    ? "The recorded answers are missing. Set GATEWRIGHT_SHARED to their folder, or GATEWRIGHT_RECORDINGS=absent to run without them."
    : undefined;
