import type { OpenApiDocument } from "./document.ts";
import { type JsonObject, listOf, memberOf, objectOf, textOf } from "./shape.ts";

/**
 * How to treat a document's base path: ignore it, prepend it to each path, or prepend all but its
 * first part.
 */
export type BasePathMode = "ignore" | "prepend" | "split";

export const basePathModes: readonly BasePathMode[] = ["ignore", "prepend", "split"];

/** Returns the prefix of the document's paths, without a trailing slash: `/v1`. */
export function basePathFor(document: OpenApiDocument, mode: BasePathMode): string {
  if (mode === "ignore") return "";
  const parts = partsOf(basePathOf(document));
  // The first part of `/prod/v1` names the stage.
  return [...(mode === "split" ? parts.slice(1) : parts)].map((part) => `/${part}`).join("");
}

/** Joins paths: `/v1/` and `/pets/` become `/v1/pets`. */
export function joinPaths(base: string, path: string): string {
  const joined = [...partsOf(base), ...partsOf(path)].join("/");
  return `/${joined}`;
}

function partsOf(path: string): string[] {
  return path.split("/").filter((part) => part !== "");
}

function basePathOf({ version, root }: OpenApiDocument): string {
  if (version === "2.0") return textOf(root["basePath"]) ?? "";
  const server = objectOf(listOf(root["servers"])[0]);
  const variables = objectOf(server["variables"]);
  // A variable with that name is the base path, even if the URL does not use it (recorded).
  const named = defaultOf(variables, "basePath");
  if (named !== undefined) return named;
  const url = (textOf(server["url"]) ?? "").replace(
    /\{([^{}]*)\}/g,
    (whole, name: string) => defaultOf(variables, name) ?? whole,
  );
  return url.replace(/^(?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*/i, "").replace(/[?#].*$/s, "");
}

function defaultOf(variables: JsonObject, name: string): string | undefined {
  return textOf(objectOf(memberOf(variables, name))["default"]);
}
