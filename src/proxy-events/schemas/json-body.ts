import * as z from "zod";
import { type BodyHolder, readJson } from "../read/body.ts";

/**
 * The event with its body parsed in the same step: base64 is decoded, JSON parsed, and `body`
 * checked. What is wrong with the body is named under `body`.
 *
 * @example
 * const { body } = jsonBody(httpEvent(), z.object({ total: z.number() })).parse(event);
 */
export function jsonBody<Event extends BodyHolder, Body extends z.ZodType>(
  event: z.ZodType<Event>,
  body: Body,
) {
  return event.transform((value, context): WithBody<Event, z.output<Body>> => {
    const json = parseJson(value);
    if (!json.ok) {
      context.addIssue({ code: "custom", path: ["body"], message: json.reason });
      return z.NEVER;
    }
    const parsed = body.safeParse(json.value);
    if (parsed.success) return { ...value, body: parsed.data };
    for (const issue of parsed.error.issues) {
      context.issues.push({ ...issue, input: undefined, path: ["body", ...issue.path] });
    }
    return z.NEVER;
  });
}

/** `Omit` would lose the known members of an event that also allows unknown ones. */
type WithBody<Event, Body> = {
  [Name in keyof Event as Name extends "body" ? never : Name]: Event[Name];
} & { body: Body };

/** No body is `undefined`, which the body's schema may allow. */
function parseJson(
  event: BodyHolder,
):
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string } {
  const reading = readJson(event);
  if (reading.ok) return reading;
  if (reading.problem.code === "body.absent") return { ok: true, value: undefined };
  return { ok: false, reason: reading.problem.message };
}
