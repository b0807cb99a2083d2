import { describe, expect, test } from "vitest";
import { restApi } from "../../src/integrations/authoring/api/rest-api.ts";
import { route } from "../../src/integrations/authoring/api/route.ts";
import {
  type RestAwsServiceSettings,
  rest,
} from "../../src/integrations/authoring/builders/rest.ts";
import { lower } from "../../src/integrations/convert/lower.ts";
import type { ServiceCaller } from "../../src/testing/backends/credentials.ts";
import type { EndpointAnswer } from "../../src/testing/backends/endpoint.ts";
import type { EndpointRequest } from "../../src/testing/backends/endpoint-request.ts";
import { emulate } from "../../src/testing/emulate/emulate.ts";

const region = "eu-west-1";
const credentials = "arn:aws:iam::123456789012:role/service";
const json = "application/json";
const form = "'application/x-www-form-urlencoded'";

/** Checks what any service checks first: the signer, its Region and service, and the signed headers. */
function refuseSignature(request: EndpointRequest, service: string): EndpointAnswer | undefined {
  const text = request.header("authorization") ?? "";
  const scope = new RegExp(
    `^AWS4-HMAC-SHA256 Credential=\\w+/(\\d{8})/${region}/${service}/aws4_request, `,
  );
  const day = scope.exec(text)?.[1];
  const names = /SignedHeaders=([^,]*), Signature=[0-9a-f]{64}$/.exec(text)?.[1]?.split(";") ?? [];
  const isDated = day !== undefined && request.header("x-amz-date")?.startsWith(day);
  if (isDated && names.includes("host") && names.includes("x-amz-date")) return undefined;
  return { status: 403, body: { message: "Missing Authentication Token" } };
}

interface JsonService {
  readonly service: string;
  readonly target: string;
  readonly contentTypes: readonly string[];
  readonly required: readonly string[];
}

/** A service of the JSON protocol: operation by header, members by name. */
function jsonService({ service, target, contentTypes, required }: JsonService) {
  return (request: EndpointRequest): EndpointAnswer => {
    const refusal = (type: string) => ({ status: 400, body: { __type: type } });
    if (request.method !== "POST") return refusal("UnknownOperationException");
    if (!contentTypes.includes(request.header("content-type") ?? "")) {
      return refusal("SerializationException");
    }
    if (request.header("x-amz-target") !== target) return refusal("UnknownOperationException");
    const unsigned = refuseSignature(request, service);
    if (unsigned) return unsigned;
    const input = request.json() as Record<string, unknown>;
    const missing = required.find((name) => input[name] === undefined);
    return missing ? refusal(`ValidationException: ${missing}`) : { body: { accepted: input } };
  };
}

/** A service of the query protocol: operation and members in the query or in a form. */
function queryService(service: string, actions: Readonly<Record<string, readonly string[]>>) {
  return (request: EndpointRequest): EndpointAnswer => {
    const unsigned = refuseSignature(request, service);
    if (unsigned) return unsigned;
    const isForm = request.header("content-type") === "application/x-www-form-urlencoded";
    const input = new URLSearchParams(isForm ? request.text() : "");
    for (const [name, value] of new URL(request.url).searchParams) input.set(name, value);
    const refusal = (code: string) => ({
      status: 400,
      headers: { "Content-Type": "text/xml" },
      body: `<ErrorResponse><Error><Code>${code}</Code></Error></ErrorResponse>`,
    });
    const action = input.get("Action") ?? "";
    const required = actions[action];
    if (!required) return refusal("InvalidAction");
    const missing = required.find((name) => !input.get(name));
    if (missing) return refusal(`MissingParameter ${missing}`);
    return { body: { action, path: new URL(request.url).pathname, ...Object.fromEntries(input) } };
  };
}

const uri = (rest: string) => `arn:aws:apigateway:${region}:${rest}`;
type Settings = Partial<RestAwsServiceSettings> & Pick<RestAwsServiceSettings, "uri">;
const apiOf = (integration: Settings) =>
  restApi({
    name: "service",
    routes: [route("POST /{proxy+}", rest.awsService({ credentials, ...integration }))],
  });

async function send(
  integration: Settings,
  service: string,
  answer: (request: EndpointRequest) => EndpointAnswer,
  body: unknown = {},
) {
  const gateway = emulate(
    apiOf({ responses: { 200: {}, 400: { selectionPattern: "[45]\\d\\d" } }, ...integration }),
    {
      services: { [service]: answer },
    },
  );
  return gateway.invoke("POST /{proxy+}", { path: { proxy: "photos/cat.jpg" }, body });
}

describe("services of the JSON protocol accept what API Gateway sends", () => {
  test("Step Functions: no header is mapped", async () => {
    const { response } = await send(
      {
        uri: uri("states:action/StartExecution"),
        requestTemplates: {
          [json]: `{"input":"$util.escapeJavaScript($input.json('$')).replaceAll("\\\\'","'")","stateMachineArn":"arn:aws:states:${region}:123456789012:stateMachine:orders"}`,
        },
      },
      "states",
      jsonService({
        service: "states",
        target: "AWSStepFunctions.StartExecution",
        contentTypes: [json, "application/x-amz-json-1.0"],
        required: ["stateMachineArn", "input"],
      }),
      { note: 'it\'s "ours"' },
    );
    expect(response.status).toBe(200);
    const { accepted } = response.json() as { accepted: { input: string } };
    expect(JSON.parse(accepted.input)).toEqual({ note: 'it\'s "ours"' });
  });

  test("EventBridge: both headers are the author's, in the template", async () => {
    const { response } = await send(
      {
        uri: uri("events:action/PutEvents"),
        requestTemplates: {
          [json]: `#set($context.requestOverride.header.X-Amz-Target = "AWSEvents.PutEvents")
#set($context.requestOverride.header.Content-Type = "application/x-amz-json-1.1")
{"Entries":[#foreach($e in $input.path('$.items')){"Detail":"$util.escapeJavaScript($e.detail)","DetailType":"order","Source":"shop"}#if($foreach.hasNext),#end#end]}`,
        },
      },
      "events",
      jsonService({
        service: "events",
        target: "AWSEvents.PutEvents",
        contentTypes: ["application/x-amz-json-1.1"],
        required: ["Entries"],
      }),
      { items: [{ detail: "a" }, { detail: "b" }] },
    );
    expect(response.json()).toMatchObject({
      accepted: { Entries: [{ Detail: "a" }, { Detail: "b" }] },
    });
  });

  test.each([
    [
      "kinesis",
      "Kinesis_20131202",
      '"StreamName":"S","PartitionKey":"$input.path(\'$.key\')","Data":"$util.base64Encode($input.json(\'$.data\'))"',
      ["StreamName", "Data", "PartitionKey"],
    ],
    [
      "firehose",
      "Firehose_20150804",
      '"DeliveryStreamName":"D","Record":{"Data":"$util.base64Encode($input.json(\'$\'))"}',
      ["DeliveryStreamName", "Record"],
    ],
  ])(
    "%s: the content type is mapped, the target is not",
    async (service, version, members, required) => {
      const { response } = await send(
        {
          uri: uri(`${service}:action/PutRecord`),
          requestParameters: {
            "integration.request.header.Content-Type": "'application/x-amz-json-1.1'",
          },
          requestTemplates: { [json]: `{${members}}` },
        },
        service,
        jsonService({
          service,
          target: `${version}.PutRecord`,
          contentTypes: ["application/x-amz-json-1.1"],
          required,
        }),
        { key: "k", data: { a: 1 } },
      );
      expect(response.status).toBe(200);
    },
  );
});

describe("services of the query protocol accept what API Gateway sends", () => {
  const sqs = queryService("sqs", {
    SendMessage: ["MessageBody"],
    ReceiveMessage: ["MaxNumberOfMessages"],
  });

  test("SQS: a form to the queue's path", async () => {
    const { response } = await send(
      {
        uri: uri("sqs:path/123456789012/contact"),
        passthroughBehavior: "NEVER",
        requestParameters: { "integration.request.header.Content-Type": form },
        requestTemplates: { [json]: "Action=SendMessage&MessageBody=$util.urlEncode($input.body)" },
      },
      "sqs",
      sqs,
      { text: "a & b + ü = 100%" },
    );
    expect(response.json()).toMatchObject({
      action: "SendMessage",
      path: "/123456789012/contact",
      MessageBody: '{"text":"a & b + ü = 100%"}',
    });
  });

  test("SQS: the action and its members in the query", async () => {
    const { response } = await send(
      {
        uri: uri("sqs:path/123456789012/contact"),
        requestParameters: {
          "integration.request.querystring.Action": "'ReceiveMessage'",
          "integration.request.querystring.MaxNumberOfMessages": "'5'",
          "integration.request.querystring.Version": "'2012-11-05'",
        },
      },
      "sqs",
      sqs,
    );
    expect(response.json()).toMatchObject({ action: "ReceiveMessage", Version: "2012-11-05" });
  });

  test.each(["sns:path//", "sns:action/Publish&Version=2010-03-31"])(
    "SNS at %s",
    async (target) => {
      const { response } = await send(
        {
          uri: uri(target),
          requestParameters: { "integration.request.header.Content-Type": form },
          requestTemplates: {
            [json]: `Action=Publish&TargetArn=$util.urlEncode('arn:aws:sns:${region}:123456789012:news')&Message=$util.urlEncode($input.path('$.message'))&Version=2010-03-31`,
          },
        },
        "sns",
        queryService("sns", { Publish: ["TargetArn", "Message", "Version"] }),
        { message: "x=1&y=2" },
      );
      expect(response.json()).toMatchObject({ Message: "x=1&y=2", path: "/" });
    },
  );

  test("SES is signed for under its own name, not its host's", async () => {
    const { response } = await send(
      {
        uri: uri("email:action/SendEmail"),
        requestParameters: { "integration.request.header.Content-Type": form },
        requestTemplates: { [json]: "Action=SendEmail&Source=a%40example.com" },
      },
      "email",
      queryService("ses", { SendEmail: ["Source"] }),
    );
    expect(response.status).toBe(200);
  });
});

test("S3: an object's path, the body as it is, and the hash of it", async () => {
  const stored = new Map<string, string>();
  const { response } = await send(
    {
      uri: uri("s3:path/{bucket}/{key}"),
      integrationHttpMethod: "PUT",
      requestParameters: {
        "integration.request.path.bucket": "'pictures'",
        "integration.request.path.key": "method.request.path.proxy",
        "integration.request.header.Content-Type": "method.request.header.Content-Type",
      },
      responses: {
        200: {
          responseParameters: { "method.response.header.ETag": "integration.response.header.ETag" },
        },
      },
    },
    "s3",
    (request) => {
      const unsigned = refuseSignature(request, "s3");
      if (unsigned) return unsigned;
      if (!/^[0-9a-f]{64}$/.test(request.header("x-amz-content-sha256") ?? ""))
        return { status: 400 };
      stored.set(new URL(request.url).pathname, request.text());
      return { headers: { ETag: '"1"' } };
    },
    "miaow",
  );
  expect(response.header("etag")).toBe('"1"');
  expect([...stored]).toEqual([["/pictures/photos/cat.jpg", "miaow"]]);
});

test.each([
  ["states:action/StartSyncExecution", "states", "sync-states", "states"],
  ["states:action/StartExecution", "states", "states", "states"],
  ["bedrock-runtime:path/model/m/invoke", "bedrock-runtime", "bedrock-runtime", "bedrock"],
  ["runtime.sagemaker:path/endpoints/e/invocations", "sagemaker", "runtime.sagemaker", "sagemaker"],
])("%s is sent to %s at the host %s, signed for as %s", async (target, name, host, signed) => {
  const seen: string[] = [];
  await send({ uri: uri(target) }, name, (request) => {
    seen.push(new URL(request.url).host, refuseSignature(request, signed) ? "unsigned" : "signed");
    return {};
  });
  expect(seen).toEqual([`${host}.${region}.amazonaws.com`, "signed"]);
});

test("a subdomain is part of the host, and may choose the backend", async () => {
  const urls: string[] = [];
  const gateway = emulate(
    apiOf({ uri: uri("a1b2c3-ats.iotdata:path/topics/news"), responses: { 200: {} } }),
    {
      services: {
        iotdata: () => expect.unreachable(),
        "a1b2c3-ats.iotdata": ({ url }) => {
          urls.push(url);
          return {};
        },
      },
    },
  );
  await gateway.invoke("POST /{proxy+}", { path: { proxy: "x" } });
  expect(urls).toEqual([`https://a1b2c3-ats.iotdata.${region}.amazonaws.com/topics/news`]);
});

describe("requests are signed with the integration's credentials", () => {
  const callers: ServiceCaller[] = [];
  const sent: EndpointRequest[] = [];
  const services = {
    states: (request: EndpointRequest) => {
      sent.push(request);
      return {};
    },
  };
  const startExecution = { uri: uri("states:action/StartExecution"), responses: { 200: {} } };

  test.each<[string, ServiceCaller]>([
    [credentials, { type: "role", roleArn: credentials }],
    ["arn:aws:iam::*:user/*", { type: "caller" }],
    [
      // oxlint-disable-next-line no-template-curly-in-string -- API Gateway's own syntax
      "arn:aws:iam::123456789012:${stageVariables.role}",
      { type: "role", roleArn: "arn:aws:iam::123456789012:role/staging" },
    ],
  ])("%s", async (credentialsOf, caller) => {
    const gateway = emulate(apiOf({ ...startExecution, credentials: credentialsOf }), {
      services,
      credentials: async (who) => {
        callers.push(who);
        return { accessKeyId: "AKIAMINE", secretAccessKey: "mine" };
      },
      stage: { variables: { role: "role/staging" } },
      clock: () => Date.UTC(2026, 0, 2),
    });
    const { trace, log } = await gateway.invoke("POST /{proxy+}", { path: { proxy: "x" } });
    expect(callers.pop()).toEqual(caller);
    const request = sent.pop();
    expect(request?.header("authorization")).toContain("Credential=AKIAMINE/20260102/");
    expect(request?.header("x-amz-security-token")).toBeUndefined();
    expect(trace.integrationRequest?.headers).toEqual(request?.headers);
    expect(JSON.stringify(log)).not.toContain("AKIAMINE");
  });

  test("none: the service receives no signature and rejects the request", async () => {
    const record = lower(apiOf(startExecution));
    const text = JSON.stringify(record).replace(`"credentials":"${credentials}",`, "");
    const unsigned: typeof record = JSON.parse(text);
    await emulate(unsigned, { services }).invoke("POST /{proxy+}", { path: { proxy: "x" } });
    expect(sent.pop()?.header("authorization")).toBeUndefined();
  });
});

test("a service without a stand-in is named in the error", async () => {
  const api = apiOf({ uri: uri("states:action/StartExecution"), responses: { 200: {} } });
  const invoke = (options: Parameters<typeof emulate>[1]) =>
    emulate(api, options).invoke("POST /{proxy+}", { path: { proxy: "x" } });
  await expect(invoke({})).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to send POST https://states.eu-west-1.amazonaws.com/?Action=StartExecution: no stand-in was passed for it
    Pass services: { "states": (request) => ({ body: … }) }.]
  `);
  await expect(
    invoke({ services: { states: "network" } }),
  ).rejects.toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to send POST https://states.eu-west-1.amazonaws.com/?Action=StartExecution: the service itself rejects the made-up default keys
    Pass your own as credentials, for example fromNodeProviderChain() of the AWS SDK.]
  `);
});
