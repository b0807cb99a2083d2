import * as z from "zod/mini";
import { defined, equalJson, type JsonObject } from "../../core/json.ts";
import type { RestApi } from "../model/api/rest-api.ts";
import { restApiSchema } from "../model/api/rest-api.ts";
import type { MethodResponse, Route } from "../model/api/rest-route.ts";
import { beyondNeeded, methodParametersFor } from "../model/method-parameters.ts";
import { dropRestApiDefaults } from "../model/record/defaults.ts";
import type {
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../model/record/rest-api-record.ts";
import { type Bodies, readBodies } from "./body-models.ts";
import { classifyIntegration } from "./classify-integration.ts";
import {
  type Classified,
  type Finding,
  invalidFindings,
  invalidPart,
  notExpressible,
} from "./finding.ts";
import { methodResponsesFor } from "./method-responses.ts";

/**
 * Converts a record to a definition, or returns findings for what a definition cannot express.
 *
 * The inverse of `lower`: `classify(lower(api))` is `api` with its routes grouped by resource.
 * AWS's defaults count as missing. Never throws.
 *
 * @example
 * const classified = classify(lower(orders));
 * if (classified.ok) console.log(classified.definition.routes);
 * else console.log(classified.findings);
 */
export function classify(record: RestApiRecord): Classified<RestApi> {
  const { endpointConfiguration, ...settings } = dropRestApiDefaults(record.restApi);
  const { types, ...endpoint } = endpointConfiguration ?? {};
  const findings: Finding[] = [
    ...notExpressibleMembers([], settings, restApiMembers),
    ...notExpressibleMembers(["endpointConfiguration"], endpoint, []),
  ];
  for (const part of ["authorizers", "gatewayResponses"] as const) {
    const names = Object.keys(record[part]);
    if (names.length > 0) findings.push(notExpressible([part], names.join(", ")));
  }

  const methods = methodsByKey(record);
  const bodies = readBodies(new Map(methods.map(({ key, method }) => [key, method])), record);
  findings.push(...unusedFindings(record, methods, bodies));
  const routes: Route[] = [];
  for (const located of methods) {
    const classified = classifyRoute(located, bodies.get(located.key));
    if (classified.ok) routes.push(classified.definition);
    else findings.push(...classified.findings);
  }

  const said = Object.entries(settings).filter(([, value]) => !isUnset(value));
  const candidate = defined({
    kind: "rest-api" as const,
    ...Object.fromEntries(said),
    endpointType: types?.[0],
    routes,
  });
  const parsed = z.safeParse(restApiSchema, candidate);
  if (parsed.success && findings.length === 0) return { ok: true, definition: parsed.data };
  const invalid = invalidFindings(restApiSchema, parsed.error, candidate);
  return { ok: false, findings: [...findings, ...invalid] };
}

/** Members that a definition can express. */
const restApiMembers = [
  "name",
  "description",
  "version",
  "binaryMediaTypes",
  "minimumCompressionSize",
  "policy",
  "tags",
  "disableExecuteApiEndpoint",
];

const methodMembers = [
  "httpMethod",
  "authorizationType",
  "operationName",
  "apiKeyRequired",
  "requestParameters",
  "methodResponses",
  "methodIntegration",
];

interface LocatedMethod {
  readonly key: string;
  readonly resource: ResourceRecord;
  readonly method: MethodRecord;
}

function methodsByKey({ resources }: RestApiRecord): readonly LocatedMethod[] {
  return Object.values(resources).flatMap((resource) =>
    Object.values(resource.resourceMethods).map((method) => {
      return { key: `${method.httpMethod} ${resource.path}`, resource, method };
    }),
  );
}

/** Reports models and validators that no route's body uses. */
function unusedFindings(
  { models, requestValidators }: RestApiRecord,
  methods: readonly LocatedMethod[],
  bodies: Bodies,
): Finding[] {
  const withBody = methods.flatMap(({ key, method }) => (bodies.has(key) ? [method] : []));
  const used = new Set(
    withBody.flatMap(({ requestModels = {}, requestValidatorId = "" }) => [
      ...Object.values(requestModels).map((name) => `models/${name}`),
      `requestValidators/${requestValidatorId}`,
    ]),
  );
  return Object.entries({ models, requestValidators }).flatMap(([part, members]) => {
    const names = Object.keys(members).filter((name) => !used.has(`${part}/${name}`));
    return names.length > 0 ? [notExpressible([part], names.join(", "))] : [];
  });
}

function classifyRoute(
  { key, resource, method }: LocatedMethod,
  body: JsonObject | undefined,
): Classified<Route> {
  const known = body ? [...methodMembers, "requestModels", "requestValidatorId"] : methodMembers;
  const findings = notExpressibleMembers([key], method, known);
  if (method.authorizationType !== undefined && method.authorizationType !== "NONE") {
    findings.push(notExpressible([key, "authorizationType"], method.authorizationType));
  }
  if (!method.methodIntegration) {
    const message = "the method has no integration, so API Gateway rejects the deployment";
    return { ok: false, findings: [...findings, invalidPart([key], message)] };
  }
  const integration = classifyIntegration(method.methodIntegration, resource.id);
  if (!integration.ok) {
    const placed = integration.findings.map((each) => ({ ...each, at: [key, ...each.at] }));
    return { ok: false, findings: [...findings, ...placed] };
  }
  if (findings.length > 0) return { ok: false, findings };
  const derived = methodResponsesFor(method.methodIntegration);
  const declared = method.methodResponses ?? {};
  const definition: Route = defined({
    key,
    operationName: method.operationName,
    apiKeyRequired: method.apiKeyRequired || undefined,
    requestParameters: beyondNeeded(
      method.requestParameters ?? {},
      methodParametersFor(method.methodIntegration),
    ),
    methodResponses: equalJson(derived, declared) ? undefined : withoutStatus(declared),
    body,
    integration: integration.definition,
  });
  return { ok: true, definition };
}

function withoutStatus(
  declared: NonNullable<MethodRecord["methodResponses"]>,
): Record<string, MethodResponse> {
  const entries = Object.values(declared).map(({ statusCode, ...response }) => [
    statusCode,
    response,
  ]);
  return Object.fromEntries(entries);
}

/** Reports members of `holder` that are neither known nor defaults. */
function notExpressibleMembers(
  at: readonly string[],
  holder: object,
  known: readonly string[],
): Finding[] {
  return Object.entries(holder).flatMap(([name, value]) =>
    known.includes(name) || isUnset(value)
      ? []
      : [notExpressible([...at, name], JSON.stringify(value))],
  );
}

/** Returns whether AWS echoes the value for a member that was not set. */
function isUnset(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value !== "object") return false;
  return Object.values(value).every((member) => member === undefined);
}
