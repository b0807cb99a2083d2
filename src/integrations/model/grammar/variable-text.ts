import type { Cursor } from "./cursor.ts";

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
export function parseVariableText(cursor: Cursor): VariableText {
  const parts: VariableTextPart[] = [];
  let text = "";
  const endText = () => {
    if (text !== "") parts.push({ type: "text", text });
    text = "";
  };
  while (!cursor.done) {
    const variable = cursor.take(braced)?.slice(2, -1) ?? cursor.take(bare)?.slice(1);
    if (variable !== undefined) {
      endText();
      parts.push({ type: "variable", name: variable });
    } else if (cursor.take(/\\\$/y)) {
      text += "$";
    } else {
      if (cursor.take(/\$\{/y)) {
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
