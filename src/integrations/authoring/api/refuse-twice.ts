import type * as z from "zod/mini";

/** Refuses the second route of a key, at its place. */
export function refuseTwice(
  { routes }: { readonly routes: readonly { readonly key: string }[] },
  context: z.core.$RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [at, { key }] of routes.entries()) {
    const message = `"${key}" is there twice`;
    if (seen.has(key)) context.addIssue({ code: "custom", path: ["routes", at], message });
    seen.add(key);
  }
}
