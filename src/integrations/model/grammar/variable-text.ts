import type { GrammarCursor } from "./cursor.ts";

/** A text with variables in it: what HTTP mappings and selection expressions are made of. */
export type VariableText = readonly VariableTextPart[];

/** Text, or a variable in it. */
export type VariableTextPart =
  | { readonly type: "text"; readonly text: string }
  /** `request.header.X-Id`, `context.connectionId`: written `$name` or `${name}`. */
  | { readonly type: "variable"; readonly name: string };

const roots = "(?:request|response|integration\\.response|context|stageVariables)";
const bare = new RegExp(String.raw`\$${roots}(?:\.[\w-]+|\[[\w'*:-]+\])+`, "y");
const braced = new RegExp(String.raw`\$\{${roots}(?:\.[^{}.]+)+\}`, "y");

/** Reads to the end. `\$` stands for a dollar sign. */
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

/** A variable that stands alone goes without braces, as AWS's guide writes it. */
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

/** `${stageVariables.name}`, as the ARNs and URIs of integrations hold it. */
export const stageVariablePattern = String.raw`\$\{stageVariables\.\w+\}`;

const bracedStageVariable = /\$\{stageVariables\.(\w+)\}/g;
const anyStageVariable = /\$\{stageVariables\.(\w+)\}|\$stageVariables\.(\w+)/g;

export interface StageVariableFilling {
  /** Whether `$stageVariables.name` is one too, as HTTP and WebSocket APIs have it. */
  readonly isBareToo: boolean;
  /** The text for a variable that the stage does not set, or sets to nothing. It may throw. */
  readonly missing: (name: string, written: string) => string;
}

/** The text with each stage variable filled in. */
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

// The body of the request is none of its parameters.
const gatewayVariable = String.raw`(?:context|stageVariables|method\.request(?!\.body))\.`;
const gatewayVariables = new RegExp(
  String.raw`\$(?:\{(${gatewayVariable}[\w.-]+)\}|(${gatewayVariable}[\w.-]*\w))`,
  "g",
);

/**
 * The template of a gateway response with `$context.error.message`, `${method.request.path.id}` and
 * their like filled in. It is not Velocity: nothing else happens (documented).
 */
export function fillGatewayTemplate(template: string, valueOf: (name: string) => string): string {
  return template.replaceAll(gatewayVariables, (_, braced?: string, bare = "") =>
    valueOf(braced ?? bare),
  );
}
