import { spawnSync } from "node:child_process";
import type { Step } from "./step.ts";

/** Runs a step where the AWS command line is, or can be, installed; elsewhere reports it as skipped. */
export function withAwsCli(step: Step): Step {
  const note = "skipped: `aws` is not installed, and apt-get cannot install it";
  return {
    ...step,
    run: () => (isInstalled() || install() ? step.run() : { ok: true, output: "", note }),
  };
}

function isInstalled(): boolean {
  return spawnSync("aws", ["--version"]).status === 0;
}

/** Debian's package; only where that needs no password and changes nobody's own machine. */
function install(): boolean {
  if (process.getuid?.() !== 0 || !process.env["CI"]) return false;
  const apt = (...options: readonly string[]) =>
    spawnSync("apt-get", options, { timeout: 150_000 }).status === 0;
  // A list of packages that is old may name a version that is gone.
  apt("update");
  return apt("install", "--yes", "--no-install-recommends", "awscli") && isInstalled();
}
