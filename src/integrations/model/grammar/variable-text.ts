import type { GrammarCursor } from "./cursor.ts";

/** A text with variables, used in HTTP mappings and selection expressions. */
export type VariableText = readonly VariableTextPart[];

/** A literal text or a variable. */
export type VariableTextPart =
  | { readonly type: "text"; readonly text: string }
  /** `request.header.X-Id`, `context.connectionId`: written `$name` or `${name}`. */
  | { readonly type: "variable"; readonly name: string };

const roots = "(?:request|response|integration\\.response|context|stageVariables)";
const bare = new RegExp(String.raw`\$${roots}(?:\.[\w-]+|\[[\w'*:-]+\])+`, "y");
const braced = new RegExp(String.raw`\$\{${roots}(?:\.[^{}.]+)+\}`, "y");

/** Parses to the end. `\$` means a dollar sign. */
export function parseVariableText(cursor: GrammarCursor): VariableText {
  const parts: VariableTextPart[] = [];
  let text = "";
  const endText = () => {
    if (text !== "") parts.push({ type: "text", text });
    text = "";
  };
  while (!cursor.done) {
    const variable = cursor.takeMatch(braced)?.slice(2, -1) ?? cursor.takeMatch(bare)?.slice(1);
    if (variable !== undefined) {
      endText();
      parts.push({ type: "variable", name: variable });
    } else if (cursor.takeMatch(/\\\$/y)) {
      text += "$";
    } else {
      if (cursor.takeMatch(/\$\{/y)) {
        throw cursor.unexpected(
          "a variable: request., response., context. or stageVariables.",
          cursor.offset,
        );
      }
      text += cursor.expect(/[^]/y, "text");
    }
  }
  endText();
  return parts;
}

/** Prints the text; a single variable has no braces, as in AWS's guide. */
export function printVariableText(parts: VariableText): string {
  const [only, ...others] = parts;
  if (only?.type === "variable" && others.length === 0 && isBare(only.name)) return `$${only.name}`;
  return parts
    .map((part) =>
      part.type === "variable" ? `\${${part.name}}` : part.text.replaceAll("$", "\\$"),
    )
    .join("");
}

function isBare(name: string): boolean {
  bare.lastIndex = 0;
  return bare.exec(`$${name}`)?.[0].length === name.length + 1;
}

/** `${stageVariables.name}`, as in the ARNs and URIs of integrations. */
export const stageVariablePattern = String.raw`\$\{stageVariables\.\w+\}`;

const bracedStageVariable = /\$\{stageVariables\.(\w+)\}/g;
const anyStageVariable = /\$\{stageVariables\.(\w+)\}|\$stageVariables\.(\w+)/g;

export interface StageVariableFilling {
  /** Whether to accept `$stageVariables.name`, too, as in HTTP and WebSocket APIs. */
  readonly isBareToo: boolean;
  /** Returns the text for an unset or empty variable; may throw. */
  readonly missing: (name: string, written: string) => string;
}

/** Replaces stage variables with their values. */
export function fillStageVariables(
  text: string,
  variables: Readonly<Record<string, string>>,
  { isBareToo, missing }: StageVariableFilling,
): string {
  const pattern = isBareToo ? anyStageVariable : bracedStageVariable;
  return text.replaceAll(pattern, (written, braced?: string, bare = "") => {
    const name = braced ?? bare;
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    return value || missing(name, written);
  });
}

// The request body is not a parameter.
const gatewayVariable = String.raw`(?:context|stageVariables|method\.request(?!\.body))\.`;
const gatewayVariables = new RegExp(
  String.raw`\$(?:\{(${gatewayVariable}[\w.-]+)\}|(${gatewayVariable}[\w.-]*\w))`,
  "g",
);

/**
 * Replaces variables such as `$context.error.message` and `${method.request.path.id}` in the
 * template of a gateway response. The template is not Velocity: nothing else is evaluated
 * (documented).
 */
export function fillGatewayTemplate(template: string, valueOf: (name: string) => string): string {
  return template.replaceAll(gatewayVariables, (_, braced?: string, bare = "") =>
    valueOf(braced ?? bare),
  );
}
