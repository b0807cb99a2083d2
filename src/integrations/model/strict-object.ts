import { en } from "zod/locales";
import * as z from "zod/mini";
import { lazy } from "../../core/memoize.ts";

/**
 * Creates a `z.strictObject` whose fields are created when a value is first parsed or the shape is
 * read.
 *
 * A program that imports all kinds uses a few of them: creating all fields took a fifth of the
 * import time.
 */
export function strictObject<Fields extends z.core.$ZodLooseShape>(
  makeFields: () => Fields,
  // Not with `.check` afterwards, which would create the fields immediately.
  ...checks: z.core.$ZodCheck<z.output<z.ZodMiniObject<Fields, z.core.$strict>>>[]
): z.ZodMiniObject<Fields, z.core.$strict> {
  // The constructor's type loses the fields.
  return deferred(makeFields, checks) as z.ZodMiniObject<Fields, z.core.$strict>;
}

/** Creates the strict object of a kind, with `kind` as its first member. */
export function kind<const Kind extends string, Fields extends z.core.$ZodLooseShape>(
  name: Kind,
  makeFields: () => Fields,
): z.ZodMiniObject<{ kind: z.ZodMiniLiteral<Kind> } & Fields, z.core.$strict> {
  const schema = deferred(() => ({ kind: z.literal(name), ...makeFields() }));
  // A union reads this of each option, which would create the fields of all of them.
  schema._zod.propValues = { kind: new Set([name]) };
  // Created from this kind and these fields just above. Without `unknown`, the compiler would
  // compare the types, at five times the cost of all kinds.
  return schema as unknown as z.ZodMiniObject<
    { kind: z.ZodMiniLiteral<Kind> } & Fields,
    z.core.$strict
  >;
}

function deferred(
  makeFields: () => z.core.$ZodLooseShape,
  checks: z.core.$ZodCheck[] = [],
): z.ZodMiniObject {
  ensureZodLocale();
  const shape = lazy(makeFields);
  return new z.ZodMiniObject({
    type: "object",
    get shape() {
      return shape();
    },
    catchall: nothing(),
    checks,
  });
}

const nothing = lazy(() => z.never());

/** Sets English error messages, which `zod/mini` lacks, unless the program has set a language. */
export function ensureZodLocale(): void {
  if (z.config().localeError === undefined) z.config(en());
}
