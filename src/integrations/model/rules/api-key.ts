import type { Rule } from "./rule.ts";

interface ApiKey {
  readonly name?: string | undefined;
  readonly description?: string | undefined;
  readonly value?: string | undefined;
}

/** What CreateApiKey refuses. All texts are recorded from AWS; of two, which comes first is not. */
export const apiKeyRules: readonly Rule<ApiKey>[] = [
  {
    code: "api-key.name-too-long",
    member: "name",
    when: ({ name = "" }) => name.length > 1024,
    text: "Invalid API Key name, can be at most 1024 characters.",
    fix: "A shorter name.",
  },
  {
    code: "api-key.description-too-long",
    member: "description",
    when: ({ description = "" }) => description.length > 125_000,
    text: "Invalid API Key description specified.",
    fix: "At most 125 000 characters.",
  },
  {
    code: "api-key.value-too-short",
    member: "value",
    // An empty value is made up by API Gateway (recorded).
    when: ({ value = "" }) => value !== "" && value.length < 20,
    text: "API Key value should be at least 20 characters",
    fix: "20 to 128 characters, or none.",
  },
  {
    code: "api-key.value-too-long",
    member: "value",
    when: ({ value = "" }) => value.length > 128,
    text: "API Key value exceeds maximum size of 128 characters",
    fix: "20 to 128 characters, or none.",
  },
];
