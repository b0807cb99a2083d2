import { GatewrightError } from "../../../core/errors.ts";
import type { Json } from "../../../core/json.ts";
import { closedPart } from "../unresolved-text.ts";
import type { ResourcesByName } from "./template.ts";

/**
 * Sorts logical ids so that each comes after its dependencies.
 *
 * @throws GatewrightError `document.invalid`: resources depend on each other.
 */
export function inOrder(
  resources: ResourcesByName,
  names: Readonly<Record<string, string>> = {},
): readonly string[] {
  const ordered = new Set<string>();
  const open = new Set<string>();
  // Avoids recursion: a chain of ten thousand resources must not overflow the stack.
  for (const name of Object.keys(resources)) {
    const path = [{ name, needs: needsOf(name, resources, names) }];
    open.add(name);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.needs.pop();
      if (next === undefined) {
        open.delete(top.name);
        ordered.add(top.name);
        path.pop();
      } else if (open.has(next)) {
        throw circular([...open].slice([...open].indexOf(next)));
      } else if (!ordered.has(next)) {
        open.add(next);
        path.push({ name: next, needs: needsOf(next, resources, names) });
      }
    }
  }
  return [...ordered];
}

/** Creates an error with CloudFormation's text. */
function circular(names: readonly string[]): GatewrightError {
  return new GatewrightError(
    "document.invalid",
    `Failed to read the template: Circular dependency between resources: [${names.join(", ")}]`,
    {
      hint: "Each resource refers to the next, and the last to the first. Remove one of the references.",
    },
  );
}

function needsOf(
  name: string,
  resources: ResourcesByName,
  names: Readonly<Record<string, string>>,
): string[] {
  const resource = Object.hasOwn(resources, name) ? resources[name] : undefined;
  if (!resource) return [];
  const named = [...resource.dependsOn, ...referencesOf(resource.properties)].map((each) =>
    Object.hasOwn(names, each) ? (names[each] ?? each) : each,
  );
  return [...new Set(named)].filter((each) => Object.hasOwn(resources, each)).toReversed();
}

/** Returns the names that functions in the value refer to. */
export function referencesOf(value: Json): readonly string[] {
  const found: string[] = [];
  const open: Json[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    for (const [name, argument] of Object.entries<Json>(next)) {
      if (name === "Ref" && typeof argument === "string") found.push(argument);
      if (name === "Fn::GetAtt") found.push(firstName(argument));
      // One by one: spreading too many arguments overflows the stack.
      if (name === "Fn::Sub") for (const each of namesIn(argument)) found.push(each);
      open.push(argument);
    }
  }
  return found;
}

function firstName(argument: Json): string {
  const first: Json | undefined = Array.isArray(argument) ? argument[0] : argument;
  return typeof first === "string" ? (first.split(".")[0] ?? "") : "";
}

/** Returns the names in `Fn::Sub`, except its own variables. */
function namesIn(argument: Json): readonly string[] {
  const [template = "", variables = {}]: readonly Json[] = Array.isArray(argument)
    ? argument
    : [argument];
  if (typeof template !== "string") return [];
  return [...closedPart(template).matchAll(/\$\{([^!}][^}]*)\}/g)].flatMap(([, name = ""]) => {
    const [first = ""] = name.trim().split(".");
    return Object.hasOwn(Object(variables), name.trim()) ? [] : [first, name.trim()];
  });
}
