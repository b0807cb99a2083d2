import type { IntegrationRecord, MethodRecord } from "../model/record/rest-api-record.ts";
import { undeclaredHeader, undeclaredParameter } from "../model/rules/declared.ts";
import type { Advice } from "./advice.ts";

interface Declaring {
  readonly method: MethodRecord;
  readonly integration: IntegrationRecord;
}

/** Advice on mapped but undeclared parameters: only imports reject them. */
export const undeclaredAdvice: readonly Advice<Declaring>[] = [
  {
    code: "lint.undeclared-parameter",
    severity: "error",
    member: "requestParameters",
    when: (subject) => undeclaredParameter(subject) !== undefined,
    text: (subject) =>
      `${undeclaredParameter(subject)} is mapped, but the method does not declare it: Invalid mapping expression parameter specified`,
    fix: "Add it to the method's request parameters.",
  },
  {
    code: "lint.undeclared-header",
    severity: "error",
    member: "integrationResponses",
    when: (subject) => mappedHeader(subject) !== undefined,
    text: (subject) =>
      `${mappedHeader(subject)} is mapped, but the method response does not declare it: Invalid mapping expression parameter specified`,
    fix: "Add it to the response parameters of the method's response.",
  },
];

/** Returns an undeclared mapped header; proxies ignore their responses. */
function mappedHeader({ method, integration }: Declaring): string | undefined {
  const { type, integrationResponses = {} } = integration;
  if (type.endsWith("_PROXY")) return undefined;
  const headers = Object.values(integrationResponses).map((response) =>
    undeclaredHeader({ method, response }),
  );
  return headers.find((header) => header !== undefined);
}
