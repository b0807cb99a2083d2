import { equalJson } from "../../../core/json.ts";
import { physicalOf } from "../../../integrations/formats/cloudformation/physical.ts";
import type { Resolution } from "../../../integrations/formats/cloudformation/resolve.ts";
import { textOf } from "../../../integrations/formats/openapi/shape.ts";
import { randomHex } from "../../request/ports.ts";
import { AwsError, badRequest } from "../account/aws-error.ts";
import type { StackRecord, StackResourceRecord } from "../account/stack.ts";
import type { Account } from "../account/store.ts";
import { accountMakers } from "./account-makers.ts";
import { domainMakers } from "./domain-makers.ts";
import type { Maker } from "./maker.ts";
import { type Properties, textIn } from "./properties.ts";
import { restApiMakers } from "./rest-api-makers.ts";
import { SavePoints } from "./save-points.ts";
import type { StackEvents } from "./stack-events.ts";
import { stageMakers } from "./stage-makers.ts";

/** Takes the resources of a stack away, the last first. */
export async function removeResources(
  account: Account,
  resources: StackRecord["resources"],
): Promise<void> {
  for (const resource of [...resources.values()].toReversed()) {
    await removeResource(account, resource);
  }
}

const makers: Readonly<Record<string, Maker>> = {
  ...restApiMakers,
  ...stageMakers,
  ...accountMakers,
  ...domainMakers,
};

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

/** One deployment of a template over the resources of a stack. */
export class Deployment {
  readonly resources = new Map<string, StackResourceRecord>();
  readonly #account: Account;
  readonly #stack: Pick<StackRecord, "stackId" | "stackName">;
  readonly #before: StackRecord | undefined;
  readonly #events: StackEvents;
  readonly #savePoints: SavePoints;
  /** What was there and was brought up to date or replaced, or failed to be. */
  readonly #touched: StackResourceRecord[] = [];
  readonly #made: StackResourceRecord[] = [];
  readonly #replaced: StackResourceRecord[] = [];
  /** Those of them that had to make room. */
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

  /** @throws AwsError the first resource's that fails; `rollBack` is then to be called. */
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
    const told = { logicalId, type, physicalId: before?.physicalId ?? "" };
    this.#events.ofResource(told, `${verb}_IN_PROGRESS`);
    if (before) this.#touched.push(before);
    try {
      const brought = await this.#bring(resolution, { logicalId, type, properties }, before);
      const timestamp = this.#account.ports.clock();
      const status = `${verb}_COMPLETE` as const;
      const resource = { logicalId, type, properties, ...brought, status, timestamp };
      if (before?.physicalId !== resource.physicalId) this.#tellMade(resource, before);
      this.#events.ofResource(resource, status);
      return resource;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      this.#events.ofResource(told, `${verb}_FAILED`, error.message);
      this.#failure = `The following resource(s) failed to ${verb.toLowerCase()}: [${logicalId}].`;
      throw error;
    }
  }

  async #bring(
    resolution: Resolution,
    { logicalId, type, properties }: Pick<StackResourceRecord, "logicalId" | "type" | "properties">,
    before: StackResourceRecord | undefined,
  ): Promise<Pick<StackResourceRecord, "physicalId" | "attributes">> {
    const account = this.#account;
    const maker = makerOf(type);
    if (!maker) {
      const made = physicalOf(type, logicalId, properties, resolution.place);
      const physicalId = typeof made?.ref === "string" ? made.ref : logicalId;
      return { physicalId, attributes: made?.attributes ?? {} };
    }
    this.#savePoints.keep([
      before?.physicalId ?? "",
      ...homesIn(properties),
      ...homesIn(before?.properties ?? {}),
    ]);
    const request = { account, logicalId, properties, ...this.#identity(logicalId) };
    const isSame = maker.fixed?.every((name) =>
      equalJson(before?.properties[name], properties[name]),
    );
    if (before?.type === type && maker.update && (isSame ?? true)) {
      await maker.update(request, before.physicalId);
      return before;
    }
    if (before?.type === type && maker.replaces === "before") {
      await removeResource(account, before);
      this.#removed.add(before);
    }
    const { ref, attributes } = await maker.make(request);
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

  #tellMade(resource: StackResourceRecord, before: StackResourceRecord | undefined): void {
    this.#made.push(resource);
    if (before) {
      this.#replaced.push(before);
      this.#events.ofResource(before, "UPDATE_IN_PROGRESS", replacing);
    }
    const status = before ? "UPDATE_IN_PROGRESS" : "CREATE_IN_PROGRESS";
    this.#events.ofResource(resource, status, "Resource creation Initiated");
  }

  /** Takes away what was made and puts back what was touched: the resources as they were. */
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
    for (const resource of this.#made.toReversed()) await this.#remove(resource);
    // Last: what was made may have taken others with it, as a deployment takes its stage.
    this.#savePoints.restore();
    return resources;
  }

  /** What the new template does not have, and what others took the place of. */
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

/** Ids of the API and of the usage plan that a resource is part of. */
function homesIn(properties: Properties): readonly string[] {
  return [textIn(properties, "RestApiId"), textIn(properties, "UsagePlanId")];
}
