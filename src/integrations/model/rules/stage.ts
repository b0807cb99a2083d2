import type { StageRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/**
 * What CreateStage, UpdateStage and CreateDeployment reject. Texts are public captures; the text
 * about the name is older than the hyphen, which is allowed (documented).
 */
export const stageRules: readonly Rule<Pick<StageRecord, "stageName" | "variables">>[] = [
  {
    code: "stage.name",
    member: "stageName",
    when: ({ stageName }) => !/^[\w-]{1,128}$/.test(stageName),
    text: "Stage name only allows a-zA-Z0-9_",
    fix: "Use at most 128 letters, digits, hyphens and underscores.",
  },
  {
    code: "stage.variable-value",
    member: "variables",
    when: ({ variables }) => badVariable(variables) !== undefined,
    text: ({ variables }) =>
      `Invalid stage variable value of key ${badVariable(variables)}.  Please use values with alphanumeric characters and the symbols ' ', -', '.', '_', ':', '/', '?', '&', '=', and ','.`,
    fix: "Use letters, digits, spaces and the characters - . _ ~ : / ? # & = ,",
  },
];

function badVariable(variables: StageRecord["variables"] = {}): string | undefined {
  return Object.keys(variables).find(
    (name) => !/^[A-Za-z\d\-._~:/?#&=, ]*$/.test(variables[name] ?? ""),
  );
}
