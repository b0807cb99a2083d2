import { type Header, headerValues } from "../../../../core/message.ts";
import type { ContextData } from "../../../../integrations/mapping-templates/scope/context.ts";

/** A place in a request from which an authorizer's identity is taken. */
export interface IdentitySource {
  /** As it is written: `method.request.header.Authorization`. */
  readonly text: string;
  readonly place: "header" | "querystring" | "stageVariables" | "context";
  readonly name: string;
}

/** What identity sources read. */
export interface IdentityValues {
  readonly headers: readonly Header[];
  readonly queryString: readonly Header[];
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly context: ContextData;
}

const written = /^(?:method\.request\.(header|querystring)|(stageVariables|context))\.(.+)$/;

/** Reads a list such as `method.request.header.A, stageVariables.b`. What is no source is left out. */
export function readIdentitySources(text: string): readonly IdentitySource[] {
  return text.split(",").flatMap((part): IdentitySource[] => {
    const source = part.trim();
    const [, parameter, other, name] = written.exec(source) ?? [];
    const place = parameter ?? other;
    // The expression has matched: it is one of the four.
    return name === undefined
      ? []
      : [{ text: source, place: place as IdentitySource["place"], name }];
  });
}

/** The value of a source; undefined where it is missing or empty. Headers count in any case. */
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
