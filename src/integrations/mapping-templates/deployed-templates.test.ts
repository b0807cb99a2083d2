import { expect, test } from "vitest";
import { renderTemplate, type TemplateScope } from "./index.ts";

function json(template: string, scope: TemplateScope): unknown {
  return JSON.parse(renderTemplate(template, scope).text);
}

/** The default template of CDK's `StepFunctionsIntegration`, in its manner of building a text. */
const startExecution = `## The body, and what is asked for of the rest, become the input of the execution.
## "@@" stands for a quotation mark.

#set($inputString = '')
#set($includeHeaders = true)
#set($includeQueryString = true)
#set($includePath = true)
#set($includeAuthorizer = true)
#set($allParams = $input.params())
{
    "stateMachineArn": "arn:aws:states:us-east-1:111111111111:stateMachine:Orders",

    #set($inputString = "$inputString,@@body@@: $input.body")

    #if ($includeHeaders)
        #set($inputString = "$inputString, @@header@@:{")
        #foreach($paramName in $allParams.header.keySet())
            #set($inputString = "$inputString @@$paramName@@: @@$util.escapeJavaScript($allParams.header.get($paramName))@@")
            #if($foreach.hasNext)
                #set($inputString = "$inputString,")
            #end
        #end
        #set($inputString = "$inputString }")

    #end

    #if ($includeQueryString)
        #set($inputString = "$inputString, @@querystring@@:{")
        #foreach($paramName in $allParams.querystring.keySet())
            #set($inputString = "$inputString @@$paramName@@: @@$util.escapeJavaScript($allParams.querystring.get($paramName))@@")
            #if($foreach.hasNext)
                #set($inputString = "$inputString,")
            #end
        #end
        #set($inputString = "$inputString }")
    #end

    #if ($includePath)
        #set($inputString = "$inputString, @@path@@:{")
        #foreach($paramName in $allParams.path.keySet())
            #set($inputString = "$inputString @@$paramName@@: @@$util.escapeJavaScript($allParams.path.get($paramName))@@")
            #if($foreach.hasNext)
                #set($inputString = "$inputString,")
            #end
        #end
        #set($inputString = "$inputString }")
    #end

    #if ($includeAuthorizer)
        #set($inputString = "$inputString, @@authorizer@@:{")
        #foreach($paramName in $context.authorizer.keySet())
            #set($inputString = "$inputString @@$paramName@@: @@$util.escapeJavaScript($context.authorizer.get($paramName))@@")
            #if($foreach.hasNext)
                #set($inputString = "$inputString,")
            #end
        #end
        #set($inputString = "$inputString }")
    #end

    #set($requestContext = "{@@requestId@@:@@$context.requestId@@,@@user@@:@@$context.identity.user@@}")
    #set($allowed = ["@@requestId@@", "@@user@@"])
    #if(!$allowed.isEmpty() && $allowed.contains("@@user@@") && !$requestContext.toLowerCase().empty)
        #set($inputString = "$inputString, @@requestContext@@: $requestContext")
    #end

    #set($inputString = "$inputString}")
    #set($inputString = $inputString.replaceAll("@@",'"'))
    #set($len = $inputString.length() - 1)
    "input": "{$util.escapeJavaScript($inputString.substring(1,$len)).replaceAll("\\\\'","'")}"
}
`;

test("CDK's Step Functions template starts an execution with the whole request", () => {
  const started = json(startExecution, {
    input: {
      body: '{"name": "O\'Hara", "lines": [1, 2]}',
      params: {
        path: { id: "42" },
        querystring: { q: 'say "hi"', page: "2" },
        header: { "Content-Type": "application/json" },
      },
    },
    context: { requestId: "r-1", authorizer: { principalId: "ann" }, identity: {} },
  });
  expect(started).toHaveProperty(
    "stateMachineArn",
    "arn:aws:states:us-east-1:111111111111:stateMachine:Orders",
  );
  const { input } = started as { input: string };
  expect(JSON.parse(input)).toEqual({
    body: { name: "O'Hara", lines: [1, 2] },
    header: { "Content-Type": "application/json" },
    querystring: { q: 'say "hi"', page: "2" },
    path: { id: "42" },
    authorizer: { principalId: "ann" },
    requestContext: { requestId: "r-1", user: "" },
  });
});

test("DynamoDB PutItem", () => {
  const template = `{"TableName":"T","Item":{"id":{"S":"$context.requestId"},"x":{"S":"$input.path('$.x')"},"n":{"N":"$input.path('$.n')"}}}`;
  expect(
    json(template, { input: { body: '{"x": "a", "n": 7}' }, context: { requestId: "r" } }),
  ).toEqual({
    TableName: "T",
    Item: { id: { S: "r" }, x: { S: "a" }, n: { N: "7" } },
  });
});

const paging = `#set($pageKey = $input.params('pageKey'))
{
  "TableName": "T", #if($pageKey.toString() != "") "ExclusiveStartKey": $util.base64Decode($pageKey), #end
  "ExpressionAttributeValues": {":v1": {"S": "$util.urlDecode($input.params('id'))"}}
}`;

test.each([
  ["", {}],
  ["eyJpZCI6eyJTIjoieCJ9fQ==", { ExclusiveStartKey: { id: { S: "x" } } }],
])("DynamoDB Query with the page key %j", (pageKey, extra) => {
  const params = { path: { id: "a%20b" }, querystring: pageKey === "" ? {} : { pageKey } };
  expect(json(paging, { input: { params } })).toEqual({
    TableName: "T",
    ExpressionAttributeValues: { ":v1": { S: "a b" } },
    ...extra,
  });
});

test("a DynamoDB answer becomes a list", () => {
  const template = `#set($inputRoot = $input.path('$'))
{"items": [#foreach($elem in $inputRoot.Items){
  "id": "$elem.id.S"
}#if($foreach.hasNext),#end
#end], "next": "$util.base64Encode($input.json('$.LastEvaluatedKey'))"}`;
  const body =
    '{"Items": [{"id": {"S": "a"}}, {"id": {"S": "b"}}], "LastEvaluatedKey": {"id": {"S": "b"}}}';
  expect(json(template, { input: { body } })).toEqual({
    items: [{ id: "a" }, { id: "b" }],
    next: "eyJpZCI6eyJTIjoiYiJ9fQ==",
  });
});

test("an item that is missing sets the status", () => {
  const template = `#set($inputRoot = $input.path('$'))
#if($inputRoot.toString().contains("Item"))"$inputRoot.Item.id.S"#{else}#set($context.responseOverride.status = 404){}#end`;
  expect(renderTemplate(template, { input: { body: '{"Item": {"id": {"S": "a"}}}' } }).text).toBe(
    '"a"',
  );
  expect(renderTemplate(template, { input: { body: "{}" } }).context["responseOverride"]).toEqual({
    header: {},
    status: 404,
  });
});

test("SQS and SNS forms", () => {
  const input = { body: '{"message": "a & b", "n": 1}' };
  expect(
    renderTemplate("Action=SendMessage&MessageBody=$util.urlEncode($input.body)", { input }).text,
  ).toBe("Action=SendMessage&MessageBody=%7B%22message%22%3A+%22a+%26+b%22%2C+%22n%22%3A+1%7D");
  expect(
    renderTemplate("Action=Publish&Message=$util.urlEncode($input.path('$.message'))", { input })
      .text,
  ).toBe("Action=Publish&Message=a+%26+b");
});

test("an SES form numbers its recipients", () => {
  const template = `#foreach($to in $input.path('$.to'))&Destination.ToAddresses.member.$foreach.count=$to#end`;
  expect(renderTemplate(template, { input: { body: '{"to": ["a@x", "b@x"]}' } }).text).toBe(
    "&Destination.ToAddresses.member.1=a@x&Destination.ToAddresses.member.2=b@x",
  );
});

test("Step Functions input keeps its apostrophes", () => {
  const template = `{"input":"$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'","'")","stateMachineArn":"ARN"}`;
  const { input } = json(template, { input: { body: `{"name": "it's"}` } }) as { input: string };
  expect(JSON.parse(input)).toEqual({ name: "it's" });
});

test("a failed synchronous execution becomes a 500", () => {
  const template = `#if($input.path('$.status').toString().equals("FAILED"))
#set($context.responseOverride.status = 500)
{"error": "$input.path('$.error')", "cause": "$input.path('$.cause')"}
#else
$input.path('$.output')
#end`;
  const failed = renderTemplate(template, {
    input: { body: '{"status": "FAILED", "error": "E", "cause": "C"}' },
  });
  expect(JSON.parse(failed.text)).toEqual({ error: "E", cause: "C" });
  expect(failed.context["responseOverride"]).toMatchObject({ status: 500 });
  const body = '{"status": "SUCCEEDED", "output": "{\\"a\\": 1}"}';
  expect(json(template, { input: { body } })).toEqual({ a: 1 });
});

test("EventBridge entries and headers", () => {
  const template = `#set($context.requestOverride.header.X-Amz-Target = "AWSEvents.PutEvents")
#set($context.requestOverride.header.Content-Type = "application/x-amz-json-1.1")
#set($inputRoot = $input.path('$'))
{"Entries":[ #foreach($e in $inputRoot.items){"Detail":"$util.escapeJavaScript($e.Detail).replaceAll("\\\\'","'")","DetailType":"$e.detail-type","Source":"$e.Source"}#if($foreach.hasNext),#end #end ]}`;
  const detail = JSON.stringify({ text: "it's" });
  const body = JSON.stringify({ items: [{ Detail: detail, "detail-type": "T", Source: "s" }] });
  const { text, context } = renderTemplate(template, { input: { body } });
  expect(JSON.parse(text)).toEqual({ Entries: [{ Detail: detail, DetailType: "T", Source: "s" }] });
  expect(context["requestOverride"]).toMatchObject({
    header: { "X-Amz-Target": "AWSEvents.PutEvents", "Content-Type": "application/x-amz-json-1.1" },
  });
});

test("Kinesis records", () => {
  const template = `{"StreamName":"S","Records":[#foreach($elem in $input.path('$.records')){"Data":"$util.base64Encode($elem.data)","PartitionKey":"$elem.partitionKey"}#if($foreach.hasNext),#end#end]}`;
  const body =
    '{"records": [{"data": "x", "partitionKey": "1"}, {"data": "y", "partitionKey": "2"}]}';
  expect(json(template, { input: { body } })).toEqual({
    StreamName: "S",
    Records: [
      { Data: "eA==", PartitionKey: "1" },
      { Data: "eQ==", PartitionKey: "2" },
    ],
  });
});

test("a WebSocket message becomes an item", () => {
  const template = `{"TableName":"C","Item":{"id":{"S":"$context.connectionId"},"body":{"S":"$util.escapeJavaScript($input.body)"}}}`;
  const scope: TemplateScope = {
    api: "websocket",
    input: { body: '{"a":1}' },
    context: { connectionId: "c1" },
  };
  expect(json(template, scope)).toEqual({
    TableName: "C",
    Item: { id: { S: "c1" }, body: { S: '{"a":1}' } },
  });
});
