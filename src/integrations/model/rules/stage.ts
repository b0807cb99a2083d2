import type { StageRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/**
 * What CreateStage, UpdateStage and CreateDeployment refuse. Texts are public captures; that of the
 * name is older than the hyphen, which is allowed (documented).
 */
export const stageRules: readonly Rule<Pick<StageRecord, "stageName" | "variables">>[] = [
  {
    code: "stage.name",
    member: "stageName",
    when: ({ stageName }) => !/^[\w-]{1,128}$/.test(stageName),
    text: "Stage name only allows a-zA-Z0-9_",
    fix: "Letters, digits, hyphens and underscores, at most 128.",
  },
  {
    code: "stage.variable-value",
    member: "variables",
    when: ({ variables }) => badVariable(variables) !== undefined,
    text: ({ variables }) =>
      `Invalid stage variable value of key ${badVariable(variables)}.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`,
    fix: "Letters, digits and the characters - . _ ~ : / ? # & = , and spaces.",
  },
];

function badVariable(variables: StageRecord["variables"] = {}): string | undefined {
  return Object.keys(variables).find(
    (name) => !/^[A-Za-z\d\-._~:/?#&=, ]*$/.test(variables[name] ?? ""),
  );
}
