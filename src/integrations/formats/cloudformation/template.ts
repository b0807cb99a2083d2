import { GatewrightError } from "../../../core/errors.ts";
import type { Json } from "../../../core/json.ts";
import { isObject, type JsonObject, listOf, objectOf, textOf } from "../openapi/shape.ts";
import { parseSourceText } from "../source-text.ts";

/**
 * A value, or a function that gives it at deployment: `{ Ref: "Stage" }`, `{ "Fn::Sub": "…" }`. In a
 * template it may stand wherever a value may.
 */
export type Unresolved<Value extends Json> = Value | JsonObject;

/** A CloudFormation template, its functions as they are written. */
export interface CloudFormationTemplate {
  readonly description?: string;
  /** `AWS::Serverless-2016-10-31` makes it a SAM template. */
  readonly transforms: readonly string[];
  readonly parameters: JsonObject;
  readonly mappings: JsonObject;
  readonly conditions: JsonObject;
  readonly globals: JsonObject;
  readonly resources: ResourcesByName;
  readonly outputs: JsonObject;
  /** Other names of resources, which SAM lets a template use for what it makes: `Orders.Stage`. */
  readonly names?: Readonly<Record<string, string>>;
}

/** By logical id. */
export type ResourcesByName = Readonly<Record<string, TemplateResource>>;

export interface TemplateResource {
  readonly type: string;
  readonly properties: Unresolved<JsonObject>;
  readonly dependsOn: readonly string[];
  /** Name of the condition under which there is such a resource. */
  readonly condition?: string;
  /** Attributes that no resource has, and that CloudFormation refuses. */
  readonly stray?: readonly string[];
  /** Where it is written; what is generated stands where its author asked for it. */
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
  // SAM's own.
  "Connectors",
  "IgnoreGlobals",
]);

/** Whether the document looks like a template: it has resources of AWS's types. */
export function isTemplate(root: Json): root is JsonObject {
  if (!isObject(root)) return false;
  const { AWSTemplateFormatVersion: stated, Transform, Resources } = root;
  return stated !== undefined || Transform !== undefined || isObject(Resources);
}

/**
 * The parts of a CloudFormation or SAM template, its functions as they are written, for
 * `resolveTemplate` to carry out. SAM's resources stay SAM's: `loadApi` is what expands them.
 *
 * @throws GatewrightError `document.invalid`: this is no template, or one of an unknown version;
 * `document.limit`: larger than 16 MB, too deep, or aliases that multiply.
 *
 * @example
 * const { resources, missing } = resolveTemplate(parseCloudFormation(text), { parameters: { Stage: "dev" } });
 */
export function parseCloudFormation(source: string | Uint8Array): CloudFormationTemplate {
  return templateOf(parseSourceText(source).toJson());
}

/**
 * The parts of a template.
 *
 * @throws GatewrightError `document.invalid`: this is no template, or one of an unknown version.
 */
export function templateOf(root: Json): CloudFormationTemplate {
  if (!isTemplate(root)) throw invalid("it has no Resources");
  const stated = textOf(root["AWSTemplateFormatVersion"]) ?? version;
  if (stated !== version) {
    throw invalid(`its AWSTemplateFormatVersion is "${stated}": there is only "${version}"`);
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
