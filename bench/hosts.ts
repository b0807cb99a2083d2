// The same SDK call through each host of the fake account, compared with a bare loopback server
// that sends a fixed response.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { APIGatewayClient, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { fakeAws } from "gatewright/testing/aws";
import { mswHandlers } from "gatewright/testing/msw";
import { setupServer } from "msw/node";
import { callsPerRound, callsPerSecond, rounds } from "./support/calls-per-second.ts";
import { printTable } from "./support/table.ts";

const aws = fakeAws();
const { region, credentials, requestHandler } = aws.clientConfig();

function listsPerSecond(client: APIGatewayClient): Promise<number> {
  return callsPerSecond(() => client.send(new GetRestApisCommand({})));
}

const bare = createServer((_, response) => {
  response.setHeader("Content-Type", "application/json");
  response.end('{"item":[]}');
});
await new Promise<void>((resolve) => {
  bare.listen(0, "127.0.0.1", resolve);
});
// A listening TCP server has an address of this shape.
const { port } = bare.address() as AddressInfo;
const loopback = await listsPerSecond(
  new APIGatewayClient({ region, credentials, endpoint: `http://127.0.0.1:${port}` }),
);
bare.close();

const inProcess = await listsPerSecond(
  new APIGatewayClient({ region, credentials, requestHandler }),
);

const server = setupServer(...mswHandlers(aws));
server.listen();
const msw = await listsPerSecond(new APIGatewayClient({ region, credentials }));
server.close();

printTable(
  `SDK calls per second, median of ${rounds} rounds of ${callsPerRound}`,
  ["host", "calls/s", "relative to a bare server"],
  [
    ["bare node:http server on loopback", loopback],
    ["clientConfig(): in process", inProcess],
    ["mswHandlers(): MSW 3", msw],
  ].map(([name, rate]) => [
    String(name),
    Number(rate).toFixed(0),
    (Number(rate) / loopback).toFixed(2),
  ]),
);
