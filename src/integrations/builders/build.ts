import type * as z from "zod";
import { validate } from "../validate.ts";

/** What a builder asks for: the integration without the members that it fills in. */
export type Settings<Member, Filled extends keyof Member = never> = Omit<Member, "kind" | Filled>;

/** Checks what a builder put together, and returns it as plain data. */
export function build<Member extends { readonly kind: string }>(
  schema: z.ZodType<Member>,
  candidate: Member,
): Member {
  return validate(schema, candidate, `the "${candidate.kind}" integration`, "integration.invalid");
}
