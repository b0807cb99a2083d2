import type { ModelRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/**
 * What CreateModel rejects as a bad request, in AWS's order. All texts except one are recorded from
 * AWS.
 */
export const modelRules: readonly Rule<ModelRecord>[] = [
  {
    code: "model.name-empty",
    when: ({ name }) => name === "",
    text: "Model name must be non-empty",
    fix: "Use letters and digits: OrderInput.",
  },
  {
    code: "model.name-not-alphanumeric",
    when: ({ name }) => !/^[A-Za-z0-9]+$/.test(name),
    // Not recorded: the text comes from public reports.
    text: ({ name }) => `Model name must be alphanumeric: ${name}`,
    fix: "Use letters and digits: OrderInput.",
  },
  {
    code: "model.schema-empty",
    when: ({ schema = "" }) => !isObject(schema),
    text: "Model schema must have at least 1 property or array items defined",
    fix: "Pass JSON Schema draft 4 as text.",
  },
];

function isObject(schema: string): boolean {
  try {
    const parsed: unknown = JSON.parse(schema);
    return typeof parsed === "object" && parsed !== null;
  } catch {
    return false;
  }
}
