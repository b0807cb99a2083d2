import type {
  GetTagsRequest,
  TagResourceRequest,
  Tags,
  UntagResourceRequest,
} from "@aws-sdk/client-api-gateway";
import { tagCountRules } from "../../../integrations/model/rules/tags.ts";
import { apiGatewayArn } from "../account/arn.ts";
import { badRequest, notFound } from "../account/aws-error.ts";
import { domainNameArn } from "../account/domain-name-store.ts";
import { type Account, findRestApi } from "../account/store.ts";
import { findAssociation } from "./access-associations.ts";
import { findApiKey } from "./api-keys.ts";
import { findClientCertificate } from "./client-certificates.ts";
import { type Bound, checkRules, type Operation } from "./operation.ts";
import { findStage } from "./stages.ts";
import { findUsagePlan } from "./usage-plan-keys.ts";
import { findVpcLink } from "./vpc-links.ts";

type TagMap = Readonly<Record<string, string>>;

/** The tags of one resource. */
interface Tagged {
  readonly tags: TagMap;
  /** @param tags undefined removes all tags */
  set(tags: TagMap | undefined): void;
}

export const getTags: Operation<Bound<GetTagsRequest, "resourceArn">, Tags> = (
  account,
  { resourceArn },
) => ({ tags: { ...findTagged(account, resourceArn).tags } });

export const tagResource: Operation<Bound<TagResourceRequest, "resourceArn">, object> = (
  account,
  { resourceArn, tags },
) => {
  const tagged = findTagged(account, resourceArn);
  const all = { ...tagged.tags, ...tags };
  checkRules(tagCountRules, all);
  tagged.set(all);
  return {};
};

/** Removes tags. Unknown keys are ignored (not sourced). */
export const untagResource: Operation<Bound<UntagResourceRequest, "resourceArn">, object> = (
  account,
  { resourceArn, tagKeys = [] },
) => {
  const tagged = findTagged(account, resourceArn);
  const left = Object.entries(tagged.tags).filter(([key]) => !tagKeys.includes(key));
  tagged.set(left.length > 0 ? Object.fromEntries(left) : undefined);
  return {};
};

type Find = (account: Account, id: string, rest: string) => Tagged;

/**
 * The resources that can have tags, by the first part of their path (documented: "Tag API Gateway
 * resources"). A missing resource has the error of its own operations.
 */
const taggable: Readonly<Record<string, Find>> = {
  restapis: (account, restApiId, rest) => {
    const { record } = findRestApi(account, restApiId);
    if (rest === "") {
      return {
        tags: { ...record.restApi.tags },
        set(tags) {
          record.restApi = { ...record.restApi, tags };
        },
      };
    }
    const stageName = /^\/stages\/([^/]+)$/.exec(rest)?.[1] ?? "";
    const stage = findStage(account, { restApiId, stageName });
    return {
      tags: { ...stage.tags },
      set(tags) {
        record.stages[stageName] = { ...stage, tags };
      },
    };
  },
  apikeys: (account, id) => inMap(account.apiKeys, findApiKey(account, id), id),
  usageplans: (account, id) => inMap(account.usagePlans, findUsagePlan(account, id), id),
  vpclinks: (account, id) => inMap(account.vpcLinks, findVpcLink(account, id), id),
  clientcertificates: (account, id) =>
    inMap(account.clientCertificates, findClientCertificate(account, id), id),
  domainnames: (account, id) => {
    const [domainName = "", domainNameId] = id.split("+");
    const arn = domainNameArn(account, { domainName, domainNameId });
    const domain = account.domainNames.get(arn);
    if (!domain) throw notFound("Invalid domain name identifier specified");
    return inMap(account.domainNames, domain, arn);
  },
  domainnameaccessassociations: (account, id, rest) => {
    const path = `domainnameaccessassociations/${id}${rest}`;
    const arn = apiGatewayArn(account.region, path, account.accountId);
    return inMap(account.accessAssociations, findAssociation(account, arn), arn);
  },
};

/** @throws AwsError if the ARN is not of a resource that can have tags; the text is not sourced. */
function findTagged(account: Account, resourceArn: string): Tagged {
  const [, kind = "", id = "", rest = ""] =
    /^arn:[^:]+:apigateway:[^:]*:\d*:\/([^/]+)\/([^/]+)(.*)$/s.exec(resourceArn) ?? [];
  const find = Object.hasOwn(taggable, kind) ? taggable[kind] : undefined;
  if (!find) throw badRequest("Invalid ARN specified in the request");
  return find(account, id, rest);
}

function inMap<Item extends { readonly tags?: TagMap }>(
  map: Map<string, Item>,
  item: Item,
  key: string,
): Tagged {
  return {
    tags: { ...item.tags },
    set(tags) {
      const { tags: _, ...others } = item;
      // The same item with other tags, or without tags.
      map.set(key, { ...others, ...(tags && { tags }) } as Item);
    },
  };
}
