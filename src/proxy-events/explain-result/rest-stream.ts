import { remapHeaders } from "../../core/header-policies.ts";
import type { Header } from "../../core/message.ts";
import { explain, Malformed, type ResultExplanation } from "./explanation.ts";
import {
  type Members,
  membersOf,
  readCookies,
  readHeaders,
  readMultiValueHeaders,
  readStatus,
  toPayload,
  withContentType,
} from "./payload.ts";
import { restError } from "./rest.ts";

const known = new Set(["statusCode", "headers", "multiValueHeaders", "cookies"]);

/**
 * What a REST API makes of the metadata before a streamed answer: the response without its body.
 *
 * Source: developer guide, response-transfer-mode-lambda. What it says of no malformed metadata:
 * 500, as for a function that writes none.
 */
export function explainRestStreamMetadata(metadata: unknown): ResultExplanation {
  return explain(
    () => {
      const members = membersOf(toPayload(metadata));
      const unknown = Object.keys(members).find((key) => !known.has(key));
      if (unknown !== undefined) {
        throw new Malformed(
          "member.unknown",
          `"${unknown}" is not a member of a streamed response's metadata`,
          unknown,
        );
      }
      return {
        ok: true,
        status: readStatus(members, 200),
        headers: withContentType(readStreamHeaders(members), "application/json"),
        body: new Uint8Array(),
        isBase64Decoded: false,
      };
    },
    { ...restError, status: 500 },
  );
}

/** Of a name in both maps the list wins. The length of the body is the function's to say. */
function readStreamHeaders(members: Members): readonly Header[] {
  const multiple = readMultiValueHeaders(members);
  const names = new Set(multiple.map(([name]) => name.toLowerCase()));
  const single = readHeaders(members).filter(([name]) => !names.has(name.toLowerCase()));
  const isLength = ([name]: Header) => name.toLowerCase() === "content-length";
  const headers = [...multiple, ...single, ...readCookies(members)];
  return [
    ...remapHeaders(headers.filter((header) => !isLength(header))),
    ...headers.filter(isLength),
  ];
}
