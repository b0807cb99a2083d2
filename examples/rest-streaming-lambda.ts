// Streams a function's response: the client reads the first words before the last are written.
import { setTimeout as sleep } from "node:timers/promises";
import { rest, restApi, route } from "gatewright/integrations";
import { awslambda, emulate } from "gatewright/testing";

const stories = restApi({
  name: "stories",
  routes: [
    route(
      "GET /story",
      rest.lambdaStreamingProxy({
        functionArn: "arn:aws:lambda:eu-west-1:123456789012:function:narrator",
        timeoutMs: 300_000,
      }),
    ),
  ],
});

// On Lambda, `awslambda` is a global.
const narrator = awslambda.streamifyResponse(async (_event: unknown, stream) => {
  const body = awslambda.HttpResponseStream.from(stream, {
    statusCode: 200,
    headers: { "Content-Type": "text/plain" },
  });
  for (const word of "Once upon a time there was a gateway".split(" ")) {
    body.write(`${word} `);
    await sleep(60);
  }
  body.end("…\n");
});

const gateway = emulate(stories, { lambdas: { narrator } });
const startedAt = Date.now();
const { status, body } = await gateway.fetch("/story");
console.log(status);
for await (const part of body ?? []) {
  const after = String(Date.now() - startedAt).padStart(4);
  console.log(`${after} ms  ${new TextDecoder().decode(part)}`);
}
