import { randomUuid } from "../../request/ports.ts";
import type { StackEventRecord, StackRecord, StackResourceRecord } from "../account/stack.ts";
import type { Account } from "../account/store.ts";

/**
 * Records the events of a stack, in the order and with the reasons of public captures and of
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-monitor-stack.html
 */
export class StackEvents {
  readonly all: StackEventRecord[];
  readonly #account: Account;
  readonly #stack: Pick<StackRecord, "stackId" | "stackName">;

  constructor(
    account: Account,
    stack: Pick<StackRecord, "stackId" | "stackName">,
    before: readonly StackEventRecord[],
  ) {
    this.#account = account;
    this.#stack = stack;
    this.all = [...before];
  }

  ofStack(status: string, reason?: string): void {
    const { stackId, stackName } = this.#stack;
    this.all.push({
      eventId: randomUuid(this.#account.ports),
      logicalId: stackName,
      physicalId: stackId,
      type: "AWS::CloudFormation::Stack",
      status,
      reason,
      timestamp: this.#account.ports.clock(),
    });
  }

  ofResource(
    { logicalId, physicalId, type }: Pick<StackResourceRecord, "logicalId" | "physicalId" | "type">,
    status: string,
    reason?: string,
  ): void {
    const timestamp = this.#account.ports.clock();
    const eventId = `${logicalId}-${status}-${new Date(timestamp).toISOString()}`;
    this.all.push({ eventId, logicalId, physicalId, type, status, reason, timestamp });
  }
}
