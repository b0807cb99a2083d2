import type { ApiV2Record } from "../../model/record/api-v2-record.ts";
import type { RestApiRecord } from "../../model/record/rest-api-record.ts";
import type { JsonObject } from "../openapi/shape.ts";
import { type DocumentSyntax, type Omission, printDocument } from "../print-document.ts";
import { TemplateWriting } from "./template-writing.ts";
import { writeRestApi } from "./write-rest-api.ts";
import { writeV2Api } from "./write-v2-api.ts";

export interface WriteCloudFormationOptions {
  /** Defaults to `yaml`. */
  readonly syntax?: DocumentSyntax | undefined;
}

export interface CloudFormationWrite {
  /** The template as data. */
  readonly template: JsonObject;
  readonly text: string;
  /** What the template cannot express. If empty, a stack of it creates the same API. */
  readonly omissions: readonly Omission[];
}

/**
 * Writes an API as a CloudFormation template: one resource per part, with references between them
 * and deployments that depend on their methods. Functions and roles keep the names in the record.
 * `AWS::Lambda::Permission` resources are not included because they are not part of an API.
 *
 * @example
 * const { text, omissions } = writeCloudFormation(lower(orders));
 */
export function writeCloudFormation(
  record: RestApiRecord | ApiV2Record,
  { syntax = "yaml" }: WriteCloudFormationOptions = {},
): CloudFormationWrite {
  const writing = new TemplateWriting();
  if ("restApi" in record) writeRestApi(record, writing);
  else writeV2Api(record, writing);
  const template = { AWSTemplateFormatVersion: "2010-09-09", Resources: writing.resources };
  return { template, text: printDocument(template, syntax), omissions: writing.omissions };
}
