import { type Header, headerValues } from "../../../../core/message.ts";
import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";

/** The place in a request from which an authorizer's identity is read. */
export interface IdentitySource {
  /** The source as written: `method.request.header.Authorization`. */
  readonly text: string;
  readonly place: "header" | "querystring" | "stageVariables" | "context";
  readonly name: string;
}

/** The parts of a request that identity sources read. */
export interface IdentityValues {
  readonly headers: readonly Header[];
  readonly queryString: readonly Header[];
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly context: ContextData;
}

const written = /^(?:method\.request\.(header|querystring)|(stageVariables|context))\.(.+)$/;

/** Parses a list such as `method.request.header.A, stageVariables.b`. Invalid sources are ignored. */
export function readIdentitySources(text: string): readonly IdentitySource[] {
  return text.split(",").flatMap((part): IdentitySource[] => {
    const source = part.trim();
    const [, parameter, other, name] = written.exec(source) ?? [];
    const place = parameter ?? other;
    // The expression matched, so it is one of the four.
    return name === undefined
      ? []
      : [{ text: source, place: place as IdentitySource["place"], name }];
  });
}

/** Returns the value of a source, or undefined if it is missing or empty. Header names ignore case. */
export function identityValue(
  { place, name }: IdentitySource,
  { headers, queryString, stageVariables, context }: IdentityValues,
): string | undefined {
  const value = valueIn();
  return value === "" ? undefined : value;

  function valueIn(): string | undefined {
    switch (place) {
      case "header":
        return headerValues(headers, name).at(-1);
      case "querystring":
        return queryString.findLast(([candidate]) => candidate === name)?.[1];
      case "stageVariables":
        return Object.hasOwn(stageVariables, name) ? stageVariables[name] : undefined;
      default:
        return textAt(context, name);
    }
  }
}

function textAt(context: ContextData, name: string): string | undefined {
  let value: unknown = context;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) {
      return undefined;
    }
    value = Reflect.get(value, part);
  }
  return typeof value === "string" ? value : undefined;
}
