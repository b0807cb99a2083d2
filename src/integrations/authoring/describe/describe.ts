import type { IntegrationKind } from "../../model/integration.ts";
import { type Family, type KindTraits, kindTraits } from "../../model/kind-traits.ts";
import { type FamilyDescription, families } from "./families.ts";
import { type KindDescription, kinds } from "./kinds.ts";

/** What there is to know of a kind before choosing it. */
export interface Description extends KindDescription, FamilyDescription {
  readonly kind: IntegrationKind;
  readonly family: Family;
  readonly api: KindTraits["api"];
  readonly type: KindTraits["type"];
  /** Whether the backend's answer goes to the client without integration responses. */
  readonly isProxy: boolean;
  /** Whether mapping templates can change the request and the answer. */
  readonly takesTemplates: boolean;
  /** Who turns the client's request into the backend's. */
  readonly transformedBy: "nobody" | "mappings" | "mappings and templates";
}

/**
 * What a kind is, what it costs and when to choose it, as data.
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

/** REST checks mappings of a function's proxy and does not apply them (recorded). */
function transformerOf({ api, type }: KindTraits, isProxy: boolean): Description["transformedBy"] {
  if (!isProxy) return "mappings and templates";
  return api === "REST" && type === "AWS_PROXY" ? "nobody" : "mappings";
}
