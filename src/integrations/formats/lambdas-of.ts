import { GatewrightError } from "../../core/errors.ts";
import { nearest } from "../../core/nearest.ts";
import { fillStageVariables } from "../model/grammar/variable-text.ts";
import type { LoadedApi } from "./loaded-api.ts";

/**
 * Maps the code of a loaded API's functions to the ARNs in its integrations, for the `lambdas`
 * option of `emulate` and `fakeAws`. Stage variables in an ARN are resolved for each stage of the
 * API.
 *
 * @throws GatewrightError `api.invalid`: the API does not call a function with that name.
 *
 * @example
 * emulate(api.record, { lambdas: lambdasOf(api, { OrdersFunction: handler }) });
 */
export function lambdasOf<Code>(
  api: Pick<LoadedApi, "name" | "functions" | "stages">,
  code: Readonly<Record<string, Code>>,
): Record<string, Code> {
  const entries = Object.entries(code).flatMap(([name, run]) => {
    const named = api.functions.filter((each) => each.name === name || each.arn === name);
    if (named.length === 0) throw unknownFunction(api, name);
    return named.flatMap(({ arn }) => filled(arn, api).map((each) => [each, run] as const));
  });
  return Object.fromEntries(entries);
}

/** Resolves stage variables; a variable that a stage does not set stays unchanged. */
function filled(arn: string, { stages }: Pick<LoadedApi, "stages">): readonly string[] {
  if (!arn.includes("${stageVariables.")) return [arn];
  const filling = { isBareToo: false, missing: (_: string, written: string) => written };
  return stages.map(({ variables }) => fillStageVariables(arn, variables, filling));
}

function unknownFunction(api: Pick<LoadedApi, "name" | "functions">, name: string) {
  const known = api.functions.map((each) => each.name);
  const meant = nearest(name, known);
  return new GatewrightError(
    "api.invalid",
    `Failed to match function "${name}": the API "${api.name}" does not call it`,
    {
      hint: meant
        ? `Did you mean "${meant}"?`
        : `Functions of the API: ${known.join(", ") || "none"}.`,
    },
  );
}
