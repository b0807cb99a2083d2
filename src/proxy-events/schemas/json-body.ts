import * as z from "zod";

/** The members of an event that its body is read from. */
interface BodyHolder {
  readonly body?: string | null | undefined;
  readonly isBase64Encoded?: boolean | "true" | "false" | undefined;
}

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
  return event.transform((value, context): Omit<Event, "body"> & { body: z.output<Body> } => {
    const parsed = body.safeParse(parseJson(value, context));
    if (parsed.success) return { ...value, body: parsed.data };
    for (const issue of parsed.error.issues) {
      context.issues.push({ ...issue, input: undefined, path: ["body", ...issue.path] });
    }
    return z.NEVER;
  });
}

function parseJson({ body, isBase64Encoded }: BodyHolder, context: z.RefinementCtx): unknown {
  if (body === null || body === undefined) return undefined;
  const isBase64 = isBase64Encoded === true || isBase64Encoded === "true";
  try {
    return JSON.parse(isBase64 ? Buffer.from(body, "base64").toString() : body);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    context.addIssue({ code: "custom", path: ["body"], message: `The body is no JSON: ${reason}` });
    return z.NEVER;
  }
}
