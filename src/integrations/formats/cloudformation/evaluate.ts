import { textBytes } from "../../../core/bytes.ts";
import { GatewrightError } from "../../../core/errors.ts";
import type { Json } from "../../../core/json.ts";
import { memberOf, objectOf } from "../openapi/shape.ts";
import { closedPart, isIntrinsic, unresolvedText } from "../unresolved-text.ts";

/** Looks up values for a template's functions. With undefined, the function stays unresolved. */
export interface Scope {
  readonly ref: (name: string) => Json | NoValue | undefined;
  readonly attribute: (logicalId: string, attribute: string) => Json | undefined;
  readonly condition: (name: string) => boolean | undefined;
  readonly mapping: (name: string) => Json | undefined;
  readonly exported: (name: string) => Json | undefined;
  readonly zones: readonly string[];
  /** Counts the generated text: a few nested functions can generate any amount. */
  readonly spend: (characters: number) => void;
}

/** The value of `AWS::NoValue`: the member is removed. */
export const noValue = Symbol("AWS::NoValue");
export type NoValue = typeof noValue;

/**
 * Evaluates every function whose values are known. The others stay; text around them is folded into
 * one `Fn::Sub`.
 */
export function evaluate(value: Json, scope: Scope): Json {
  const found = evaluateValue(value, scope);
  return found === noValue ? null : found;
}

/** Evaluates a condition; returns undefined if it depends on an unknown value. */
export function evaluateCondition(value: Json, scope: Scope): boolean | undefined {
  const found = evaluate(value, scope);
  if (typeof found === "boolean") return found;
  return found === "true" || found === "false" ? found === "true" : undefined;
}

function evaluateValue(value: Json, scope: Scope): Json | NoValue {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return evaluateItems(value, scope);
  const names = Object.keys(value);
  const [name = ""] = names;
  if (names.length === 1 && Object.hasOwn(functions, name)) {
    const carryOut = functions[name];
    const argument = objectOf(value)[name] ?? null;
    if (carryOut) return carryOut(argument, scope);
  }
  const entries = Object.entries(value).flatMap(([key, each]: [string, Json]) => {
    const found = evaluateValue(each, scope);
    return found === noValue ? [] : [[key, found] as const];
  });
  return Object.fromEntries(entries);
}

function evaluateItems(items: readonly Json[], scope: Scope): Json[] {
  return items.flatMap((item) => {
    const found = evaluateValue(item, scope);
    // A nested list stays one item.
    return found === noValue ? [] : [found];
  });
}

type Function = (argument: Json, scope: Scope) => Json | NoValue;

const functions: Readonly<Record<string, Function>> = {
  Ref: (argument, scope) => {
    const name = typeof argument === "string" ? argument : unresolvedText(argument);
    return scope.ref(name) ?? { Ref: name };
  },
  // A policy has a member of that name that is an object.
  Condition: (argument, scope) =>
    (typeof argument === "string" ? scope.condition(argument) : undefined) ?? {
      Condition: evaluate(argument, scope),
    },
  "Fn::GetAtt": (argument, scope) => {
    const [logicalId = "", attribute = ""] = nameParts(evaluate(argument, scope));
    return scope.attribute(logicalId, attribute) ?? { "Fn::GetAtt": [logicalId, attribute] };
  },
  "Fn::Sub": (argument, scope) => {
    const [template = "", variables = {}] = Array.isArray(argument) ? argument : [argument];
    const own = objectOf(evaluate(variables, scope));
    return typeof template === "string"
      ? substitute(template, (name) => memberOf(own, name) ?? lookUp(name, scope), scope)
      : { "Fn::Sub": argument };
  },
  "Fn::Join": (argument, scope) => {
    const [separator = "", parts = []] = listOf(evaluate(argument, scope));
    if (!Array.isArray(parts)) return { "Fn::Join": [separator, parts] };
    return joined(parts, textual(separator), scope);
  },
  "Fn::If": (argument, scope) => {
    const [name = "", yes = null, no = null] = listOf(argument);
    const holds = typeof name === "string" ? scope.condition(name) : undefined;
    if (holds !== undefined) return evaluateValue(holds ? yes : no, scope);
    const branches = [yes, no].map((each) => evaluateValue(each, scope));
    return {
      "Fn::If": [name, ...branches.map((each) => (each === noValue ? noValueRef : each))],
    };
  },
  "Fn::Equals": (argument, scope) => {
    const [left = null, right = null] = listOf(evaluate(argument, scope));
    if (isUnknown(left) || isUnknown(right)) return { "Fn::Equals": [left, right] };
    return textual(left) === textual(right);
  },
  "Fn::And": (argument, scope) => all("Fn::And", argument, scope, false),
  "Fn::Or": (argument, scope) => all("Fn::Or", argument, scope, true),
  "Fn::Not": (argument, scope) => {
    const [only = null] = listOf(argument);
    const holds = evaluateCondition(only, scope);
    return holds === undefined ? { "Fn::Not": [only] } : !holds;
  },
  "Fn::FindInMap": (argument, scope) => {
    const [name = "", first = "", second = "", otherwise] = listOf(evaluate(argument, scope));
    const keys = { "Fn::FindInMap": [name, first, second] };
    if (isUnknown(name) || isUnknown(first) || isUnknown(second)) return keys;
    const row = memberOf(objectOf(scope.mapping(textual(name))), textual(first));
    const found = memberOf(objectOf(row), textual(second));
    return found ?? objectOf(otherwise)["DefaultValue"] ?? keys;
  },
  "Fn::Select": (argument, scope) => {
    const [index = 0, items = []] = listOf(evaluate(argument, scope));
    const found = Array.isArray(items) ? items[Number(index)] : undefined;
    return found ?? { "Fn::Select": [index, items] };
  },
  "Fn::Split": (argument, scope) => {
    const [separator = "", text = ""] = listOf(evaluate(argument, scope));
    if (typeof text !== "string" || separator === "") return { "Fn::Split": [separator, text] };
    return text.split(textual(separator));
  },
  "Fn::ImportValue": (argument, scope) => {
    const name = evaluate(argument, scope);
    const found = typeof name === "string" ? scope.exported(name) : undefined;
    return found ?? { "Fn::ImportValue": name };
  },
  "Fn::GetAZs": (_, scope) => scope.zones,
  "Fn::Base64": (argument, scope) => {
    const text = evaluate(argument, scope);
    return typeof text === "string" ? base64Of(text) : { "Fn::Base64": text };
  },
  "Fn::ToJsonString": (argument, scope) => {
    const text = JSON.stringify(evaluate(argument, scope));
    scope.spend(text.length);
    return text;
  },
  "Fn::Length": (argument, scope) => {
    const items = evaluate(argument, scope);
    return Array.isArray(items) ? items.length : { "Fn::Length": items };
  },
};

const noValueRef = { Ref: "AWS::NoValue" };

/** Replaces `${Name}` and `${Name.Attribute}`; `${!Name}` becomes a literal `${Name}`. */
function substitute(
  template: string,
  valueOf: (name: string) => Json | undefined,
  scope: Scope,
): Json {
  let isKnown = true;
  const closed = closedPart(template);
  const filled = closed.replace(/\$\{([^}]*)\}/g, (written, name: string) => {
    if (name.startsWith("!")) return written;
    const value = valueOf(name.trim());
    const known = value === undefined ? undefined : asText(value);
    if (known !== undefined) return known.replaceAll("${", "${!");
    isKnown = false;
    // Partly known text keeps its own placeholders.
    return value === undefined ? `\${${name.trim()}}` : unresolvedText(value);
  });
  const text = filled + template.slice(closed.length);
  scope.spend(text.length);
  return isKnown ? text.replaceAll("${!", "${") : { "Fn::Sub": text };
}

function joined(parts: readonly Json[], separator: string, scope: Scope): Json {
  const isKnown = parts.every((part) => asText(part) !== undefined);
  const texts = parts.map((part) => {
    const known = asText(part);
    if (isKnown) return known ?? "";
    return known?.replaceAll("${", "${!") ?? unresolvedText(part);
  });
  const text = texts.join(separator);
  scope.spend(text.length);
  return isKnown ? text : { "Fn::Sub": text };
}

function lookUp(name: string, scope: Scope): Json | undefined {
  const dot = name.indexOf(".");
  const found =
    dot < 0 ? scope.ref(name) : scope.attribute(name.slice(0, dot), name.slice(dot + 1));
  return found === noValue ? "" : found;
}

/** Evaluates `Fn::And` up to the first false condition, `Fn::Or` up to the first true one. */
function all(name: string, argument: Json, scope: Scope, ending: boolean): Json {
  const holds = new Set(listOf(argument).map((each) => evaluateCondition(each, scope)));
  if (holds.has(ending)) return ending;
  return holds.has(undefined) ? { [name]: argument } : !ending;
}

/** Returns the text of a completely known value, otherwise undefined. */
function asText(value: Json): string | undefined {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return Array.isArray(value) && !isUnknown(value) ? value.map(String).join(",") : undefined;
}

function textual(value: Json): string {
  return asText(value) ?? JSON.stringify(value);
}

function isUnknown(value: Json): boolean {
  if (Array.isArray(value)) return value.some(isUnknown);
  return isIntrinsic(value) || Object.hasOwn(objectOf(value), "Condition");
}

function nameParts(argument: Json): readonly string[] {
  if (Array.isArray(argument)) return argument.map((each: Json) => unresolvedText(each));
  const [logicalId = "", ...attribute] = unresolvedText(argument).split(".");
  return [logicalId, attribute.join(".")];
}

function listOf(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function base64Of(text: string): string {
  const bytes = Array.from(textBytes(text), (byte) => String.fromCharCode(byte));
  return btoa(bytes.join(""));
}

/** Counts text and throws beyond a plausible amount. */
export function textBudget(): (characters: number) => void {
  const limit = 64 * 1024 * 1024;
  let spent = 0;
  return (characters) => {
    spent += characters;
    if (spent <= limit) return;
    throw new GatewrightError(
      "document.limit",
      "Failed to resolve the template: its functions generate more than 64 MB of text",
    );
  };
}
