import { describe, type Family, integrationKinds } from "../../src/integrations/index.ts";

/** Generates the page that compares the kinds, from their descriptions. */
export function choosingPage(): string {
  const described = integrationKinds.map(describe);
  const families = Object.keys(headings) as Family[];
  const sections = families.flatMap((family) => {
    const members = described.filter((each) => each.family === family);
    const [first] = members;
    if (!first) return [];
    return [
      `## ${headings[family]}`,
      "",
      "```mermaid",
      ...diagrams[family],
      "```",
      "",
      `- Backend: ${first.backend}.`,
      `- Credentials: ${first.credentials}.`,
      `- Additional cost: ${first.cost}.`,
      `- Performance: ${first.performance}.`,
      `- Security: ${first.security}.`,
      "",
      "| Kind | For | Choose it when | Avoid it when |",
      "| --- | --- | --- | --- |",
      ...members.map(
        ({ kind, useCases, chooseWhen, avoidWhen }) =>
          `| \`${kind}\` | ${useCases.join(", ")} | ${chooseWhen} | ${avoidWhen} |`,
      ),
      "",
      "```ts",
      ...members.map(({ example }) => `${example};`),
      "```",
      "",
    ];
  });
  return [
    "# Choosing an integration",
    "",
    "This page compares all kinds of integrations, by what they call. `describe(kind)` returns the same facts as data.",
    "",
    "<!-- Generated: edit src/integrations/authoring/describe or tools/docs, then run `npm run docs`. -->",
    "",
    "```ts",
    'import { http, rest, webSocket } from "gatewright/integrations";',
    "```",
    "",
    "| Kind | API | AWS type | Family | Proxy | Templates | Request changed by |",
    "| --- | --- | --- | --- | --- | --- | --- |",
    ...described.map(
      ({ kind, api, type, family, isProxy, takesTemplates, transformedBy }) =>
        `| \`${kind}\` | ${api} | \`${type}\` | ${family} | ${yesNo(isProxy)} | ${yesNo(takesTemplates)} | ${transformedBy === "nobody" ? "nothing" : transformedBy} |`,
    ),
    "",
    ...sections,
  ].join("\n");
}

function yesNo(is: boolean): string {
  return is ? "yes" : "no";
}

const headings: Readonly<Record<Family, string>> = {
  lambda: "Lambda",
  http: "HTTP",
  mock: "Mock",
  "aws-service": "AWS services",
  private: "Private",
};

const diagrams: Readonly<Record<Family, readonly string[]>> = {
  lambda: [
    "sequenceDiagram",
    "  participant C as Client",
    "  participant G as API Gateway",
    "  participant L as Lambda function",
    "  C->>G: request",
    "  G->>L: event (proxy), or the output of a template",
    "  L-->>G: response, buffered or streamed",
    "  G-->>C: response",
  ],
  http: [
    "sequenceDiagram",
    "  participant C as Client",
    "  participant G as API Gateway",
    "  participant B as HTTP backend",
    "  C->>G: request",
    "  G->>B: the same request (proxy), or the output of mappings and templates",
    "  B-->>G: response",
    "  G-->>C: the same response (proxy), or the integration response that its status selects",
  ],
  mock: [
    "sequenceDiagram",
    "  participant C as Client",
    "  participant G as API Gateway",
    "  C->>G: request",
    "  Note over G: the request template returns a status",
    "  G-->>C: the integration response for that status",
  ],
  "aws-service": [
    "sequenceDiagram",
    "  participant C as Client",
    "  participant G as API Gateway",
    "  participant R as IAM role",
    "  participant S as AWS service",
    "  C->>G: request",
    "  G->>R: assume role",
    "  G->>S: signed call, built by a template or from parameters",
    "  S-->>G: response",
    "  G-->>C: response",
  ],
  private: [
    "sequenceDiagram",
    "  participant C as Client",
    "  participant G as API Gateway",
    "  participant V as VPC link",
    "  participant B as Load balancer or Cloud Map service",
    "  C->>G: request",
    "  G->>V: request",
    "  V->>B: request, inside the VPC",
    "  B-->>G: response",
    "  G-->>C: response",
  ],
};
