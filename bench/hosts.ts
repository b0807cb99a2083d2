// The same SDK call through each host of the fake account, beside a bare loopback server that only
// sends a fixed answer.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { APIGatewayClient, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { fakeAws } from "gatewright/testing/aws";
import { mswHandlers } from "gatewright/testing/msw";
import { setupServer } from "msw/node";
import { median, printTable } from "./table.ts";

const callsPerRound = 1000;
const rounds = 5;

const aws = fakeAws();
const { region, credentials, requestHandler } = aws.clientConfig();

async function callsPerSecond(client: APIGatewayClient): Promise<number> {
  for (let call = 0; call < 200; call += 1) await client.send(new GetRestApisCommand({}));
  const rates: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    for (let call = 0; call < callsPerRound; call += 1) {
      await client.send(new GetRestApisCommand({}));
    }
    rates.push(callsPerRound / ((performance.now() - startedAt) / 1000));
  }
  return median(rates);
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
const loopback = await callsPerSecond(
  new APIGatewayClient({ region, credentials, endpoint: `http://127.0.0.1:${port}` }),
);
bare.close();

const inProcess = await callsPerSecond(
  new APIGatewayClient({ region, credentials, requestHandler }),
);

const server = setupServer(...mswHandlers(aws));
server.listen();
const msw = await callsPerSecond(new APIGatewayClient({ region, credentials }));
server.close();

printTable(
  `SDK calls per second, median of ${rounds} rounds of ${callsPerRound}`,
  ["host", "calls/s", "of a bare server"],
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
