import type * as z from "zod/mini";

interface Routes {
  readonly routes: readonly { readonly key: string }[];
}

/** Reports a duplicate route at its position. */
export function assertUnique({ routes }: Routes, context: z.core.$RefinementCtx): void {
  const seen = new Set<string>();
  for (const [at, { key }] of routes.entries()) {
    const message = `duplicate route "${key}"`;
    if (seen.has(key)) context.addIssue({ code: "custom", path: ["routes", at], message });
    seen.add(key);
  }
}

/** Reports routes that CreateResource or PutMethod would reject, such as sibling variables. */
export function assertNoConflicts(api: Routes, context: z.core.$RefinementCtx): void {
  assertUnique(api, context);
  const variableOf = new Map<string, string>();
  for (const [at, { key }] of api.routes.entries()) {
    let parent = "";
    for (const part of key.slice(key.indexOf(" ") + 2).split("/")) {
      const sibling = part.startsWith("{") ? variableOf.get(parent) : undefined;
      if (sibling !== undefined && sibling !== part) {
        const message = `"${key}" has ${part} where another route has ${sibling}: only one is allowed`;
        context.addIssue({ code: "custom", path: ["routes", at], message });
      }
      if (part.startsWith("{")) variableOf.set(parent, part);
      parent += `/${part}`;
    }
  }
}
