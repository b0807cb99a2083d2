// Calls a service in a VPC through a VPC link. Here the service is a server on this machine.
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { rest, restApi, route } from "gatewright/integrations";
import { emulate } from "gatewright/testing";

const ledger = restApi({
  name: "ledger",
  routes: [
    route(
      "ANY /ledger/{proxy+}",
      rest.privateV1({
        type: "HTTP_PROXY",
        // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
        vpcLinkId: "${stageVariables.vpcLinkId}",
        uri: "http://ledger.internal/{proxy}",
        integrationHttpMethod: "ANY",
        requestParameters: { "integration.request.path.proxy": "method.request.path.proxy" },
      }),
    ),
  ],
});

const server = createServer((request, response) => {
  response.setHeader("Content-Type", "text/plain");
  response.end(`${request.headers.host} answers ${request.method} ${request.url}`);
}).listen(0, "127.0.0.1");
await once(server, "listening");
const { port } = server.address() as AddressInfo;

const gateway = emulate(ledger, {
  stage: { variables: { vpcLinkId: "link-1" } },
  vpcLinks: { "link-1": `http://127.0.0.1:${port}` },
});
const { response, trace } = await gateway.invoke("ANY /ledger/{proxy+}", {
  method: "DELETE",
  path: { proxy: "accounts/7" },
});
console.log("Request through link-1:", trace.integrationRequest?.uri);
console.log("Response:              ", response.status, response.body);
server.close();
