import type { MessageBody, RequestMessage, ResponseMessage } from "../../core/message.ts";

/** The core of every host: a message in, a message out, whose body may come in parts. */
export type Handle = (message: RequestMessage) => Promise<ResponseMessage<MessageBody>>;
