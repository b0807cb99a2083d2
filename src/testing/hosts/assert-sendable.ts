import { GatewrightError } from "../../core/errors.ts";
import type { MessageBody, ResponseMessage } from "../../core/message.ts";

/**
 * Rejects a response that HTTP cannot carry, such as one with a line break in a header.
 *
 * @throws GatewrightError `answer.invalid`
 */
export function assertSendable({ status, headers }: ResponseMessage<MessageBody>): void {
  if (!(status >= 200 && status <= 599)) {
    throw invalid(`${status} is not a valid status of a final response: use 200 to 599`);
  }
  for (const [name, value] of headers) {
    if (!token.test(name)) throw invalid(`${JSON.stringify(name)} is not a valid header name`);
    if (control.test(value)) {
      throw invalid(`the header ${name} contains a line break or another control character`);
    }
  }
}

// RFC 9110, 5.6.2 and 5.5.
const token = /^[\w!#$%&'*+\-.^`|~]+$/;
// oxlint-disable-next-line no-control-regex -- matches control characters on purpose
const control = /[\0-\x08\x0a-\x1f\x7f]/;

function invalid(reason: string): GatewrightError {
  return new GatewrightError("answer.invalid", `Failed to send the response: ${reason}`, {
    hint: "The value is from the function, the backend or a mapping.",
  });
}
