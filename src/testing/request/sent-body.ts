import type { EncodedBody, RefusedBody } from "../../core/body.ts";
import { textBytes } from "../../core/bytes.ts";
import { GatewrightError } from "../../core/errors.ts";
import { encodeAnyBody, readBody } from "../../core/form-body.ts";

/** A body as bytes, and the type that goes with it where the test names none. */
export interface SentBody {
  readonly body: Uint8Array;
  readonly contentType?: string;
}

/** Text and bytes as they are, forms as browsers send them, anything else as JSON. */
export function toBody(body: unknown): SentBody {
  return sentBody(encodeAnyBody(body), body);
}

/** The same, where there is time to read blobs. */
export async function toReadBody(body: unknown): Promise<SentBody> {
  return sentBody(await readBody(body), body);
}

/** @throws GatewrightError `settings.invalid`: names what cannot be sent, and what can. */
export function sentBody(encoded: EncodedBody | RefusedBody | undefined, value: unknown): SentBody {
  if (!encoded) {
    if (value === undefined) return { body: new Uint8Array() };
    return { body: textBytes(toJson(value)), contentType: "application/json" };
  }
  if ("refused" in encoded) throw unsendable(encoded.refused, encoded.hint);
  const { content, contentType } = encoded;
  return {
    body: typeof content === "string" ? textBytes(content) : content,
    ...(contentType !== undefined && { contentType }),
  };
}

function unsendable(what: string, hint: string): GatewrightError {
  return new GatewrightError("settings.invalid", `Failed to send the body: it is ${what}`, {
    hint,
  });
}

function toJson(value: unknown): string {
  // Typed as always giving text, `stringify` gives undefined for a function or a symbol.
  const text = JSON.stringify(value) as string | undefined;
  if (text !== undefined) return text;
  throw unsendable(`a ${typeof value}`, "Pass text, bytes, a form or a value of JSON.");
}
