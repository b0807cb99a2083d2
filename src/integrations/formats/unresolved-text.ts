import type { Json } from "../../json.ts";

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
  const read = functions[name];
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
  return text.replace(/\$\{(?!stageVariables\.)[^}]*\}/g, "aws");
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
  const known = Object.entries(Object(variables)) as [string, Json][];
  return known.reduce(
    (text, [name, value]) => text.replaceAll(placeholder(name), unresolvedText(value)),
    unresolvedText(template),
  );
}

function placeholder(name: string): string {
  return `\${${name}}`;
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}
