import type { Rule } from "./rule.ts";

interface VpcLink {
  readonly name?: string | undefined;
  readonly targetArns: readonly string[];
}

/** What CreateVpcLink rejects. Both texts are recorded from AWS, but not their order. */
export const vpcLinkRules: readonly Rule<VpcLink>[] = [
  {
    code: "vpc-link.name-empty",
    member: "name",
    when: ({ name = "" }) => name === "",
    text: "Name cannot be empty",
    fix: "Set a name.",
  },
  {
    code: "vpc-link.target-not-arn",
    member: "targetArns",
    when: ({ targetArns }) => malformed(targetArns) !== undefined,
    text: ({ targetArns }) => `Invalid ARN. ARN is not well formed ${malformed(targetArns)}`,
    fix: "Use the ARN of a Network Load Balancer.",
  },
];

function malformed(arns: readonly string[]): string | undefined {
  return arns.find((arn) => !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(arn));
}
