import type { Json } from "../../../../core/json.ts";
import { type JsonObject, objectOf } from "../../openapi/shape.ts";
import type { CloudFormationTemplate, ResourcesByName, TemplateResource } from "../template.ts";
import { type ApiEvent, eventsOf } from "./events.ts";
import { expandFunction, invokedArn } from "./function.ts";
import { withGlobals } from "./globals.ts";
import { expandHttpApi, implicitHttpApi } from "./http-api.ts";
import { authorizerPermissions, eventPermission } from "./permissions.ts";
import { expandRestApi, implicitRestApi } from "./rest-api.ts";
import { eventRole, functionTarget, stateMachineTarget } from "./target.ts";
import { type ExpandedRestApi, expandUsagePlans, usagePlanIds } from "./usage-plan.ts";

/** Returns whether the template uses SAM. */
export function isSam({ transforms, resources }: CloudFormationTemplate): boolean {
  return (
    transforms.some((name) => name.startsWith("AWS::Serverless")) ||
    Object.values(resources).some(({ type }) => type.startsWith("AWS::Serverless::"))
  );
}

/**
 * Expands a SAM template to plain CloudFormation: functions with their roles and aliases, and APIs
 * with the routes of function events. Events without an API are ignored.
 *
 * Parameters and conditions must be resolved first, because SAM reads names and paths. Generated
 * logical ids equal SAM's, except for the hash in a deployment's id. Source:
 * https://github.com/aws/serverless-application-model, docs/internals/generated_resources.rst
 */
export function expandSam(template: CloudFormationTemplate): CloudFormationTemplate {
  if (!isSam(template)) return template;
  const expansion = new Expansion(template);
  const resources = expansion.resources();
  return { ...template, resources, names: expansion.names };
}

class Expansion {
  /** Names for generated resources that SAM templates may use: `Orders.Stage`. */
  readonly names: Record<string, string> = {};
  readonly #written: ResourcesByName;
  readonly #globals: JsonObject;
  readonly #aliases = new Map<string, string>();
  readonly #restApis: ExpandedRestApi[] = [];

  constructor(template: CloudFormationTemplate) {
    this.#written = withAllGlobals(template);
    this.#globals = template.globals;
  }

  resources(): ResourcesByName {
    const functions = this.#each("AWS::Serverless::Function", (name, resource) => {
      const { resources, alias } = expandFunction(name, resource);
      if (alias !== undefined) {
        this.#aliases.set(name, alias);
        this.names[`${name}.Alias`] = alias;
      }
      return resources;
    });
    const restEvents = this.#events("Api", implicitRestApi);
    const httpEvents = this.#events("HttpApi", implicitHttpApi);
    return {
      ...Object.fromEntries(
        Object.entries(this.#written).filter(([, { type }]) => !expanded.has(type)),
      ),
      ...functions,
      ...this.#apis("AWS::Serverless::Api", implicitRestApi, restEvents, (name, api, events) => {
        const made = expandRestApi(name, api, events, (event) => this.#target(event));
        this.names[`${name}.Stage`] = made.stage;
        this.names[`${name}.Deployment`] = made.deployment;
        if (made.domain !== undefined) this.names[`${name}.DomainName`] = made.domain;
        this.#addPlan({ logicalId: name, stage: made.stage, resource: api });
        return { ...made.resources, ...authorizerPermissions(name, api) };
      }),
      ...this.#apis(
        "AWS::Serverless::HttpApi",
        implicitHttpApi,
        httpEvents,
        (name, api, events) => {
          const made = expandHttpApi(name, api, events, (event) => this.#functionArn(event.source));
          this.names[`${name}.Stage`] = made.stage;
          return made.resources;
        },
      ),
      ...expandUsagePlans(this.#restApis),
      ...this.#permissions(restEvents),
      ...this.#permissions(httpEvents),
    };
  }

  #each(
    type: string,
    expand: (name: string, resource: TemplateResource) => ResourcesByName,
  ): ResourcesByName {
    const made = Object.entries(this.#written).flatMap(([name, resource]) =>
      resource.type === type ? Object.entries(expand(name, resource)) : [],
    );
    return Object.fromEntries(made);
  }

  /** Events by API. */
  #events(type: "Api" | "HttpApi", implicit: string): ReadonlyMap<string, ApiEvent[]> {
    const byApi = new Map<string, ApiEvent[]>();
    for (const [name, resource] of Object.entries(this.#written)) {
      for (const event of eventsOf(name, resource, type)) {
        const api = event.api ?? implicit;
        const events = byApi.get(api) ?? [];
        events.push(event);
        byApi.set(api, events);
      }
    }
    return byApi;
  }

  #apis(
    type: string,
    implicit: string,
    events: ReadonlyMap<string, ApiEvent[]>,
    expand: (name: string, api: TemplateResource, events: readonly ApiEvent[]) => ResourcesByName,
  ): ResourcesByName {
    const written = this.#each(type, (name, api) => expand(name, api, events.get(name) ?? []));
    const own = events.get(implicit);
    if (!own || Object.hasOwn(this.#written, implicit)) return written;
    const at = own[0]?.at ?? [];
    const properties = withGlobals(type, {}, this.#globals);
    const api: TemplateResource = { type, properties, dependsOn: [], at };
    return { ...written, ...expand(implicit, api, own) };
  }

  #addPlan(api: ExpandedRestApi): void {
    this.#restApis.push(api);
    const ids = usagePlanIds(api);
    if (!ids) return;
    this.names[`${api.logicalId}.UsagePlan`] = ids.plan;
    this.names[`${api.logicalId}.ApiKey`] = ids.key;
    this.names[`${api.logicalId}.UsagePlanKey`] = ids.planKey;
  }

  #permissions(events: ReadonlyMap<string, ApiEvent[]>): ResourcesByName {
    const made = [...events].flatMap(([api, each]) =>
      each.flatMap((event) =>
        Object.entries(
          event.target === "function"
            ? eventPermission(event, api, this.#functionArn(event.source))
            : eventRole(event),
        ),
      ),
    );
    return Object.fromEntries(made);
  }

  #target(event: ApiEvent): Json {
    if (event.target === "function") return functionTarget(this.#functionArn(event.source));
    return stateMachineTarget(event);
  }

  #functionArn(logicalId: string): Json {
    return invokedArn(logicalId, this.#aliases.get(logicalId));
  }
}

/** Resource types that are expanded. State machines stay; only their events are read. */
const expanded: ReadonlySet<string> = new Set([
  "AWS::Serverless::Function",
  "AWS::Serverless::Api",
  "AWS::Serverless::HttpApi",
]);

function withAllGlobals({ resources, globals }: CloudFormationTemplate): ResourcesByName {
  const entries = Object.entries(resources).map(([name, resource]) => {
    const properties = withGlobals(resource.type, objectOf(resource.properties), globals);
    return [name, { ...resource, properties }] as const;
  });
  return Object.fromEntries(entries);
}
