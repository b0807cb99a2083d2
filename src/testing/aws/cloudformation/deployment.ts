import { equalJson } from "../../../core/json.ts";
import { physicalOf } from "../../../integrations/formats/cloudformation/physical.ts";
import type { Resolution } from "../../../integrations/formats/cloudformation/resolve.ts";
import { textOf } from "../../../integrations/formats/openapi/shape.ts";
import { randomHex } from "../../request/ports.ts";
import { AwsError, badRequest } from "../account/aws-error.ts";
import type { StackRecord, StackResourceRecord } from "../account/stack.ts";
import type { Account } from "../account/store.ts";
import { accountResources } from "./account-resources.ts";
import { domainResources } from "./domain-resources.ts";
import { type Properties, textIn } from "./properties.ts";
import type { ResourceHandler } from "./resource-handler.ts";
import { restApiResources } from "./rest-api-resources.ts";
import { SavePoints } from "./save-points.ts";
import type { StackEvents } from "./stack-events.ts";
import { stageResources } from "./stage-resources.ts";

/** Deletes the resources of a stack, the last one first. */
export async function removeResources(
  account: Account,
  resources: StackRecord["resources"],
): Promise<void> {
  for (const resource of [...resources.values()].toReversed()) {
    await removeResource(account, resource);
  }
}

const handlers: Readonly<Record<string, ResourceHandler>> = {
  ...restApiResources,
  ...stageResources,
  ...accountResources,
  ...domainResources,
};

function handlerFor(type: string): ResourceHandler | undefined {
  const handler = Object.hasOwn(handlers, type) ? handlers[type] : undefined;
  if (handler || !type.startsWith("AWS::ApiGateway")) return handler;
  throw badRequest(`gatewright: ${type} in a stack is not emulated yet`);
}

async function removeResource(account: Account, resource: StackResourceRecord): Promise<void> {
  const { type, physicalId, properties } = resource;
  try {
    await handlerFor(type)?.remove({ account, physicalId, properties });
  } catch (error) {
    // It was deleted together with an earlier resource, or somebody deleted it by hand.
    if (!(error instanceof AwsError)) throw error;
  }
}

/** One deployment of a template over the resources of a stack. */
export class Deployment {
  readonly resources = new Map<string, StackResourceRecord>();
  readonly #account: Account;
  readonly #stack: Pick<StackRecord, "stackId" | "stackName">;
  readonly #before: StackRecord | undefined;
  readonly #events: StackEvents;
  readonly #savePoints: SavePoints;
  /** Existing resources whose update or replacement was started. */
  readonly #touched: StackResourceRecord[] = [];
  readonly #created: StackResourceRecord[] = [];
  readonly #replaced: StackResourceRecord[] = [];
  /** Replaced resources that were deleted before their replacement was created. */
  readonly #removed = new Set<StackResourceRecord>();
  #failure = "";

  constructor(
    account: Account,
    stack: Pick<StackRecord, "stackId" | "stackName">,
    before: StackRecord | undefined,
    events: StackEvents,
  ) {
    this.#account = account;
    this.#stack = stack;
    this.#before = before;
    this.#events = events;
    this.#savePoints = new SavePoints(account);
  }

  /** @throws AwsError of the first resource that fails; call `rollBack` then. */
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
    const before = this.#before?.resources.get(logicalId);
    if (before?.type === type && equalJson(before.properties, properties)) return before;
    const verb = before ? "UPDATE" : "CREATE";
    const target = { logicalId, type, physicalId: before?.physicalId ?? "" };
    this.#events.ofResource(target, `${verb}_IN_PROGRESS`);
    if (before) this.#touched.push(before);
    try {
      const applied = await this.#applyResource(
        resolution,
        { logicalId, type, properties },
        before,
      );
      const timestamp = this.#account.ports.clock();
      const status = `${verb}_COMPLETE` as const;
      const resource = { logicalId, type, properties, ...applied, status, timestamp };
      if (before?.physicalId !== resource.physicalId) this.#recordCreated(resource, before);
      this.#events.ofResource(resource, status);
      return resource;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.#events.ofResource(target, `${verb}_FAILED`, error.message);
      this.#failure = `The following resource(s) failed to ${verb.toLowerCase()}: [${logicalId}].`;
      throw error;
    }
  }

  async #applyResource(
    resolution: Resolution,
    { logicalId, type, properties }: Pick<StackResourceRecord, "logicalId" | "type" | "properties">,
    before: StackResourceRecord | undefined,
  ): Promise<Pick<StackResourceRecord, "physicalId" | "attributes">> {
    const account = this.#account;
    const handler = handlerFor(type);
    if (!handler) {
      const made = physicalOf(type, logicalId, properties, resolution.place);
      const physicalId = typeof made?.ref === "string" ? made.ref : logicalId;
      return { physicalId, attributes: made?.attributes ?? {} };
    }
    this.#savePoints.keep([
      before?.physicalId ?? "",
      ...parentIdsIn(properties),
      ...parentIdsIn(before?.properties ?? {}),
    ]);
    const request = { account, logicalId, properties, ...this.#identity(logicalId) };
    const isSame = handler.createOnly?.every((name) =>
      equalJson(before?.properties[name], properties[name]),
    );
    if (before?.type === type && handler.update && (isSame ?? true)) {
      await handler.update(request, before.physicalId);
      return before;
    }
    if (before?.type === type && handler.replaces === "before") {
      await removeResource(account, before);
      this.#removed.add(before);
    }
    const { ref, attributes } = await handler.create(request);
    return { physicalId: textOf(ref) ?? logicalId, attributes };
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

  #recordCreated(resource: StackResourceRecord, before: StackResourceRecord | undefined): void {
    this.#created.push(resource);
    if (before) {
      this.#replaced.push(before);
      this.#events.ofResource(before, "UPDATE_IN_PROGRESS", replacing);
    }
    const status = before ? "UPDATE_IN_PROGRESS" : "CREATE_IN_PROGRESS";
    this.#events.ofResource(resource, status, "Resource creation Initiated");
  }

  /** Deletes created resources, restores updated ones, and returns the resources as they were. */
  async rollBack(): Promise<StackRecord["resources"]> {
    const [before, events] = [this.#before, this.#events];
    if (before) events.ofStack("UPDATE_ROLLBACK_IN_PROGRESS", this.#failure);
    else events.ofStack("ROLLBACK_IN_PROGRESS", `${this.#failure} Rollback requested by user.`);
    const resources = new Map(before?.resources);
    for (const resource of this.#touched.toReversed()) {
      const timestamp = this.#account.ports.clock();
      events.ofResource(resource, "UPDATE_IN_PROGRESS");
      events.ofResource(resource, "UPDATE_COMPLETE");
      resources.set(resource.logicalId, { ...resource, status: "UPDATE_COMPLETE", timestamp });
    }
    if (before) events.ofStack("UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS");
    for (const resource of this.#created.toReversed()) await this.#remove(resource);
    // Last: deleting a resource may have deleted others, as a deployment deletes its stage.
    this.#savePoints.restore();
    return resources;
  }

  /** Deletes the resources that are not in the new template, and those that were replaced. */
  async removeReplaced(): Promise<void> {
    if (!this.#before) return;
    this.#events.ofStack("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
    const gone = [...this.#before.resources.values()].filter(
      ({ logicalId }) => !this.resources.has(logicalId),
    );
    for (const resource of [...gone, ...this.#replaced].toReversed()) await this.#remove(resource);
  }

  async #remove(resource: StackResourceRecord): Promise<void> {
    this.#events.ofResource(resource, "DELETE_IN_PROGRESS");
    if (!this.#removed.has(resource)) await removeResource(this.#account, resource);
    this.#events.ofResource(resource, "DELETE_COMPLETE");
  }
}

const replacing =
  "Requested update requires the creation of a new physical resource; hence creating one.";

/** The ids of the API and the usage plan that a resource is part of. */
function parentIdsIn(properties: Properties): readonly string[] {
  return [textIn(properties, "RestApiId"), textIn(properties, "UsagePlanId")];
}
