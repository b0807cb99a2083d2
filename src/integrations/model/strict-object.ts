import { en } from "zod/locales";
import * as z from "zod/mini";
import { lazy } from "../../core/memoize.ts";

/**
 * `z.strictObject`, whose fields are made when a value is first parsed or the shape is read.
 *
 * A program that imports all kinds uses a few of them: making the fields of all took a fifth of the
 * import.
 */
export function strictObject<Fields extends z.core.$ZodLooseShape>(
  makeFields: () => Fields,
  // Not by `.check` afterwards, which would make the fields at once.
  ...checks: z.core.$ZodCheck<z.output<z.ZodMiniObject<Fields, z.core.$strict>>>[]
): z.ZodMiniObject<Fields, z.core.$strict> {
  // The constructor's type forgets the fields.
  return deferred(makeFields, checks) as z.ZodMiniObject<Fields, z.core.$strict>;
}

/** The strict object of a kind, its `kind` first. */
export function kind<const Kind extends string, Fields extends z.core.$ZodLooseShape>(
  name: Kind,
  makeFields: () => Fields,
): z.ZodMiniObject<{ kind: z.ZodMiniLiteral<Kind> } & Fields, z.core.$strict> {
  const schema = deferred(() => ({ kind: z.literal(name), ...makeFields() }));
  // A union asks each of its members for this, which would make all fields of all of them.
  schema._zod.propValues = { kind: new Set([name]) };
  // Made of this kind and these fields just above. Without `unknown` the compiler would compare the
  // two, at five times the cost of all kinds.
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

/** Gives zod's errors their texts, which `zod/mini` comes without. A program's own language stays. */
export function ensureZodLocale(): void {
  if (z.config().localeError === undefined) z.config(en());
}
