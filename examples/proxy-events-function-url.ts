// A function URL that streams its response. In tests, `awslambda` replaces the runtime's global.
import { answer, toStreamMetadata } from "gatewright/proxy-events";
import { awslambda, invoke } from "gatewright/testing";

export const handler = awslambda.streamifyResponse(async (_event, stream) => {
  const head = answer(200, undefined, "text/plain; charset=utf-8", { cookies: ["seen=1"] });
  const body = awslambda.HttpResponseStream.from(stream, toStreamMetadata(head));
  for (const word of ["one", "two", "three"]) body.write(`${word} `);
  body.end();
});

const response = await invoke(handler, "GET /words", { kind: "function-url" });
console.log(response.status, response.body, response.cookies);
