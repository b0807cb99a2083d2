import type { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import {
  CloudFormationClient,
  CreateStackCommand,
  type CreateStackCommandOutput,
  DescribeStacksCommand,
  type Stack,
  UpdateStackCommand,
  type UpdateStackCommandOutput,
} from "@aws-sdk/client-cloudformation";
import type { FakeAws } from "../../src/testing/aws/fake-aws.ts";
import { restClient } from "./rest-client.ts";

type Values = Readonly<Record<string, string>>;

/** The stack "shop" of a fake account, with the clients that look at what it makes. */
export function shopStack(aws: FakeAws): {
  readonly stacks: CloudFormationClient;
  readonly apis: APIGatewayClient;
  readonly create: (body: string, values?: Values) => Promise<CreateStackCommandOutput>;
  readonly update: (body: string, values?: Values) => Promise<UpdateStackCommandOutput>;
  /** The stack as it is, or another one of the account. */
  readonly describe: (name?: string) => Promise<Stack | undefined>;
} {
  const stacks = new CloudFormationClient({ ...aws.clientConfig(), maxAttempts: 1 });
  return {
    stacks,
    apis: restClient(aws),
    create: (body, values = {}) => stacks.send(new CreateStackCommand(settings(body, values))),
    update: (body, values = {}) => stacks.send(new UpdateStackCommand(settings(body, values))),
    describe: async (StackName = "shop") => {
      const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({ StackName }));
      return Stacks[0];
    },
  };
}

function settings(body: string, values: Values) {
  return {
    StackName: "shop",
    TemplateBody: body,
    Parameters: Object.entries(values).map(([ParameterKey, ParameterValue]) => ({
      ParameterKey,
      ParameterValue,
    })),
  };
}
