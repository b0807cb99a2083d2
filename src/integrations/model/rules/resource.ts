import { parsePathPart } from "../../../core/route-key.ts";
import type { ResourceRecord } from "../record/rest-api-record.ts";
import type { Rule } from "./rule.ts";

/** A resource to be created, and its parent. */
export interface ResourceCandidate {
  readonly pathPart: string;
  readonly parent: ResourceRecord;
  readonly siblings: readonly ResourceRecord[];
}

/**
 * What CreateResource rejects as a bad request. All texts except the first are recorded from AWS.
 */
export const resourceRules: readonly Rule<ResourceCandidate>[] = [
  {
    code: "resource.path-part",
    when: ({ pathPart }) => typeof parsePathPart(pathPart) === "string",
    // Not recorded: the text comes from moto.
    text: "Resource's path part only allow a-zA-Z0-9._- and curly braces at the beginning and the end and an optional plus sign before the closing brace.",
    fix: "Use one segment without slashes: orders, {id} or {proxy+}.",
  },
  {
    code: "resource.below-greedy",
    when: ({ parent }) => parent.pathPart?.endsWith("+}") ?? false,
    text: ({ parent }) =>
      `Cannot create a child of a resource with a greedy path variable: ${parent.pathPart}`,
    fix: "A greedy variable matches the rest of the path; parse it in the backend.",
  },
  {
    code: "resource.second-variable",
    when: (candidate) => variableSibling(candidate) !== undefined,
    text: (candidate) =>
      `A sibling (${variableSibling(candidate)?.pathPart}) of this resource already has a variable path part -- only one is allowed`,
    fix: "Use the existing variable.",
  },
];

function variableSibling({ pathPart, siblings }: ResourceCandidate): ResourceRecord | undefined {
  if (!pathPart.startsWith("{")) return undefined;
  return siblings.find(
    (sibling) => sibling.pathPart?.startsWith("{") && sibling.pathPart !== pathPart,
  );
}
