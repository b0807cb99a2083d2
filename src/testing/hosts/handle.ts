import type { RequestMessage, ResponseMessage } from "../../message.ts";

/** The core of every host: a message in, a message out. */
export type Handle = (message: RequestMessage) => Promise<ResponseMessage>;
