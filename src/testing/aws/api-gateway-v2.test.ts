import {
  ApiGatewayV2Client,
  CreateApiCommand,
  CreateIntegrationCommand,
  CreateRouteCommand,
  CreateStageCommand,
  DeleteApiCommand,
  DeleteIntegrationCommand,
  DeleteRouteCommand,
  GetApiCommand,
  GetApisCommand,
  GetIntegrationCommand,
  GetIntegrationsCommand,
  GetRouteCommand,
  GetRoutesCommand,
} from "@aws-sdk/client-apigatewayv2";
import { expect, test } from "vitest";
import { functionArn } from "../../../test/support/arns.ts";
import { fakeAws } from "./fake-aws.ts";

const newClient = () => {
  const aws = fakeAws({ clock: () => Date.UTC(2026, 0, 1) });
  return new ApiGatewayV2Client(aws.clientConfig());
};

test("an API is created, listed, read and deleted", async () => {
  const client = newClient();
  const CorsConfiguration = { AllowOrigins: ["https://example.com"], MaxAge: 60 };
  const input = { Name: "orders", ProtocolType: "HTTP", CorsConfiguration } as const;
  const { $metadata: created, ...api } = await client.send(new CreateApiCommand(input));
  expect(created.httpStatusCode).toBe(201);
  expect(api).toMatchObject({
    ...input,
    ApiEndpoint: `https://${api.ApiId}.execute-api.us-east-1.amazonaws.com`,
    CreatedDate: new Date(Date.UTC(2026, 0, 1)),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as AWS echoes it
    RouteSelectionExpression: "${request.method} ${request.path}",
  });
  const key = { ApiId: api.ApiId };
  expect(await client.send(new GetApiCommand(key))).toMatchObject(api);
  expect((await client.send(new GetApisCommand())).Items).toEqual([api]);
  await client.send(new DeleteApiCommand(key));
  await expect(client.send(new GetApiCommand(key))).rejects.toMatchObject({
    name: "NotFoundException",
    $metadata: { httpStatusCode: 404 },
  });
});

test("integrations and routes have AWS's defaults and are listed in pages", async () => {
  const client = newClient();
  const chat = { Name: "chat", ProtocolType: "WEBSOCKET" } as const;
  await expect(client.send(new CreateApiCommand(chat))).rejects.toMatchObject({
    name: "BadRequestException",
    message: "RouteSelectionExpression is required for WEBSOCKET protocol",
  });
  const RouteSelectionExpression = "$request.body.action";
  const created = new CreateApiCommand({ ...chat, RouteSelectionExpression });
  const { ApiId } = await client.send(created);
  const settings = { ApiId, IntegrationType: "AWS_PROXY", IntegrationUri: functionArn } as const;
  const { IntegrationId } = await client.send(new CreateIntegrationCommand(settings));
  const key = { ApiId, IntegrationId };
  expect(await client.send(new GetIntegrationCommand(key))).toMatchObject({
    IntegrationId,
    IntegrationUri: functionArn,
    ConnectionType: "INTERNET",
    PassthroughBehavior: "WHEN_NO_MATCH",
    TimeoutInMillis: 29_000,
  });

  const Target = `integrations/${IntegrationId}`;
  const add = (RouteKey: string) =>
    client.send(new CreateRouteCommand({ ApiId, RouteKey, Target }));
  const { RouteId } = await add("$connect");
  for (const each of ["join", "leave"]) await add(each);
  await expect(add("join")).rejects.toMatchObject({ name: "ConflictException" });
  expect(await client.send(new GetRouteCommand({ ApiId, RouteId }))).toMatchObject({
    RouteKey: "$connect",
    Target,
    ApiKeyRequired: false,
    AuthorizationType: "NONE",
  });
  const first = await client.send(new GetRoutesCommand({ ApiId, MaxResults: "2" }));
  expect(first.Items?.map(({ RouteKey }) => RouteKey)).toEqual(["$connect", "join"]);
  const rest = { ApiId, MaxResults: "2", NextToken: first.NextToken };
  const second = await client.send(new GetRoutesCommand(rest));
  expect(second.Items?.map(({ RouteKey }) => RouteKey)).toEqual(["leave"]);
  expect(second.NextToken).toBeUndefined();

  await expect(client.send(new DeleteIntegrationCommand(key))).rejects.toThrow(/referenced by/);
  for (const { RouteId: id } of [...(first.Items ?? []), ...(second.Items ?? [])]) {
    await client.send(new DeleteRouteCommand({ ApiId, RouteId: id }));
  }
  await client.send(new DeleteIntegrationCommand(key));
  expect((await client.send(new GetIntegrationsCommand({ ApiId }))).Items).toEqual([]);
});

test("an error names what is not emulated", async () => {
  const client = newClient();
  const quick = { Name: "x", ProtocolType: "HTTP", Target: functionArn } as const;
  await expect(client.send(new CreateApiCommand(quick))).rejects.toThrow(
    "gatewright: quick create of an HTTP API is not emulated yet",
  );
  const { ApiId } = await client.send(new CreateApiCommand({ Name: "x", ProtocolType: "HTTP" }));
  await expect(client.send(new CreateStageCommand({ ApiId, StageName: "live" }))).rejects.toThrow(
    "gatewright: CreateStage is not emulated yet",
  );
});
