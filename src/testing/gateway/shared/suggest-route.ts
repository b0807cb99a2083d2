import { nearest } from "../../../core/nearest.ts";

/**
 * Suggests a route for a request that matches none: one with the same path and another method, or the
 * closest one with the same number of segments.
 */
export function suggestRoute(
  httpMethod: string,
  path: string,
  keys: readonly string[],
): string | undefined {
  const parts = path.split("/");
  const forms = new Map<string, string>();
  for (const key of keys) {
    const [method = "", template = ""] = key.split(" ");
    const filled = template.split("/").map((part, index) => {
      if (part.endsWith("+}")) return parts.slice(index).join("/");
      return part.startsWith("{") ? (parts[index] ?? part) : part;
    });
    const form = filled.join("/");
    if (form === path) return key;
    forms.set(`${method} ${form}`, key);
  }
  const form = nearest(`${httpMethod} ${path}`, [...forms.keys()]);
  return form === undefined ? undefined : forms.get(form);
}
