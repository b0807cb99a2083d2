import type { ApiV2Record } from "../../model/record/api-v2-record.ts";
import type { RestApiRecord } from "../../model/record/rest-api-record.ts";
import type { JsonObject } from "../openapi/shape.ts";
import { type DocumentSyntax, type Omission, printDocument } from "../print-document.ts";
import { TemplateWriting } from "./template-writing.ts";
import { writeRestApi } from "./write-rest-api.ts";
import { writeV2Api } from "./write-v2-api.ts";

export interface WriteCloudFormationOptions {
  /** Absent: `yaml`. */
  readonly syntax?: DocumentSyntax | undefined;
}

export interface CloudFormationWrite {
  /** The template as data. */
  readonly template: JsonObject;
  readonly text: string;
  /** What the template does not say of the API. Empty: a stack of it is the same API. */
  readonly omissions: readonly Omission[];
}

/**
 * Writes an API as a CloudFormation template: each part a resource, with references between them and
 * deployments that wait for their methods. Functions and roles are named as the record names them;
 * that they may be called is for `AWS::Lambda::Permission`, which is no part of an API.
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
