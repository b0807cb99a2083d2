import type { Step } from "./step.ts";

/** Steps of one stage may run in parallel; a stage starts after the previous one. */
export type Stages = readonly (readonly Step[])[];

/**
 * Returns the steps whose names contain one of the fragments, and their outdated dependencies.
 *
 * @throws Error no name contains a fragment; the message lists all steps.
 */
export function selectSteps(stages: Stages, fragments: readonly string[]): Stages {
  if (fragments.length === 0) return stages;
  const steps = stages.flat();
  const asked = fragments.flatMap((fragment) => {
    const found = steps.filter(({ name }) => name.toLowerCase().includes(fragment.toLowerCase()));
    if (found.length === 0) throw unknownStep(fragment, steps);
    return found;
  });
  const selected = withNeeds(asked);
  return stages.map((stage) => stage.filter((step) => selected.has(step)));
}

function withNeeds(steps: readonly Step[]): ReadonlySet<Step> {
  return new Set(
    steps.flatMap((step) => {
      const outdated = (step.needs ?? []).filter((need) => !need.isCurrent?.());
      return [...withNeeds(outdated), step];
    }),
  );
}

function unknownStep(fragment: string, steps: readonly Step[]): Error {
  const names = steps.map(({ name }) => `  ${name}`);
  return new Error([`No step has "${fragment}" in its name. The steps are:`, ...names].join("\n"));
}
