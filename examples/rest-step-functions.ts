// Starts a state machine with the request body as its input, and maps its errors to responses.
import { rest, restApi, route } from "gatewright/integrations";
import { type EndpointRequest, emulate } from "gatewright/testing";

const stateMachineArn = "arn:aws:states:eu-west-1:123456789012:stateMachine:bake";
const bakery = restApi({
  name: "bakery",
  routes: [
    route(
      "POST /cakes/{name}",
      rest.awsService({
        uri: "arn:aws:apigateway:eu-west-1:states:action/StartExecution",
        credentials: "arn:aws:iam::123456789012:role/bakery",
        requestTemplates: {
          "application/json": `{"stateMachineArn": "${stateMachineArn}", "name": "$input.params('name')",
            "input": "$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'","'")"}`,
        },
        responses: {
          202: { responseTemplates: { "application/json": '{"baking": true}' } },
          409: {
            selectionPattern: "400",
            responseTemplates: { "application/json": `{"error": $input.json('$.message')}` },
          },
        },
      }),
    ),
  ],
});

const executions = new Map<string, unknown>();

function states(request: EndpointRequest) {
  const { name, input } = request.json() as { name: string; input: string };
  if (executions.has(name)) {
    return { status: 400, body: { message: `Execution Already Exists: '${name}'` } };
  }
  executions.set(name, JSON.parse(input));
  return { body: { executionArn: `${stateMachineArn}:${name}`, startDate: 1.79e9 } };
}

const gateway = emulate(bakery, { services: { states } });
for (const note of ["it's for Ada", "once more"]) {
  const { response } = await gateway.invoke("POST /cakes/{name}", {
    path: { name: "lemon" },
    body: { note },
  });
  console.log(response.status, response.body);
}
console.log("In the oven:", executions);
