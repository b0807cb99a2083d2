import type { Json } from "../../../core/json.ts";
import type { PhysicalResource } from "../../../integrations/formats/cloudformation/physical.ts";
import type { Account } from "../account/store.ts";

/** A resource to create or update, with its intrinsic functions resolved. */
export interface CreateRequest {
  readonly account: Account;
  readonly logicalId: string;
  readonly properties: { readonly [name: string]: Json };
  /** The name if the properties have none: the stack, the logical id, and a unique suffix. */
  readonly name: string;
  /** The tags that CloudFormation adds to every resource that accepts tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A resource that was created, with the properties that it was created from. */
export interface ExistingResource {
  readonly account: Account;
  readonly physicalId: string;
  readonly properties: { readonly [name: string]: Json };
}

/** Creates, updates and deletes the resources of one type with their service's operations. */
export interface ResourceHandler {
  readonly create: (request: CreateRequest) => PhysicalResource | Promise<PhysicalResource>;
  /** Updates an existing resource. Without it, a changed resource is replaced. */
  readonly update?: (request: CreateRequest, physicalId: string) => void | Promise<void>;
  /** Properties whose change forces replacement, although the type has `update`. */
  readonly createOnly?: readonly string[];
  /** When to delete a replaced resource, if both cannot exist at once. Defaults to after. */
  readonly replaces?: "before";
  readonly remove: (resource: ExistingResource) => unknown;
}
