import { isGatewrightError } from "../../../errors.ts";
import { physicalOf } from "../../../integrations/formats/cloudformation/physical.ts";
import {
  Resolution,
  resolveParameters,
} from "../../../integrations/formats/cloudformation/resolve.ts";
import { expandSam } from "../../../integrations/formats/cloudformation/sam/expand.ts";
import {
  type CloudFormationTemplate,
  templateOf,
} from "../../../integrations/formats/cloudformation/template.ts";
import { textOf } from "../../../integrations/formats/openapi/shape.ts";
import { parseSourceText } from "../../../integrations/formats/source-text.ts";
import { equalJson, type Json } from "../../../json.ts";
import { randomHex, randomUuid } from "../../ports.ts";
import { AwsError, badRequest } from "../aws-error.ts";
import type { Account } from "../store.ts";
import type { Maker } from "./maker.ts";
import { restApiMakers } from "./rest-api-makers.ts";
import type { StackOutput, StackRecord, StackResourceRecord } from "./stack.ts";
import { stageMakers } from "./stage-makers.ts";

export interface StackRequest {
  readonly stackName: string;
  readonly templateBody: string;
  readonly parameters: Readonly<Record<string, Json>>;
}

/**
 * Makes a stack, or brings one up to date, resource by resource with the calls that make each of
 * them. What fails is rolled back: the stack is as it was, and says why.
 *
 * On AWS this takes minutes after the call has answered; here it is done when the call answers.
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
  const deployment = new Deployment(account, shared, before?.resources ?? new Map());
  try {
    await deployment.run(resolution);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    await deployment.rollBack();
    const statusReason = error.message;
    return before
      ? { ...before, ...times, status: "UPDATE_ROLLBACK_COMPLETE", statusReason }
      : {
          ...shared,
          parameters,
          status: "ROLLBACK_COMPLETE",
          statusReason,
          outputs: [],
          resources: new Map(),
        };
  }
  await deployment.removeReplaced();
  return {
    ...shared,
    ...times,
    description: template.description,
    parameters,
    status: before ? "UPDATE_COMPLETE" : "CREATE_COMPLETE",
    outputs: outputsOf(resolution),
    resources: deployment.resources,
  };
}

/** Takes the resources of a stack away, the last first. */
export async function removeResources(
  account: Account,
  resources: StackRecord["resources"],
): Promise<void> {
  for (const resource of [...resources.values()].toReversed()) {
    await removeResource(account, resource);
  }
}

const makers: Readonly<Record<string, Maker>> = { ...restApiMakers, ...stageMakers };

function makerOf(type: string): Maker | undefined {
  const maker = Object.hasOwn(makers, type) ? makers[type] : undefined;
  if (maker || !type.startsWith("AWS::ApiGateway")) return maker;
  throw badRequest(`gatewright: ${type} in a stack is not emulated yet`);
}

async function removeResource(account: Account, resource: StackResourceRecord): Promise<void> {
  const { type, physicalId, properties } = resource;
  try {
    await makerOf(type)?.remove({ account, physicalId, properties });
  } catch (error) {
    // It went with something that was removed before it, or somebody removed it by hand.
    if (!(error instanceof AwsError)) throw error;
  }
}

function readTemplate(account: Account, { stackName, templateBody, parameters }: StackRequest) {
  const { region, accountId } = account;
  try {
    const written = templateOf(parseSourceText(templateBody).root);
    const values = { parameters: withNames(written, parameters), region, accountId, stackName };
    const expanded = expandSam(resolveParameters(written, values));
    return { template: written, resolution: new Resolution(expanded, values) };
  } catch (error) {
    if (!isGatewrightError(error)) throw error;
    throw new AwsError("ValidationError", 400, `Template format error: ${error.message}`);
  }
}

/**
 * Parameters without a value are refused, as on AWS. There is no Systems Manager here: a parameter
 * of it has its own name as its value.
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

/** One deployment of a template over the resources of a stack. */
class Deployment {
  readonly resources = new Map<string, StackResourceRecord>();
  readonly #account: Account;
  readonly #stack: Pick<StackRecord, "stackId" | "stackName">;
  readonly #before: ReadonlyMap<string, StackResourceRecord>;
  readonly #made: StackResourceRecord[] = [];
  readonly #replaced: StackResourceRecord[] = [];

  constructor(
    account: Account,
    stack: Pick<StackRecord, "stackId" | "stackName">,
    before: ReadonlyMap<string, StackResourceRecord>,
  ) {
    this.#account = account;
    this.#stack = stack;
    this.#before = before;
  }

  async run(resolution: Resolution): Promise<void> {
    for (const name of resolution.order) {
      const resource = await this.#deploy(resolution, name);
      this.resources.set(name, resource);
      const { physicalId: ref, attributes } = resource;
      resolution.add(name, { ref, attributes });
    }
  }

  async #deploy(resolution: Resolution, logicalId: string): Promise<StackResourceRecord> {
    const { type, properties } = resolution.resourceAt(logicalId);
    const before = this.#before.get(logicalId);
    const isSame = before?.type === type && equalJson(before.properties, properties);
    if (before && isSame) return before;
    const account = this.#account;
    const maker = makerOf(type);
    const timestamp = account.ports.clock();
    const record = { logicalId, type, properties, timestamp };
    if (!maker) {
      const made = physicalOf(type, logicalId, properties, resolution.place);
      const physicalId = typeof made?.ref === "string" ? made.ref : logicalId;
      return { ...record, physicalId, attributes: made?.attributes ?? {} };
    }
    const request = { account, logicalId, properties, ...this.#identity(logicalId) };
    if (before?.type === type && maker.update) {
      await maker.update(request, before.physicalId);
      return { ...before, ...record };
    }
    if (before && maker.replaces === "before") await removeResource(account, before);
    const { ref, attributes } = await maker.make(request);
    const made = { ...record, physicalId: textOf(ref) ?? logicalId, attributes };
    this.#made.push(made);
    if (before && maker.replaces !== "before") this.#replaced.push(before);
    return made;
  }

  #identity(logicalId: string) {
    const { stackName, stackId } = this.#stack;
    return {
      name: `${stackName}-${logicalId}-${randomHex(this.#account.ports, 12)}`,
      tags: {
        "aws:cloudformation:logical-id": logicalId,
        "aws:cloudformation:stack-id": stackId,
        "aws:cloudformation:stack-name": stackName,
      },
    };
  }

  /** What was made is taken away again, and what made room for it is made once more. */
  async rollBack(): Promise<void> {
    for (const resource of this.#made.toReversed()) {
      await removeResource(this.#account, resource);
      const before = this.#before.get(resource.logicalId);
      const maker = makerOf(resource.type);
      if (!before || maker?.replaces !== "before") continue;
      const { logicalId, properties } = before;
      await maker.make({
        account: this.#account,
        logicalId,
        properties,
        ...this.#identity(logicalId),
      });
    }
  }

  /** What the new template does not have, and what others took the place of. */
  async removeReplaced(): Promise<void> {
    const gone = [...this.#before.values()].filter(
      ({ logicalId }) => !this.resources.has(logicalId),
    );
    for (const resource of [...gone, ...this.#replaced].toReversed()) {
      await removeResource(this.#account, resource);
    }
  }
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
