import { spawnSync } from "node:child_process";
import type { Step } from "./step.ts";

/** Runs a step if the AWS CLI is, or can be, installed; otherwise reports it as skipped. */
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

/** Installs Debian's package, only in CI as root, to leave developers' machines unchanged. */
function install(): boolean {
  if (process.getuid?.() !== 0 || !process.env["CI"]) return false;
  const apt = (...options: readonly string[]) =>
    spawnSync("apt-get", options, { timeout: 150_000 }).status === 0;
  // An outdated package list may refer to a removed version.
  apt("update");
  return apt("install", "--yes", "--no-install-recommends", "awscli") && isInstalled();
}
