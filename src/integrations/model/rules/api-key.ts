import type { Rule } from "./rule.ts";

interface ApiKey {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly value?: string | undefined;
}

/** What CreateApiKey rejects. All texts are recorded from AWS, but not the order of two of them. */
export const apiKeyRules: readonly Rule<ApiKey>[] = [
  {
    code: "api-key.name-too-long",
    member: "name",
    when: ({ name = "" }) => name.length > 1024,
    text: "Invalid API Key name, can be at most 1024 characters.",
    fix: "Use a shorter name.",
  },
  {
    code: "api-key.description-too-long",
    member: "description",
    when: ({ description = "" }) => description.length > 125_000,
    text: "Invalid API Key description specified.",
    fix: "Use at most 125 000 characters.",
  },
  {
    code: "api-key.value-too-short",
    member: "value",
    // For an empty value, API Gateway generates one (recorded).
    when: ({ value = "" }) => value !== "" && value.length < 20,
    text: "API Key value should be at least 20 characters",
    fix: "Use 20 to 128 characters, or omit the value.",
  },
  {
    code: "api-key.value-too-long",
    member: "value",
    when: ({ value = "" }) => value.length > 128,
    text: "API Key value exceeds maximum size of 128 characters",
    fix: "Use 20 to 128 characters, or omit the value.",
  },
];
