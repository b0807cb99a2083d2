import { GatewrightError } from "../../../core/errors.ts";
import type { Json } from "../../../core/json.ts";
import { isObject, type JsonObject, memberOf, objectOf, textOf } from "../openapi/shape.ts";
import { inOrder } from "./dependencies.ts";
import { evaluate, evaluateCondition, noValue, type Scope, textBudget } from "./evaluate.ts";
import { type PhysicalResource, physicalOf, type StackPlace } from "./physical.ts";
import type { CloudFormationTemplate, TemplateResource } from "./template.ts";

/** Values for a template: of its deployment and of existing resources. */
export interface TemplateValues {
  /** Parameter values by name. Each defaults to the parameter's default. */
  readonly parameters?: Readonly<Record<string, Json>> | undefined;
  /**
   * Values of `Ref` by logical id, and of `Fn::GetAtt` by `LogicalId.Attribute`. Each defaults to
   * an id, name or ARN generated from the logical id.
   */
  readonly resources?: Readonly<Record<string, Json>> | undefined;
  /** Exports of other stacks by name. */
  readonly exports?: Readonly<Record<string, Json>> | undefined;
  /** Defaults to `us-east-1`. */
  readonly region?: string | undefined;
  /** Defaults to `123456789012`. */
  readonly accountId?: string | undefined;
  /** Defaults to the partition of the Region, or `aws`. */
  readonly partition?: string | undefined;
  /** Defaults to `stack`. */
  readonly stackName?: string | undefined;
}

/** A value that the template needs but was not passed. */
export interface MissingValue {
  /** `Stage`, `Orders.Arn`, `Fn::ImportValue shared-vpc`. */
  readonly name: string;
  /** Path of its first use. */
  readonly at: readonly string[];
}

/** A template with its functions evaluated as far as their values are known. */
export interface ResolvedTemplate {
  readonly resources: Readonly<Record<string, ResolvedResource>>;
  readonly outputs: JsonObject;
  readonly missing: readonly MissingValue[];
  readonly place: StackPlace;
}

export interface ResolvedResource extends Omit<TemplateResource, "properties"> {
  readonly properties: JsonObject;
  /** The values that other resources can refer to; undefined for an unknown type. */
  readonly physical: PhysicalResource | undefined;
}

/**
 * Evaluates the functions of a template with the available values: parameters and their defaults,
 * conditions, mappings, Region, account, partition and resource names. Functions with unknown
 * values stay and are listed in `missing`.
 *
 * @throws GatewrightError `document.invalid`: circular resources or conditions; `document.limit`:
 * functions generate more than 64 MB of text, or a condition depends on more than 200 others.
 *
 * @example
 * const { resources, missing } = resolveTemplate(template, { parameters: { Stage: "prod" } });
 */
export function resolveTemplate(
  template: CloudFormationTemplate,
  values: TemplateValues = {},
): ResolvedTemplate {
  const resolution = new Resolution(template, values);
  const { place } = resolution;
  const entries = resolution.order.map((name) => {
    const resource = resolution.resourceAt(name);
    const made = physicalOf(resource.type, name, resource.properties, place);
    const physical = withOverrides(made, name, values.resources ?? {});
    resolution.add(name, physical);
    return [name, { ...resource, physical }] as const;
  });
  const outputs = resolution.outputs();
  return { resources: Object.fromEntries(entries), outputs, missing: resolution.missing(), place };
}

/** Overrides generated values of a resource with the caller's. */
function withOverrides(
  made: PhysicalResource | undefined,
  name: string,
  given: JsonObject,
): PhysicalResource | undefined {
  const ref = memberOf(given, name);
  return ref === undefined ? made : { ref, attributes: { ...made?.attributes } };
}

/** Resolves a template resource by resource; each sees the values of those before it. */
export class Resolution {
  /** The logical ids in creation order. */
  readonly order: readonly string[];
  readonly place: StackPlace;
  readonly #template: CloudFormationTemplate;
  readonly #scope: Scope;
  readonly #made = new Map<string, PhysicalResource>();
  readonly #missing = new Map<string, MissingValue>();
  #at: readonly string[] = [];

  constructor(template: CloudFormationTemplate, values: TemplateValues) {
    const known = knownValues(template, values);
    const activeResources = existing(template, known.scope);
    this.#template = { ...template, resources: activeResources };
    this.order = inOrder(activeResources, template.names);
    this.place = known.place;
    this.#scope = this.#scopeOver(known.scope, { ...values.resources });
  }

  /** Returns the resource with its functions evaluated. */
  resourceAt(name: string): Omit<ResolvedResource, "physical"> {
    const resource = this.#template.resources[name];
    if (!resource) throw new Error(`Gatewright bug: unknown resource ${name}`);
    this.#at = resource.at;
    return { ...resource, properties: objectOf(evaluate(resource.properties, this.#scope)) };
  }

  /** Publishes the values of a resource to those that follow. */
  add(name: string, physical: PhysicalResource | undefined): void {
    if (physical) this.#made.set(name, physical);
  }

  outputs(): JsonObject {
    this.#at = ["Outputs"];
    return objectOf(evaluate(this.#template.outputs, this.#scope));
  }

  missing(): readonly MissingValue[] {
    return [...this.#missing.values()];
  }

  #scopeOver(known: Scope, given: JsonObject): Scope {
    const names = { ...this.#template.names };
    const alias = (name: string) => (Object.hasOwn(names, name) ? names[name] : undefined);
    const ref = (name: string) =>
      this.#found(name, memberOf(given, name) ?? this.#made.get(name)?.ref);
    return {
      ...known,
      ref: (name) => known.ref(name) ?? ref(alias(name) ?? name),
      attribute: (logicalId, attribute) => {
        const name = `${logicalId}.${attribute}`;
        const other = alias(name);
        if (other !== undefined) return ref(other);
        const made = this.#made.get(logicalId)?.attributes ?? {};
        return this.#found(name, memberOf(given, name) ?? memberOf(made, attribute));
      },
      exported: (name) => this.#found(`Fn::ImportValue ${name}`, known.exported(name)),
    };
  }

  /** Records a missing value and its first use. */
  #found(name: string, value: Json | undefined): Json | undefined {
    if (value === undefined && !this.#missing.has(name)) {
      this.#missing.set(name, { name, at: this.#at });
    }
    return value;
  }
}

/**
 * Resolves parameters and conditions, but not references to resources: the input of the SAM
 * transform.
 */
export function resolveParameters(
  template: CloudFormationTemplate,
  values: TemplateValues = {},
): CloudFormationTemplate {
  const { scope } = knownValues(template, values);
  const entries = Object.entries(existing(template, scope)).map(([name, resource]) => [
    name,
    { ...resource, properties: objectOf(evaluate(resource.properties, scope)) },
  ]);
  const globals = objectOf(evaluate(template.globals, scope));
  return { ...template, globals, resources: Object.fromEntries(entries) };
}

/** Returns the resources whose condition is not false. */
function existing(template: CloudFormationTemplate, scope: Scope) {
  const entries = Object.entries(template.resources).filter(
    ([, { condition }]) => condition === undefined || scope.condition(condition) !== false,
  );
  return Object.fromEntries(entries);
}

/** Returns the values known without the resources. */
function knownValues(template: CloudFormationTemplate, values: TemplateValues) {
  const place = placeOf(values);
  const pseudo = pseudoParameters(place);
  const holds = new Map<string, boolean | undefined>();
  const open = new Set<string>();
  const scope: Scope = {
    ref(name) {
      if (name === "AWS::NoValue") return noValue;
      return memberOf(pseudo, name) ?? parameterOf(template, values, name);
    },
    attribute: () => undefined,
    condition(name) {
      if (holds.has(name)) return holds.get(name);
      if (open.has(name)) throw circularCondition([...open, name]);
      if (open.size === mostOpenConditions) throw deepConditions(name);
      open.add(name);
      const written = memberOf(template.conditions, name);
      const found = written === undefined ? undefined : evaluateCondition(written, scope);
      open.delete(name);
      holds.set(name, found);
      return found;
    },
    mapping: (name) => memberOf(template.mappings, name),
    exported: (name) => memberOf({ ...values.exports }, name),
    zones: ["a", "b", "c"].map((letter) => `${place.region}${letter}`),
    spend: textBudget(),
  };
  return { scope, place };
}

/** Parameter types whose default is only the name of a value stored elsewhere. */
const namesElsewhere = /^AWS::SSM::Parameter::Value</;

function parameterOf(
  { parameters }: CloudFormationTemplate,
  values: TemplateValues,
  name: string,
): Json | undefined {
  const declared = memberOf(parameters, name);
  if (!isObject(declared)) return undefined;
  const type = textOf(declared["Type"]) ?? "String";
  const given = memberOf({ ...values.parameters }, name);
  const value = given ?? (namesElsewhere.test(type) ? undefined : declared["Default"]);
  if (value === undefined) return undefined;
  const isList = type === "CommaDelimitedList" || type.startsWith("List<");
  if (!isList || Array.isArray(value)) return value;
  return (textOf(value) ?? "").split(",").map((each) => each.trim());
}

function placeOf(values: TemplateValues): StackPlace {
  const { region = "us-east-1", accountId = "123456789012", stackName = "stack" } = values;
  const isChina = region.startsWith("cn-");
  const own = isChina ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
  const urlSuffix = isChina ? "amazonaws.com.cn" : "amazonaws.com";
  return { region, accountId, partition: values.partition ?? own, urlSuffix, stackName };
}

function pseudoParameters(place: StackPlace): JsonObject {
  const { region, accountId, partition, urlSuffix, stackName } = place;
  return {
    "AWS::Region": region,
    "AWS::AccountId": accountId,
    "AWS::Partition": partition,
    "AWS::URLSuffix": urlSuffix,
    "AWS::StackName": stackName,
    "AWS::StackId": `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/0`,
    "AWS::NotificationARNs": [],
  };
}

// The same limit as for nested values.
const mostOpenConditions = 200;

function deepConditions(name: string): GatewrightError {
  return new GatewrightError(
    "document.limit",
    `Failed to resolve the template: the condition "${name}" is nested in more than ${mostOpenConditions} others`,
  );
}

function circularCondition(names: readonly string[]): GatewrightError {
  return new GatewrightError(
    "document.invalid",
    `Failed to resolve the template: circular conditions: ${names.join(" → ")}`,
  );
}
