import { GatewrightError } from "../../../core/errors.ts";
import type { Json } from "../../../core/json.ts";
import { isObject, type JsonObject, listOf, objectOf, textOf } from "../openapi/shape.ts";
import { parseSourceText } from "../source-text.ts";

/**
 * A value, or a function that returns it at deployment: `{ Ref: "Stage" }`, `{ "Fn::Sub": "…" }`. A
 * template may use a function in place of any value.
 */
export type Unresolved<Value extends Json> = Value | JsonObject;

/** A CloudFormation template with unevaluated functions. */
export interface CloudFormationTemplate {
  readonly description?: string;
  /** Transforms; `AWS::Serverless-2016-10-31` marks a SAM template. */
  readonly transforms: readonly string[];
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly globals: JsonObject;
  readonly resources: ResourcesByName;
  readonly outputs: JsonObject;
  /** Aliases that SAM defines for generated resources: `Orders.Stage`. */
  readonly names?: Readonly<Record<string, string>>;
}

/** By logical id. */
export type ResourcesByName = Readonly<Record<string, TemplateResource>>;

export interface TemplateResource {
  readonly type: string;
  readonly properties: Unresolved<JsonObject>;
  readonly dependsOn: readonly string[];
  /** Name of the condition under which the resource exists. */
  readonly condition?: string;
  /** Unknown attributes, which CloudFormation rejects. */
  readonly stray?: readonly string[];
  /** Path in the template; for a generated resource, the path of its source. */
  readonly at: readonly string[];
}

const version = "2010-09-09";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/resources-section-structure.html */
const attributes: ReadonlySet<string> = new Set([
  "Type",
  "Properties",
  "DependsOn",
  "Condition",
  "Metadata",
  "CreationPolicy",
  "UpdatePolicy",
  "DeletionPolicy",
  "UpdateReplacePolicy",
  // SAM only.
  "Connectors",
  "IgnoreGlobals",
]);

/** Returns whether the document looks like a template: it has resources with AWS types. */
export function isTemplate(root: Json): root is JsonObject {
  if (!isObject(root)) return false;
  const { AWSTemplateFormatVersion: stated, Transform, Resources } = root;
  return stated !== undefined || Transform !== undefined || isObject(Resources);
}

/**
 * Parses a CloudFormation or SAM template. Functions stay unevaluated, for `resolveTemplate`. SAM
 * resources are not expanded; `loadApi` does that.
 *
 * @throws GatewrightError `document.invalid`: not a template, or an unknown version;
 * `document.limit`: larger than 16 MB, nested too deep, or too many aliased values.
 *
 * @example
 * const { resources, missing } = resolveTemplate(parseCloudFormation(text), { parameters: { Stage: "dev" } });
 */
export function parseCloudFormation(source: string | Uint8Array): CloudFormationTemplate {
  return templateOf(parseSourceText(source).toJson());
}

/**
 * Reads the parts of a template.
 *
 * @throws GatewrightError `document.invalid`: not a template, or an unknown version.
 */
export function templateOf(root: Json): CloudFormationTemplate {
  if (!isTemplate(root)) throw invalid("it has no Resources");
  const stated = textOf(root["AWSTemplateFormatVersion"]) ?? version;
  if (stated !== version) {
    throw invalid(`unknown AWSTemplateFormatVersion "${stated}": only "${version}" exists`);
  }
  if (!isObject(root["Resources"])) throw invalid("it has no Resources");
  const description = textOf(root["Description"]);
  const transforms = root["Transform"] ?? [];
  return {
    ...(description !== undefined && { description }),
    transforms: (Array.isArray(transforms) ? transforms : [transforms]).flatMap(
      (each: Json) => textOf(each) ?? textOf(objectOf(each)["Name"]) ?? [],
    ),
    parameters: objectOf(root["Parameters"]),
    mappings: objectOf(root["Mappings"]),
    conditions: objectOf(root["Conditions"]),
    globals: objectOf(root["Globals"]),
    resources: resourcesOf(root["Resources"]),
    outputs: objectOf(root["Outputs"]),
  };
}

function resourcesOf(written: JsonObject): ResourcesByName {
  const resources = Object.entries(written).flatMap(([name, each]) => {
    const { Type, Properties, DependsOn = [], Condition } = objectOf(each);
    if (typeof Type !== "string") return [];
    const resource: TemplateResource = {
      type: Type,
      properties: objectOf(Properties),
      dependsOn: typeof DependsOn === "string" ? [DependsOn] : listOf(DependsOn).map(String),
      ...(typeof Condition === "string" && { condition: Condition }),
      stray: Object.keys(objectOf(each)).filter((attribute) => !attributes.has(attribute)),
      at: ["Resources", name],
    };
    return [[name, resource] as const];
  });
  return Object.fromEntries(resources);
}

function invalid(reason: string): GatewrightError {
  return new GatewrightError("document.invalid", `Failed to read the template: ${reason}`, {
    hint: "A CloudFormation or SAM template lists its resources under Resources.",
  });
}
