import type { Json } from "../../../core/json.ts";
import { randomUuid } from "../../request/ports.ts";
import { AwsError } from "../account/aws-error.ts";
import type { StackEventRecord, StackRecord, StackResourceRecord } from "../account/stack.ts";
import type { Account } from "../account/store.ts";
import { readQuery, writeQuery, writeQueryError } from "../wire/query.ts";
import type { Service } from "../wire/service.ts";

type Input = { readonly [member: string]: Json };

/** Answers the part of CloudFormation that stacks of REST APIs need. */
export const answerCloudFormation: Service = async (account, message) => {
  const requestId = randomUuid(account.ports);
  const { operation, input } = readQuery(message);
  account.record.add({ service: "CloudFormation", operation, input });
  try {
    const run = Object.hasOwn(operations, operation) ? operations[operation] : undefined;
    if (!run) {
      const text = `gatewright: ${operation || "a call without an Action"} is not emulated yet`;
      throw new AwsError("NotImplementedException", 501, text);
    }
    return writeQuery(operation, await run(account, input), requestId, namespace);
  } catch (error) {
    if (error instanceof AwsError) return writeQueryError(error, requestId);
    throw error;
  }
};

const namespace = "http://cloudformation.amazonaws.com/doc/2010-05-15/";

const operations: Readonly<
  Record<string, (account: Account, input: Input) => object | Promise<object>>
> = {
  async CreateStack(account, input) {
    const stackName = textIn(input, "StackName");
    if (account.stacks.has(stackName)) {
      throw new AwsError("AlreadyExistsException", 400, `Stack [${stackName}] already exists`);
    }
    return { StackId: await deploy(account, input, undefined) };
  },
  async UpdateStack(account, input) {
    const before = findStack(account, textIn(input, "StackName"));
    if (before.status === "ROLLBACK_COMPLETE") {
      // Public captures: a stack that could not be created has to be deleted.
      const text = `Stack:${before.stackId} is in ROLLBACK_COMPLETE state and can not be updated.`;
      throw new AwsError("ValidationError", 400, text);
    }
    return { StackId: await deploy(account, input, before) };
  },
  async DeleteStack(account, input) {
    const name = textIn(input, "StackName");
    const stack = stackOf(account, name);
    // Deleting a missing stack succeeds.
    if (!stack) return {};
    const { removeResources } = await import("./deployment.ts");
    await removeResources(account, stack.resources);
    account.stacks.delete(stack.stackName);
    return {};
  },
  DescribeStacks(account, input) {
    const name = textIn(input, "StackName");
    const stacks = name === "" ? [...account.stacks.values()] : [findStack(account, name)];
    return { Stacks: stacks.map(toStack) };
  },
  DescribeStackEvents(account, input) {
    const name = textIn(input, "StackName");
    const stack = stackOf(account, name);
    if (!stack) throw new AwsError("ValidationError", 400, `Stack [${name}] does not exist`);
    return { StackEvents: stack.events.toReversed().map((each) => toEvent(stack, each)) };
  },
  DescribeStackResources(account, input) {
    const stack = findStack(account, textIn(input, "StackName"));
    const wanted = textIn(input, "LogicalResourceId");
    const resources = [...stack.resources.values()].filter(
      ({ logicalId }) => wanted === "" || logicalId === wanted,
    );
    return { StackResources: resources.map((each) => toResource(stack, each)) };
  },
  DescribeStackResource(account, input) {
    const stack = findStack(account, textIn(input, "StackName"));
    const logicalId = textIn(input, "LogicalResourceId");
    const resource = stack.resources.get(logicalId);
    if (!resource) {
      const text = `Resource ${logicalId} does not exist for stack ${stack.stackName}`;
      throw new AwsError("ValidationError", 400, text);
    }
    const { Timestamp: LastUpdatedTimestamp, ...same } = toResource(stack, resource);
    return { StackResourceDetail: { ...same, LastUpdatedTimestamp } };
  },
};

async function deploy(
  account: Account,
  input: Input,
  before: StackRecord | undefined,
): Promise<string> {
  // Loaded on use: YAML and SAM would take a third of this entry point's loading time.
  const { deployStack } = await import("./deploy.ts");
  if (textIn(input, "TemplateURL") !== "") {
    const text = "gatewright: TemplateURL is not emulated: pass the template as TemplateBody";
    throw new AwsError("ValidationError", 400, text);
  }
  const request = {
    stackName: before?.stackName ?? textIn(input, "StackName"),
    templateBody: textIn(input, "TemplateBody"),
    parameters: parametersIn(input, before),
  };
  const stack = await deployStack(account, request, before);
  account.stacks.set(stack.stackName, stack);
  return stack.stackId;
}

function parametersIn(
  input: Input,
  before: StackRecord | undefined,
): Readonly<Record<string, Json>> {
  const given = Array.isArray(input["Parameters"]) ? input["Parameters"] : [];
  const entries = given.map((each: Json) => {
    const { ParameterKey = "", ParameterValue, UsePreviousValue } = Object(each);
    const value = UsePreviousValue === "true" ? before?.parameters[ParameterKey] : ParameterValue;
    return [String(ParameterKey), (value ?? "") as Json] as const;
  });
  return Object.fromEntries(entries);
}

/** Finds a stack by its name or id. */
function stackOf(account: Account, name: string): StackRecord | undefined {
  const named = account.stacks.get(name);
  return named ?? [...account.stacks.values()].find(({ stackId }) => stackId === name);
}

function findStack(account: Account, name: string): StackRecord {
  const stack = stackOf(account, name);
  if (stack) return stack;
  throw new AwsError("ValidationError", 400, `Stack with id ${name} does not exist`);
}

function toStack(stack: StackRecord): object {
  const { stackId, stackName, description, createdDate, updatedDate, status, outputs } = stack;
  return {
    StackId: stackId,
    StackName: stackName,
    Description: description,
    Parameters: Object.entries(stack.parameters).map(([ParameterKey, value]) => ({
      ParameterKey,
      ParameterValue: typeof value === "string" ? value : JSON.stringify(value),
    })),
    CreationTime: new Date(createdDate),
    LastUpdatedTime: updatedDate === undefined ? undefined : new Date(updatedDate),
    StackStatus: status,
    StackStatusReason: stack.statusReason,
    Outputs: outputs.map(({ key, value, description: text, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: text,
      ExportName: exportName,
    })),
  };
}

function toResource({ stackId, stackName }: StackRecord, resource: StackResourceRecord) {
  const { logicalId, physicalId, type, status, timestamp } = resource;
  return {
    StackName: stackName,
    StackId: stackId,
    LogicalResourceId: logicalId,
    PhysicalResourceId: physicalId,
    ResourceType: type,
    Timestamp: new Date(timestamp),
    ResourceStatus: status,
  };
}

function toEvent({ stackId, stackName }: StackRecord, event: StackEventRecord) {
  return {
    StackId: stackId,
    EventId: event.eventId,
    StackName: stackName,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.timestamp),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
  };
}

function textIn(input: Input, name: string): string {
  const value = input[name];
  return typeof value === "string" ? value : "";
}
