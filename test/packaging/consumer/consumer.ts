// A user's file: names every door, and fails to compile when a declaration is broken.
import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { readOpenApi, writeOpenApi } from "gatewright/formats";
import { classify, lower, type RestApi, rest, restApi, route } from "gatewright/integrations";
import { createRestApi } from "gatewright/management";
import { renderTemplate } from "gatewright/mapping-templates";
import { created, type HttpEvent, readJson, toHttpResult } from "gatewright/proxy-events";
import { fetchHandler } from "gatewright/proxy-events/fetch";
import { httpEvent } from "gatewright/proxy-events/schemas";
import { testInvoke } from "gatewright/test-invoke";
import { emulate, events, invoke, logView, printLog } from "gatewright/testing";
import { fakeAws } from "gatewright/testing/aws";
import { mswHandlers } from "gatewright/testing/msw";

const api = restApi({
  name: "pets",
  routes: [route("GET /pets/{id}", rest.mock({ respond: { 200: { ok: true } } }))],
});
const same: RestApi<"GET /pets/{id}"> = api;

const classified = classify(lower(same));
if (!classified.ok) throw new Error(classified.findings.map(({ message }) => message).join("\n"));

const document: string = writeOpenApi(lower(same)).text;
const { record } = readOpenApi(document);

const { response, trace } = await emulate(api).invoke("GET /pets/{id}", { path: { id: "1" } });
const status: number = response.status;
const log: string = printLog(logView(trace));

const aws = fakeAws();
const client = new APIGatewayClient(aws.clientConfig());
const { restApiId } = await createRestApi(client, api);
const result = await testInvoke(client, {
  restApiId,
  route: "GET /pets/{id}",
  path: { id: "1" },
});

// @ts-expect-error -- the published declarations know the route's path parameters
await emulate(api).invoke("GET /pets/{id}", { path: { name: "Rex" } });

async function handler(event: HttpEvent) {
  const body = readJson(event);
  return toHttpResult(created(body.ok ? body.value : null));
}
const answer = await invoke(handler, "POST /pets", { body: { name: "Rex" } });
const parsed = httpEvent().parse(events.http("GET /pets/{id}", { path: { id: "1" } }));
const bridged = fetchHandler(() => new Response(parsed.rawPath));
const text: string = renderTemplate("$context.stage", { context: { stage: answer.body } }).text;

export const answers = [bridged, text, status, log, result.status, mswHandlers(aws).length, record];
