import type { EndpointConfigurationRecord } from "../../../integrations/model/record/rest-api-record.ts";

// Records of an account's resources other than its APIs. Times are in milliseconds since 1970.

type ById<Item> = Readonly<Record<string, Item>>;

export interface ApiKeyRecord {
  readonly id: string;
  /** The value that clients send. */
  readonly value: string;
  readonly name?: string;
  readonly description?: string;
  readonly customerId?: string;
  readonly enabled: boolean;
  readonly createdDate: number;
  readonly lastUpdatedDate: number;
  readonly tags?: ById<string>;
  /** `API/STAGE`: how keys were assigned to stages before there were usage plans. */
  readonly stageKeys?: readonly string[];
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
  readonly createdDate: number;
  /** In the order in which they were added. */
  readonly keyIds: readonly string[];
}

export interface ApiStageRecord {
  readonly apiId: string;
  readonly stage: string;
  /** Limits of individual methods, by `/path/METHOD`. */
  readonly throttle?: ById<ThrottleRecord>;
}

export interface ThrottleRecord {
  /** The largest burst of concurrent requests. */
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
  readonly features: readonly string[];
}

export interface ClientCertificateRecord {
  readonly clientCertificateId: string;
  readonly description?: string;
  /** The certificate as PEM. */
  readonly pemEncodedCertificate: string;
  readonly createdDate: number;
  readonly expirationDate: number;
  readonly tags?: ById<string>;
}

/** A custom domain, with the generated names of its endpoint types. */
export interface DomainNameRecord {
  readonly domainName: string;
  /** Only private domains have one, because several of them may have the same name. */
  readonly domainNameId?: string;
  readonly certificateName?: string;
  readonly certificateArn?: string;
  readonly certificateUploadDate: number;
  /** Whether the edge certificate was uploaded, which no operation returns. */
  readonly hasOwnCertificate?: boolean;
  readonly regionalCertificateName?: string;
  readonly regionalCertificateArn?: string;
  readonly ownershipVerificationCertificateArn?: string;
  readonly distributionDomainName?: string;
  readonly regionalDomainName?: string;
  readonly endpointConfiguration: EndpointConfigurationRecord;
  readonly securityPolicy?: string;
  readonly endpointAccessMode?: string;
  readonly mutualTlsAuthentication?: {
    readonly truststoreUri?: string;
    readonly truststoreVersion?: string;
  };
  readonly managementPolicy?: string;
  readonly policy?: string;
  readonly routingMode?: string;
  readonly tags?: ById<string>;
  /** By base path; the empty base path is `(none)`. */
  readonly mappings: ReadonlyMap<string, BasePathMappingRecord>;
}

export interface BasePathMappingRecord {
  readonly basePath: string;
  readonly restApiId: string;
  /** Without it, callers name the stage after the base path. */
  readonly stage?: string;
}

/** A VPC endpoint that may call a private domain. */
export interface AccessAssociationRecord {
  readonly domainNameAccessAssociationArn: string;
  readonly domainNameArn: string;
  readonly accessAssociationSourceType: string;
  readonly accessAssociationSource: string;
  readonly tags?: ById<string>;
}
