import { isGatewrightError } from "../../../core/errors.ts";
import type { Json } from "../../../core/json.ts";
import {
  Resolution,
  resolveParameters,
} from "../../../integrations/formats/cloudformation/resolve.ts";
import { expandSam } from "../../../integrations/formats/cloudformation/sam/expand.ts";
import {
  type CloudFormationTemplate,
  templateOf,
} from "../../../integrations/formats/cloudformation/template.ts";
import { parseSourceText } from "../../../integrations/formats/source-text.ts";
import { randomUuid } from "../../request/ports.ts";
import { AwsError } from "../account/aws-error.ts";
import type { StackOutput, StackRecord } from "../account/stack.ts";
import type { Account } from "../account/store.ts";
import { Deployment } from "./deployment.ts";
import { StackEvents } from "./stack-events.ts";

/** The input of CreateStack and UpdateStack. */
export interface StackRequest {
  readonly stackName: string;
  readonly templateBody: string;
  readonly parameters: Readonly<Record<string, Json>>;
}

/**
 * Creates or updates a stack, resource by resource, with the operations that create each of them.
 * A failure is rolled back: the stack is as it was before, and its status has the reason.
 *
 * On AWS this takes minutes after the call returns; here it is done when the call returns.
 *
 * @throws AwsError `ValidationError`: the template cannot be read, or a parameter has no value.
 */
export async function deployStack(
  account: Account,
  request: StackRequest,
  before: StackRecord | undefined,
): Promise<StackRecord> {
  const now = account.ports.clock();
  const { stackName, parameters } = request;
  const stackId =
    before?.stackId ??
    `arn:aws:cloudformation:${account.region}:${account.accountId}:stack/${stackName}/${randomUuid(account.ports)}`;
  const { template, resolution } = readTemplate(account, request);
  const shared = { stackId, stackName, createdDate: before?.createdDate ?? now };
  const times = before ? { updatedDate: now } : {};
  const events = new StackEvents(account, shared, before?.events ?? []);
  events.ofStack(before ? "UPDATE_IN_PROGRESS" : "CREATE_IN_PROGRESS", "User Initiated");
  const deployment = new Deployment(account, shared, before, events);
  try {
    await deployment.run(resolution);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    const resources = await deployment.rollBack();
    const status = before ? "UPDATE_ROLLBACK_COMPLETE" : "ROLLBACK_COMPLETE";
    events.ofStack(status);
    const as = before ?? { ...shared, parameters, outputs: [] };
    return { ...as, ...times, status, statusReason: error.message, resources, events: events.all };
  }
  await deployment.removeReplaced();
  const status = before ? "UPDATE_COMPLETE" : "CREATE_COMPLETE";
  events.ofStack(status);
  return {
    ...shared,
    ...times,
    description: template.description,
    parameters,
    status,
    outputs: outputsOf(resolution),
    resources: deployment.resources,
    events: events.all,
  };
}

function readTemplate(account: Account, { stackName, templateBody, parameters }: StackRequest) {
  const { region, accountId } = account;
  try {
    const written = templateOf(parseSourceText(templateBody).toJson());
    const values = { parameters: withNames(written, parameters), region, accountId, stackName };
    const expanded = expandSam(resolveParameters(written, values));
    return { template: written, resolution: new Resolution(expanded, values) };
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    throw new AwsError("ValidationError", 400, `Template format error: ${error.message}`);
  }
}

/**
 * Rejects parameters without a value, as AWS does. The fake has no Systems Manager: the value of a
 * parameter from it is its own name.
 */
function withNames(
  { parameters }: CloudFormationTemplate,
  given: Readonly<Record<string, Json>>,
): Readonly<Record<string, Json>> {
  const entries = Object.entries(parameters).map(([name, declared]) => {
    const { Default } = Object(declared);
    return [name, Object.hasOwn(given, name) ? given[name] : Default] as const;
  });
  const missing = entries.flatMap(([name, value]) => (value === undefined ? [name] : []));
  if (missing.length > 0) {
    const text = `Parameters: [${missing.join(", ")}] must have values`;
    throw new AwsError("ValidationError", 400, text);
  }
  return Object.fromEntries(entries);
}

function outputsOf(resolution: Resolution): readonly StackOutput[] {
  return Object.entries(resolution.outputs()).map(([key, written]) => {
    const { Value, Description, Export } = Object(written);
    return {
      key,
      value: typeof Value === "object" ? JSON.stringify(Value) : String(Value),
      ...(typeof Description === "string" && { description: Description }),
      ...(typeof Export?.Name === "string" && { exportName: Export.Name }),
    };
  });
}
