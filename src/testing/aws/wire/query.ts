import { textBytes, textWithoutBom } from "../../../core/bytes.ts";
import type { Json } from "../../../core/json.ts";
import type { RequestMessage, ResponseMessage } from "../../../core/message.ts";
import type { AwsError } from "../account/aws-error.ts";

/**
 * A call in AWS's query protocol. The input is a form, the output is XML, and both mark their
 * lists, so no schema is needed. https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export interface QueryCall {
  readonly operation: string;
  readonly input: { readonly [member: string]: Json };
}

/**
 * Reads the operation and its input from a form, such as `Parameters.member.1.ParameterKey=Stage`.
 */
export function readQuery({ body }: RequestMessage): QueryCall {
  const form = new URLSearchParams(textWithoutBom(body));
  const input = node();
  let operation = "";
  for (const [name, value] of form) {
    if (name === "Action") operation = value;
    else if (name !== "Version") put(input, name.split("."), value);
  }
  return { operation, input: Object.fromEntries(Object.entries(toJson(input))) };
}

interface Node {
  readonly members: Map<string, Node>;
  text: string | undefined;
}

function node(): Node {
  return { members: new Map(), text: undefined };
}

// No input of CloudFormation is nested this deep.
const maxDepth = 20;

function put(root: Node, path: readonly string[], value: string): void {
  let at = root;
  for (const name of path.slice(0, maxDepth)) {
    const next = at.members.get(name) ?? node();
    at.members.set(name, next);
    at = next;
  }
  at.text = value;
}

/** Converts a node to JSON; a node whose only member is `member` is a list. */
function toJson({ members, text }: Node): { readonly [member: string]: Json } {
  if (text !== undefined) return {};
  return Object.fromEntries([...members].map(([name, each]) => [name, valueOf(each)]));
}

function valueOf(each: Node): Json {
  if (each.text !== undefined) return each.text;
  const list = each.members.get("member");
  return list ? [...list.members.values()].map(valueOf) : toJson(each);
}

/** Writes the output of an operation as XML. */
export function writeQuery(
  operation: string,
  output: object,
  requestId: string,
  namespace: string,
): ResponseMessage {
  const result = `<${operation}Result>${membersOf(output)}</${operation}Result>`;
  const metadata = `<ResponseMetadata><RequestId>${requestId}</RequestId></ResponseMetadata>`;
  const xml = `<${operation}Response xmlns="${namespace}">${result}${metadata}</${operation}Response>`;
  return toMessage(200, xml);
}

/** Writes an error in the XML of the query protocol. */
export function writeQueryError(
  { type, message, status }: AwsError,
  requestId: string,
): ResponseMessage {
  const error = `<Error><Type>Sender</Type><Code>${escape(type)}</Code><Message>${escape(message)}</Message></Error>`;
  const xml = `<ErrorResponse>${error}<RequestId>${requestId}</RequestId></ErrorResponse>`;
  return toMessage(status, xml);
}

function membersOf(value: object): string {
  return Object.entries(value)
    .map(([name, each]: [string, unknown]) =>
      each === undefined ? "" : `<${name}>${toXml(each)}</${name}>`,
    )
    .join("");
}

function toXml(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((each) => `<member>${toXml(each)}</member>`).join("");
  if (typeof value === "object" && value !== null) return membersOf(value);
  return escape(String(value));
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Escapes text for XML, without the characters that XML 1.0 does not allow. */
function escape(text: string): string {
  return text
    .replaceAll(/[&<>"']/g, (character) => entities[character] ?? "")
    .replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}

function toMessage(status: number, xml: string): ResponseMessage {
  return {
    status,
    headers: [["Content-Type", "text/xml"]],
    body: textBytes(`<?xml version="1.0"?>\n${xml}`),
  };
}
