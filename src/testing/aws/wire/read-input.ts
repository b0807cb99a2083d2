import type { NormalizedSchema } from "@smithy/core/schema";
import { textWithoutBom } from "../../../core/bytes.ts";
import { isBytes } from "../../../core/is-bytes.ts";
import { headerValue, type RequestMessage } from "../../../core/message.ts";
import { serializationError } from "../account/aws-error.ts";
import type { RoutedCall } from "./router.ts";

/** Reads the input of an operation from a request, by the operation's schema. */
export function readInput(
  { operation, labels, query }: RoutedCall,
  message: RequestMessage,
): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const body = readBody(operation.input, message);
  const bound = new Set(operation.query.map(([name]) => name));
  for (const [name, schema] of operation.input.structIterator()) {
    const traits = schema.getMergedTraits();
    if (traits.httpQuery !== undefined) bound.add(traits.httpQuery);
    const value = readMember(name, schema, { labels, query, message, body });
    if (value !== undefined) input[name] = value;
  }
  for (const [name, schema] of operation.input.structIterator()) {
    if (schema.getMergedTraits().httpQueryParams === undefined) continue;
    input[name] = Object.fromEntries([...query].filter(([key]) => !bound.has(key)));
  }
  return input;
}

interface Sources {
  readonly labels: ReadonlyMap<string, string>;
  readonly query: URLSearchParams;
  readonly message: RequestMessage;
  /** The JSON body's members, or the bytes if one member is the whole body. */
  readonly body: Readonly<Record<string, unknown>> | Uint8Array;
}

function readMember(name: string, schema: NormalizedSchema, from: Sources): unknown {
  const traits = schema.getMergedTraits();
  if (traits.httpLabel) return from.labels.get(name);
  if (traits.httpQuery !== undefined) return readQuery(schema, from.query.getAll(traits.httpQuery));
  if (traits.httpHeader !== undefined) return headerValue(from.message.headers, traits.httpHeader);
  if (traits.httpQueryParams) return undefined;
  if (isBytes(from.body)) return from.body;
  const wireName = traits.jsonName ?? name;
  return Object.hasOwn(from.body, wireName) ? fromJson(schema, from.body[wireName]) : undefined;
}

function readQuery(schema: NormalizedSchema, values: readonly string[]): unknown {
  const [value] = values;
  if (value === undefined) return undefined;
  if (schema.isListSchema()) return values;
  if (schema.isNumericSchema()) return Number(value);
  return schema.isBooleanSchema() ? value === "true" : value;
}

function readBody(input: NormalizedSchema, { body }: RequestMessage): Sources["body"] {
  for (const [, schema] of input.structIterator()) {
    if (schema.getMergedTraits().httpPayload) return body;
  }
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(textWithoutBom(body));
  } catch {
    throw serializationError("Unable to parse the request body as JSON");
  }
  // Object.entries below reads only own members, so `__proto__` is an ordinary member.
  return typeof parsed === "object" && parsed !== null
    ? Object.fromEntries(Object.entries(parsed))
    : {};
}

/**
 * Reads a JSON value as the schema's type. Null members are ignored.
 *
 * @throws AwsError if a list, a map or a structure has another type; operations rely on this check.
 */
function fromJson(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (schema.isStringSchema()) return readString(value);
  if (schema.isListSchema()) {
    if (!Array.isArray(value)) throw unexpected(value, "list");
    return value.map((item: unknown) => {
      if (item === null) throw unexpected(item, "member of a list");
      return fromJson(schema.getValueSchema(), item);
    });
  }
  if (schema.isMapSchema()) {
    const entries = Object.entries(objectOf(value)).map(([key, item]: [string, unknown]) => [
      key,
      fromJson(schema.getValueSchema(), item),
    ]);
    return Object.fromEntries(entries);
  }
  if (schema.isStructSchema()) {
    const object = objectOf(value);
    const members: Record<string, unknown> = {};
    for (const [name, member] of schema.structIterator()) {
      const wireName = member.getMergedTraits().jsonName ?? name;
      const read = fromJson(
        member,
        Object.hasOwn(object, wireName) ? Reflect.get(object, wireName) : undefined,
      );
      if (read !== undefined) members[name] = read;
    }
    return members;
  }
  return value;
}

function objectOf(value: unknown): object {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  throw unexpected(value, "structure or map");
}

/** The text is ours, not AWS's. */
function unexpected(value: unknown, wanted: string) {
  const found = value === null ? "null" : Array.isArray(value) ? "list" : typeof value;
  return serializationError(`Expected a ${wanted}, found ${found}`);
}

/** AWS's texts for the wrong type are recorded for booleans and numbers. */
function readString(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "object") throw unexpected(value, "string");
  const name =
    typeof value === "boolean"
      ? "java.lang.Boolean"
      : "com.amazon.coral.value.json.numbers.TruncatingBigNumber";
  throw serializationError(`class ${name} can not be converted to an String`);
}
