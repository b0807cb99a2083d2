import type { Json } from "../../../core/json.ts";

/** One CloudFormation stack of the account. */
export interface StackRecord {
  readonly stackId: string;
  readonly stackName: string;
  readonly description?: string | undefined;
  readonly parameters: Readonly<Record<string, Json>>;
  /** Milliseconds since 1970. */
  readonly createdDate: number;
  readonly updatedDate?: number | undefined;
  readonly status: StackStatus;
  readonly statusReason?: string | undefined;
  readonly outputs: readonly StackOutput[];
  /** By logical id, in the order of their creation. */
  readonly resources: ReadonlyMap<string, StackResourceRecord>;
  /** The events of the stack and its resources, oldest first. */
  readonly events: readonly StackEventRecord[];
}

export type StackStatus =
  | "CREATE_COMPLETE"
  | "UPDATE_COMPLETE"
  | "ROLLBACK_COMPLETE"
  | "UPDATE_ROLLBACK_COMPLETE";

export interface StackOutput {
  readonly key: string;
  readonly value: string;
  readonly description?: string | undefined;
  readonly exportName?: string | undefined;
}

/** An event of a stack or of one of its resources. */
export interface StackEventRecord {
  readonly eventId: string;
  readonly logicalId: string;
  /** Empty before the resource is created. */
  readonly physicalId: string;
  readonly type: string;
  /** `UPDATE_ROLLBACK_IN_PROGRESS` */
  readonly status: string;
  readonly reason?: string | undefined;
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}

/** A resource that was created. */
export interface StackResourceRecord {
  readonly logicalId: string;
  readonly type: string;
  readonly physicalId: string;
  readonly attributes: { readonly [name: string]: Json };
  /** The resolved properties, which an update compares. */
  readonly properties: { readonly [name: string]: Json };
  readonly status: "CREATE_COMPLETE" | "UPDATE_COMPLETE";
  /** Milliseconds since 1970. */
  readonly timestamp: number;
}
