import type { MessageBody, RequestMessage, ResponseMessage } from "../../core/message.ts";

/** Answers a request message with a response message, whose body may be a stream. */
export type Handle = (message: RequestMessage) => Promise<ResponseMessage<MessageBody>>;
