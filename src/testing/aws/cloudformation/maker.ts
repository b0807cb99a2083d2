import type { Json } from "../../../core/json.ts";
import type { PhysicalResource } from "../../../integrations/formats/cloudformation/physical.ts";
import type { Account } from "../account/store.ts";

/** A resource that is about to be made, its functions carried out. */
export interface MakeRequest {
  readonly account: Account;
  readonly logicalId: string;
  readonly properties: { readonly [name: string]: Json };
  /** A name for what has none: of the stack, the logical id, and something that is unique. */
  readonly name: string;
  /** The tags that CloudFormation puts on whatever takes tags. */
  readonly tags: Readonly<Record<string, string>>;
}

/** A resource that was made, with what it was made of. */
export interface MadeResource {
  readonly account: Account;
  readonly physicalId: string;
  readonly properties: { readonly [name: string]: Json };
}

/** How the resources of one type are made with the operations of their service. */
export interface Maker {
  readonly make: (request: MakeRequest) => PhysicalResource | Promise<PhysicalResource>;
  /** Brings one that is there up to date. Absent: it is replaced. */
  readonly update?: (request: MakeRequest, physicalId: string) => void | Promise<void>;
  /** Properties that another value of replaces it, although it could be brought up to date. */
  readonly fixed?: readonly string[];
  /** Whether the old one goes before the new one comes, which could not be beside it. Absent: after. */
  readonly replaces?: "before";
  readonly remove: (resource: MadeResource) => unknown;
}
