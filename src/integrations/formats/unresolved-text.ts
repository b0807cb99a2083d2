import { GatewrightError } from "../../core/errors.ts";
import type { Json } from "../../core/json.ts";

/**
 * Returns a template's value as text before deployment, with `${…}` for values known only at
 * deployment.
 *
 * CloudFormation functions are converted as far as they are text: `Fn::Sub` and `Fn::Join` to their
 * text, `Ref` and `Fn::GetAtt` to a placeholder, `Fn::If` to its first branch with a value.
 */
export function unresolvedText(value: Json): string {
  if (value === null || typeof value !== "object") return String(value);
  const [name = "", argument = null] = Object.entries(value)[0] ?? [];
  const read = Object.hasOwn(functions, name) ? functions[name] : undefined;
  return read ? read(argument) : placeholder(name);
}

/** Returns whether the value is a CloudFormation function instead of a map. */
export function isIntrinsic(value: Json): boolean {
  if (value === null || typeof value !== "object" || Array.isArray(value)) return false;
  const names = Object.keys(value);
  return names.length === 1 && (names[0] === "Ref" || names[0]?.startsWith("Fn::") === true);
}

/** Whether the text is final, or a template in which another tool replaces names. */
export type DocumentText = "final" | "template";

/**
 * Returns whether a URI is a name that a tool replaces before deployment, such as `OrdersHandler`.
 */
export function isPlaceholderUri(record: object, member: string): boolean {
  const value: unknown = Reflect.get(record, member);
  return /uri$/i.test(member) && typeof value === "string" && /^[A-Za-z]\w*$/.test(value);
}

/** Returns whether the start of the text is unknown; a stage variable counts as known. */
export function startsUnresolved(text: string): boolean {
  return /^\$\{(?!stageVariables\.)/.test(text);
}

/** Replaces unknown parts with the sample `aws`, which is valid as partition, Region and name. */
export function withSamples(text: string): string {
  const closed = closedPart(text);
  return closed.replace(/\$\{(?!stageVariables\.)[^}]*\}/g, "aws") + text.slice(closed.length);
}

/**
 * Returns the text up to the last closing brace. Searching for `${…}` in the rest from every
 * position would be quadratic.
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

/** Evaluates `Fn::Sub`, with its own variables if they are text. */
function substitute(argument: Json): string {
  if (typeof argument === "string") return argument;
  const [template = "", variables = {}] = listOf(argument);
  const entries = Object.entries(Object(variables)) as [string, Json][];
  const known = new Map(entries.map(([name, value]) => [name, unresolvedText(value)]));
  const written = unresolvedText(template);
  const closed = closedPart(written);
  let length = written.length;
  // In one pass: a variable's value is not a template, but may contain another variable's name.
  const filled = closed.replace(/\$\{([^}]*)\}/g, (whole, name: string) => {
    const text = known.get(name) ?? whole;
    length += text.length;
    if (length > longestText) throw tooLong();
    return text;
  });
  return filled + written.slice(closed.length);
}

// A few nested functions can generate any amount of text.
const longestText = 16 * 1024 * 1024;

function tooLong(): GatewrightError {
  return new GatewrightError(
    "document.limit",
    "Failed to read a text: its functions generate more than 16 MB",
  );
}

function placeholder(name: string): string {
  return `\${${name}}`;
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
