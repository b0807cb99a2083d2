import { nearest } from "../../../core/nearest.ts";
import type { LoadFinding } from "../load-finding.ts";
import type { LoadedFormat } from "../loaded-api.ts";
import { type JsonObject, objectOf } from "../openapi/shape.ts";
import { checkRestApi } from "./check-rest-api.ts";
import {
  checkDeployments,
  checkPermissions,
  permissionNeeders,
  v2PermissionNeeders,
} from "./check-template.ts";
import { checkV2Api } from "./check-v2-api.ts";
import { type DocumentOptions, readBodies, TemplateFiles, withIncludes } from "./documents.ts";
import { readRestApis, readV2Apis } from "./read-apis.ts";
import type { TemplateRestApi } from "./read-rest-api.ts";
import type { TemplateV2Api } from "./read-v2-api.ts";
import {
  type MissingValue,
  type ResolvedTemplate,
  resolveParameters,
  resolveTemplate,
  type TemplateValues,
} from "./resolve.ts";
import { expandSam, isSam } from "./sam/expand.ts";
import { findUnknownEvents } from "./sam/unknown-events.ts";
import { findUnknownProperties } from "./sam/unknown-properties.ts";
import { type CloudFormationTemplate, templateOf } from "./template.ts";
import { TemplateReading } from "./template-reading.ts";
import { findStrayMembers, findUnknownTypes } from "./unknown-types.ts";

interface Options extends TemplateValues, DocumentOptions {}

/** A template and its APIs. */
export interface TemplateLoad {
  readonly format: LoadedFormat;
  readonly template: ResolvedTemplate;
  readonly apis: readonly TemplateRestApi[];
  readonly v2Apis: readonly TemplateV2Api[];
  readonly findings: readonly LoadFinding[];
  readonly missing: readonly MissingValue[];
}

/**
 * Reads the APIs of a template: expands SAM, evaluates functions and reads referenced documents.
 */
export async function loadTemplate(root: JsonObject, options: Options): Promise<TemplateLoad> {
  const reading = new TemplateReading();
  const written = templateOf(root);
  const files = new TemplateFiles(options, reading);
  const included = await withIncludes(written, files);
  const expanded = expandSam(resolveParameters(included, options));
  const template = resolveTemplate(expanded, options);
  const bodies = await readBodies(template, files);
  findUnknownTypes(template, reading);
  findStrayMembers(written, reading);
  findUnknownEvents(written, reading);
  findUnknownProperties(written, reading);
  const apis = readRestApis(template, reading, bodies);
  for (const api of apis) {
    checkRestApi(api, template, reading);
    checkDeployments(api, expanded, reading);
    checkPermissions(api.logicalId, permissionNeeders(api), template, reading);
  }
  const v2Apis = readV2Apis(template, reading, bodies);
  for (const api of v2Apis) {
    checkV2Api(api, template, reading);
    checkPermissions(api.logicalId, v2PermissionNeeders(api), template, reading);
  }
  const names = [written.parameters, written.resources, expanded.resources].flatMap(Object.keys);
  for (const { name, at } of template.missing) {
    const [id = ""] = name.split(".", 1);
    if (!name.startsWith("Fn::") && !id.startsWith("AWS::") && !names.includes(id)) {
      const meant = nearest(id, names);
      reading.find({
        code: "cloudformation.unknown-name",
        severity: "warning",
        at,
        message: `unknown name ${id}: CloudFormation rejects the reference`,
        fix:
          meant === undefined
            ? "Declare it as a parameter or a resource."
            : `Did you mean ${meant}?`,
        details: { name: id, meant },
      });
      continue;
    }
    reading.find({
      code: "cloudformation.missing-value",
      severity: "info",
      at,
      message: `the value of ${name} is unknown: text with it contains \${${name}}`,
      fix: `Pass it: { ${name.includes(".") ? "resources" : "parameters or resources"}: { "${name}": … } }.`,
      details: { name },
    });
  }
  const format = formatOf(written, root);
  return { format, template, apis, v2Apis, findings: reading.findings, missing: template.missing };
}

function formatOf(template: CloudFormationTemplate, root: JsonObject): LoadedFormat {
  if (isSam(template)) return "sam";
  const isCdk = Object.values(objectOf(root["Resources"])).some(
    (resource) =>
      objectOf(resource)["Type"] === "AWS::CDK::Metadata" ||
      Object.hasOwn(objectOf(objectOf(resource)["Metadata"]), "aws:cdk:path"),
  );
  return isCdk ? "cdk" : "cloudformation";
}
