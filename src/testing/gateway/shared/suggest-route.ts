import { nearest } from "../../../core/nearest.ts";

/**
 * The route that a request without one may have meant: one of its path and another method, else the
 * nearest of the same form, whatever stands for its path parameters.
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
