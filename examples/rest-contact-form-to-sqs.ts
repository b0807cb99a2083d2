// Sends a contact form to SQS without a Lambda function. The queue is a few lines of code.
import { rest, restApi, route } from "gatewright/integrations";
import { type EndpointRequest, emulate } from "gatewright/testing";

const contact = restApi({
  name: "contact",
  routes: [
    route(
      "POST /contact",
      rest.awsService({
        uri: "arn:aws:apigateway:eu-west-1:sqs:path/123456789012/contact",
        credentials: "arn:aws:iam::123456789012:role/contact-form",
        passthroughBehavior: "NEVER",
        requestParameters: {
          "integration.request.header.Content-Type": "'application/x-www-form-urlencoded'",
        },
        requestTemplates: {
          "application/json": "Action=SendMessage&MessageBody=$util.urlEncode($input.body)",
        },
        responses: {
          200: {
            responseTemplates: {
              "application/json": `{"ticket": "$input.path('$.SendMessageResponse.SendMessageResult.MessageId')"}`,
            },
          },
        },
      }),
    ),
  ],
});

const queue: unknown[] = [];

function sqs(request: EndpointRequest) {
  const message = new URLSearchParams(request.text());
  queue.push(JSON.parse(message.get("MessageBody") ?? ""));
  return { body: { SendMessageResponse: { SendMessageResult: { MessageId: queue.length } } } };
}

const gateway = emulate(contact, { services: { sqs } });
const { response, trace } = await gateway.invoke("POST /contact", {
  body: { from: "ada@example.com", text: "Tea & cake at 5 o'clock? 100% yes" },
});
console.log("Request to SQS:", trace.integrationRequest?.body);
console.log("Queue:         ", queue);
console.log("Response:      ", response.status, response.body);
