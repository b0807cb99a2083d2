import type { NormalizedSchema } from "@smithy/core/schema";
import { isBytes } from "../../../core/is-bytes.ts";
import type { Header, MessageBody, ResponseMessage } from "../../../core/message.ts";
import { encodeUtf8 } from "../../../core/utf8.ts";
import type { AwsError } from "../account/aws-error.ts";
import type { WireOperation } from "./operation.ts";

/** An operation's output as the service puts it on the wire, by the operation's schema. */
export function writeOutput(
  operation: WireOperation,
  output: object,
  requestId: string,
): ResponseMessage<MessageBody> {
  const headers: Header[] = [["x-amzn-RequestId", requestId]];
  const body: Record<string, unknown> = {};
  let payload: MessageBody | undefined;
  let { status } = operation;
  for (const [name, schema] of operation.output.structIterator()) {
    const value: unknown = Reflect.get(output, name);
    if (value === undefined) continue;
    const traits = schema.getMergedTraits();
    if (traits.httpPayload && isBody(value)) payload = value;
    else if (traits.httpResponseCode && typeof value === "number") status = value;
    else if (traits.httpHeader !== undefined && typeof value === "string") {
      headers.push([traits.httpHeader, value]);
    } else body[traits.jsonName ?? name] = toJson(schema, value);
  }
  if (payload) return { status, headers, body: payload };
  if (operation.output.isUnitSchema()) return { status, headers, body: new Uint8Array() };
  return json(status, headers, body);
}

function isBody(value: unknown): value is MessageBody {
  return (
    isBytes(value) || (typeof value === "object" && value !== null && Symbol.asyncIterator in value)
  );
}

/**
 * An error as the service puts it on the wire: the type in a header, the text in the body.
 *
 * @param body where the service has another than `{ message }`
 */
export function writeError(
  { type, status, message }: AwsError,
  requestId: string,
  body: object = { message },
): ResponseMessage {
  const headers: Header[] = [
    ["x-amzn-RequestId", requestId],
    ["x-amzn-ErrorType", type],
  ];
  return json(status, headers, body);
}

function json(status: number, headers: readonly Header[], body: object): ResponseMessage {
  return {
    status,
    headers: [...headers, ["Content-Type", "application/json"]],
    body: encodeUtf8(JSON.stringify(body)),
  };
}

function toJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (value instanceof Date) return writeTime(schema, value);
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item) => toJson(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema() && typeof value === "object") {
    const entries = Object.entries(value).map(([key, item]) => [
      key,
      toJson(schema.getValueSchema(), item),
    ]);
    return Object.fromEntries(entries);
  }
  if (schema.isStructSchema() && typeof value === "object") {
    const members: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const item: unknown = Reflect.get(value, name);
      if (item !== undefined)
        members[member.getMergedTraits().jsonName ?? name] = toJson(member, item);
    }
    return members;
  }
  return value;
}

// Smithy's number for a timestamp that is written as ISO 8601.
const dateTimeSchema = 5;

function writeTime(schema: NormalizedSchema, value: Date): string | number {
  return schema.getSchema() === dateTimeSchema
    ? value.toISOString()
    : Math.floor(value.getTime() / 1000);
}
