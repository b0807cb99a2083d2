import { GatewrightError } from "../../core/errors.ts";
import type { MessageBody, ResponseMessage } from "../../core/message.ts";

/**
 * Refuses an answer that no connection can carry: a header of it would end its line, or the answer.
 *
 * @throws GatewrightError `answer.invalid`
 */
export function refuseBroken({ status, headers }: ResponseMessage<MessageBody>): void {
  if (!(status >= 200 && status <= 599)) {
    throw invalid(`the status ${status} is none that an answer ends with`);
  }
  for (const [name, value] of headers) {
    if (!token.test(name)) throw invalid(`no header can be named ${JSON.stringify(name)}`);
    if (control.test(value)) {
      throw invalid(`the header ${name} holds a line break or another control character`);
    }
  }
}

// RFC 9110, 5.6.2 and 5.5.
const token = /^[\w!#$%&'*+\-.^`|~]+$/;
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const control = /[\0-\x08\x0a-\x1f\x7f]/;

function invalid(reason: string): GatewrightError {
  return new GatewrightError("answer.invalid", `Failed to send the answer: ${reason}`, {
    hint: "It is what the function, the backend or a mapping made of it.",
  });
}
