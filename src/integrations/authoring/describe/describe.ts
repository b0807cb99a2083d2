import type { IntegrationKind } from "../../model/integration.ts";
import { type Family, type KindTraits, kindTraits } from "../../model/kind-traits.ts";
import { type FamilyDescription, families } from "./families.ts";
import { type KindDescription, kinds } from "./kinds.ts";

/** Facts for choosing a kind. */
export interface Description extends KindDescription, FamilyDescription {
  readonly kind: IntegrationKind;
  readonly family: Family;
  readonly api: KindTraits["api"];
  readonly type: KindTraits["type"];
  /** Whether the backend's response reaches the client without integration responses. */
  readonly isProxy: boolean;
  /** Whether mapping templates can change the request and the response. */
  readonly takesTemplates: boolean;
  /** What transforms the client's request into the backend's. */
  readonly transformedBy: "nobody" | "mappings" | "mappings and templates";
}

/**
 * Returns what a kind is, what it costs and when to choose it.
 *
 * @example
 * describe("http.private").chooseWhen; // "the backend is in a VPC, …"
 */
export function describe(kind: IntegrationKind): Description {
  const { api, type, family } = kindTraits[kind];
  const isProxy = type.endsWith("_PROXY");
  return {
    kind,
    family,
    api,
    type,
    isProxy,
    takesTemplates: !isProxy,
    transformedBy: transformerOf(kindTraits[kind], isProxy),
    ...families[family],
    ...kinds[kind],
  };
}

/** REST APIs validate the mappings of a Lambda proxy but do not apply them (recorded). */
function transformerOf({ api, type }: KindTraits, isProxy: boolean): Description["transformedBy"] {
  if (!isProxy) return "mappings and templates";
  return api === "REST" && type === "AWS_PROXY" ? "nobody" : "mappings";
}
