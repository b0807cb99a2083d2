import { defined, type Json } from "../../../../core/json.ts";
import { type JsonObject, listOf, objectOf } from "../../openapi/shape.ts";
import type { ResourcesByName, TemplateResource } from "../template.ts";
import { pick, tagList } from "./properties.ts";

/**
 * Expands the `Domain` of an `AWS::Serverless::Api` to a domain name and a base path mapping per
 * path. Route 53 records and private domains are ignored.
 */
export function expandDomain(
  api: string,
  stage: string,
  { Domain, Tags }: JsonObject,
  shared: Pick<TemplateResource, "at" | "condition">,
): { readonly id?: string; readonly resources: ResourcesByName } {
  const settings = objectOf(Domain);
  const { DomainName, CertificateArn, EndpointConfiguration: endpoint = "REGIONAL" } = settings;
  if (DomainName === undefined || endpoint === "PRIVATE") return { resources: {} };
  // APIs of the same domain share it.
  const id = `ApiGatewayDomainName${lettersAndDigits(DomainName)}`;
  const domain: TemplateResource = {
    ...shared,
    type: "AWS::ApiGateway::DomainName",
    dependsOn: [],
    properties: {
      DomainName,
      ...pick(settings, [
        "SecurityPolicy",
        "MutualTlsAuthentication",
        "OwnershipVerificationCertificateArn",
      ]),
      ...defined({
        [endpoint === "REGIONAL" ? "RegionalCertificateArn" : "CertificateArn"]: CertificateArn,
        Tags: Tags && tagList(Tags),
      }),
      EndpointConfiguration: { Types: [endpoint] },
    },
  };
  const mappings = basePathsOf(settings).map(({ suffix, basePath }) => {
    const mapping: TemplateResource = {
      ...shared,
      type: "AWS::ApiGateway::BasePathMapping",
      dependsOn: [],
      properties: {
        DomainName: { Ref: id },
        RestApiId: { Ref: api },
        Stage: { Ref: stage },
        ...(basePath !== undefined && { BasePath: basePath }),
      },
    };
    return [`${api}${suffix}BasePathMapping`, mapping] as const;
  });
  return { id, resources: { [id]: domain, ...Object.fromEntries(mappings) } };
}

interface BasePath {
  readonly suffix: string;
  readonly basePath?: Json;
}

function basePathsOf({ BasePath, NormalizeBasePath }: JsonObject): readonly BasePath[] {
  const written = typeof BasePath === "string" ? [BasePath] : listOf(BasePath);
  if (written.length === 0 || BasePath === "") return [{ suffix: "" }];
  return written.map((each) => {
    const suffix = lettersAndDigits(each);
    return { suffix, basePath: NormalizeBasePath === false ? each : suffix };
  });
}

function lettersAndDigits(value: Json): string {
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return text.replaceAll(/[^\p{L}\p{N}]/gu, "");
}
