import type { Json } from "../../../core/json.ts";
import { readMembers, type Unchecked, writeMembers } from "../member-conversion.ts";
import type { Conversion } from "../member-reading.ts";
import type { Members } from "../members.ts";
import { isObject, textOf } from "../openapi/shape.ts";

/**
 * Converts a stage's method settings: a list in CloudFormation, a map by `path/METHOD` in the
 * record, where two asterisks mean all methods.
 */
export function methodSettings(members: Members): Conversion {
  return {
    read(value, reading, at) {
      if (!Array.isArray(value)) return reading.defer(value, at.path);
      const entries = (value as readonly Json[]).map((each, index) => {
        const place = { ...at, path: [...at.path, String(index)] };
        const { ResourcePath = "/*", HttpMethod = "*", ...settings } = isObject(each) ? each : {};
        const key = `${keyOfPath(textOf(ResourcePath) ?? "")}/${textOf(HttpMethod) ?? ""}`;
        return [key, readMembers(settings, members, reading, place)] as const;
      });
      return Object.fromEntries(entries);
    },
    write: (value, reading, at) =>
      Object.entries<Unchecked>(Object(value)).map(([key, settings]) => {
        const slash = key.lastIndexOf("/");
        return {
          ResourcePath: pathOfKey(key.slice(0, slash)),
          HttpMethod: key.slice(slash + 1),
          ...writeMembers(settings, members, reading, at),
        };
      }),
  };
}

/** Encodes `/orders/{id}` as `~1orders~1{id}`; `/*` means all paths. */
function keyOfPath(path: string): string {
  return path === "/*" || path === "*" ? "*" : path.replaceAll("~1", "/").replaceAll("/", "~1");
}

function pathOfKey(key: string): string {
  return key === "*" ? "/*" : key.replaceAll("~1", "/");
}
