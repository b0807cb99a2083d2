import { parseSourceText } from "../source-text.ts";
import { type CloudFormationTemplate, templateOf } from "./template.ts";

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
