// A guest book without Lambda functions: templates put items into a DynamoDB table and query them.
import { rest, restApi, route } from "gatewright/integrations";
import { type EndpointRequest, emulate } from "gatewright/testing";

const table = (action: string) => ({
  uri: `arn:aws:apigateway:eu-west-1:dynamodb:action/${action}`,
  credentials: "arn:aws:iam::123456789012:role/guest-book",
});

const book = restApi({
  name: "guest-book",
  routes: [
    route(
      "POST /pages/{page}",
      rest.awsService({
        ...table("PutItem"),
        requestTemplates: {
          "application/json": `{"TableName": "Guests", "Item": {
            "page": {"S": "$input.params('page')"}, "at": {"N": "$context.requestTimeEpoch"},
            "name": {"S": $input.json('$.name')}}}`,
        },
        respond: { 200: { thanks: true } },
      }),
    ),
    route(
      "GET /pages/{page}",
      rest.awsService({
        ...table("Query"),
        requestTemplates: {
          "application/json": `{"TableName": "Guests", "KeyConditionExpression": "page = :page",
            "ExpressionAttributeValues": {":page": {"S": "$input.params('page')"}}}`,
        },
        responses: {
          200: {
            responseTemplates: {
              "application/json": `[#foreach($guest in $input.path('$.Items'))"$util.escapeJavaScript($guest.name.S)"#if($foreach.hasNext), #end#end]`,
            },
          },
        },
      }),
    ),
  ],
});

interface PutOrQuery {
  readonly Item?: Readonly<Record<string, { readonly S?: string }>>;
  readonly ExpressionAttributeValues?: { readonly ":page": { readonly S: string } };
}

const items: NonNullable<PutOrQuery["Item"]>[] = [];

/** PutItem and Query. DynamoDB Local works too: `dynamodb: "http://127.0.0.1:8000"`. */
function dynamodb(request: EndpointRequest) {
  const { Item, ExpressionAttributeValues } = request.json() as PutOrQuery;
  if (Item) {
    items.push(Item);
    return { body: {} };
  }
  const wanted = ExpressionAttributeValues?.[":page"].S;
  return { body: { Items: items.filter(({ page }) => page?.S === wanted) } };
}

const gateway = emulate(book, { services: { dynamodb } });
for (const name of ["Ada", "Grace", 'Bobby "Tables"']) {
  await gateway.invoke("POST /pages/{page}", { path: { page: "home" }, body: { name } });
}
const { response, trace } = await gateway.invoke("GET /pages/{page}", { path: { page: "home" } });
const target = trace.integrationRequest?.headers.find(([name]) => name === "X-Amz-Target")?.[1];
console.log("Operation:", target);
console.log("Guests:   ", response.body);
