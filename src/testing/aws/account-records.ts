/** What an account has besides its APIs. Times are in milliseconds since 1970. */

type ById<Item> = Readonly<Record<string, Item>>;

export interface ApiKeyRecord {
  readonly id: string;
  /** What clients send. */
  readonly value: string;
  readonly name?: string;
  readonly description?: string;
  readonly customerId?: string;
  readonly enabled: boolean;
  readonly createdDate: number;
  readonly lastUpdatedDate: number;
  readonly tags?: ById<string>;
}

export interface UsagePlanRecord {
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  readonly productCode?: string;
  /** The stages that the keys of the plan may call. */
  readonly apiStages: readonly ApiStageRecord[];
  readonly throttle?: ThrottleRecord;
  readonly quota?: QuotaRecord;
  readonly tags?: ById<string>;
  /** In the order in which they were added. */
  readonly keyIds: readonly string[];
}

export interface ApiStageRecord {
  readonly apiId: string;
  readonly stage: string;
  /** Limits of single methods, by `/path/METHOD`. */
  readonly throttle?: ById<ThrottleRecord>;
}

export interface ThrottleRecord {
  /** Requests that may come at once. */
  readonly burstLimit?: number;
  /** Requests per second. */
  readonly rateLimit?: number;
}

export interface QuotaRecord {
  /** Requests per period. */
  readonly limit?: number;
  /** Requests that count as used in the first period. */
  readonly offset?: number;
  readonly period?: string;
}

export interface VpcLinkRecord {
  readonly id: string;
  readonly name: string;
  readonly description?: string;
  readonly targetArns: readonly string[];
  readonly tags?: ById<string>;
}

export interface AccountSettings {
  readonly cloudwatchRoleArn?: string;
}
