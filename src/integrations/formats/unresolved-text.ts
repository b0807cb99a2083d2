import { GatewrightError } from "../../core/errors.ts";
import type { Json } from "../../core/json.ts";

/**
 * What a template's value looks like before it is deployed: literal text, with `${…}` where a value
 * is known only at deployment.
 *
 * CloudFormation's functions are spelled out as far as they are text: `Fn::Sub` and `Fn::Join` give
 * theirs, `Ref` and `Fn::GetAtt` a placeholder, `Fn::If` its first branch that is a value.
 */
export function unresolvedText(value: Json): string {
  if (value === null || typeof value !== "object") return String(value);
  const [name = "", argument = null] = Object.entries(value)[0] ?? [];
  const read = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return read ? read(argument) : placeholder(name);
}

/** Whether the value is a function of CloudFormation instead of a map. */
export function isIntrinsic(value: Json): boolean {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === 1 && (names[0] === "Ref" || names[0]?.startsWith("Fn::") === true);
}

/** Whether the text stands as it is, or is part of a template that something else fills in. */
export type DocumentText = "final" | "template";

/** Whether a URI is a name that a tool replaces before it deploys: `OrdersHandler` for a function's. */
export function isPlaceholderUri(record: object, member: string): boolean {
  const value: unknown = Reflect.get(record, member);
  return /uri$/i.test(member) && typeof value === "string" && /^[A-Za-z]\w*$/.test(value);
}

/** Whether nothing is known of how the text begins; a stage variable is known: it is sent as it is. */
export function startsUnresolved(text: string): boolean {
  return /^\$\{(?!stageVariables\.)/.test(text);
}

/** The text with a sample in each unknown place: `aws` is a partition, a Region and a name. */
export function withSamples(text: string): string {
  const closed = closedPart(text);
  return closed.replace(/\$\{(?!stageVariables\.)[^}]*\}/g, "aws") + text.slice(closed.length);
}

/**
 * The text as far as a `${…}` may stand in it: behind the last brace nothing is closed, and looking
 * for one from every place takes long.
 */
export function closedPart(text: string): string {
  return text.slice(0, text.lastIndexOf("}") + 1);
}

const functions: Readonly<Record<string, (argument: Json) => string>> = {
  Ref: (name) => placeholder(unresolvedText(name)),
  "Fn::Sub": substitute,
  "Fn::Join": (argument) => {
    const [separator = "", parts = []] = listOf(argument);
    return listOf(parts).map(unresolvedText).join(unresolvedText(separator));
  },
  "Fn::GetAtt": (argument) =>
    placeholder(
      typeof argument === "string" ? argument : listOf(argument).map(unresolvedText).join("."),
    ),
  "Fn::If": (argument) => {
    const [, ...branches] = listOf(argument);
    const values = branches.map(unresolvedText);
    return values.find((text) => text !== noValue) ?? noValue;
  },
};

const noValue = placeholder("AWS::NoValue");

/** `Fn::Sub`, alone or with variables of its own, which go in where they are text. */
function substitute(argument: Json): string {
  if (typeof argument === "string") return argument;
  const [template = "", variables = {}] = listOf(argument);
  const entries = Object.entries(Object(variables)) as [string, Json][];
  const known = new Map(entries.map(([name, value]) => [name, unresolvedText(value)]));
  const written = unresolvedText(template);
  const closed = closedPart(written);
  let length = written.length;
  // In one pass: what a variable stands for is no template, and may hold another one's name.
  const filled = closed.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
    const text = known.get(name) ?? whole;
    length += text.length;
    if (length > longestText) throw tooLong();
    return text;
  });
  return filled + written.slice(closed.length);
}

// A few of them inside each other can make any amount of text.
const longestText = 16 * 1024 * 1024;

function tooLong(): GatewrightError {
  return new GatewrightError(
    "document.limit",
    "Failed to read a text: its functions make more than 16 MB of it",
  );
}

function placeholder(name: string): string {
  return `\${${name}}`;
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
