import { expect, test } from "vitest";
import { renderTemplate, type TemplateScope } from "../index.ts";

function render(template: string, scope: TemplateScope = {}): string {
  return renderTemplate(template, scope).text;
}

test.each([
  ["$input.body", '{"a": 1}', '{"a": 1}'],
  [
    "$input.path('$.o') $input.path('$').list",
    '{"o": {"x": "y"}, "list": [{"b": 1}]}',
    '{x=y} [{"b":1}]',
  ],
  ["$input.json('$.o')", '{"o": {"u": "http://x/é"}}', '{"u":"http://x/é"}'],
  ["$input.json('$.missing')", "{}", '""'],
  ["[$input.path('$.missing')][$input.path('$.null')]", '{"null": null}', "[][]"],
  ["$input.path('$.n')", '{"n": 1.50}', "1.5"],
  ["$input.path('$')", "a=b", "a=b"],
  ["$input.json('$')", "a=b", '"a=b"'],
  ["$input.json('name')", '{"name": "x"}', '"x"'],
])("%s of the body %j renders %j", (template, body, expected) => {
  expect(render(template, { input: { body } })).toBe(expected);
});

test.each([undefined, null, ""])("an empty body (%j) reads as {}", (body) => {
  const input = body === undefined ? {} : { body };
  expect(render("$input.body $input.path('$') $input.json('$')", { input })).toBe("{} {} {}");
});

test("a body that is not valid JSON is a payload error only if it is parsed", () => {
  const scope = { input: { body: "{a" } };
  expect(render("$input.body", scope)).toBe("{a");
  expect(() => render("$input.path('$')", scope)).toThrowErrorMatchingInlineSnapshot(`
    [GatewrightError: Failed to run the template at line 1, column 1: Failed to process the payload: Unexpected End Of File position 1: null
    API Gateway returns 400.
    1 | $input.path('$')
      | ^]
  `);
});

const params = {
  path: { id: "1", shared: "path" },
  querystring: { q: "a b", shared: "query" },
  header: { "X-Trace": "t", Connection: "close", shared: "header" },
};

test.each([
  ["$input.params('id') $input.params('q') $input.params('X-Trace')", "1 a b t"],
  ["$input.params('shared')", "path"],
  ["[$input.params('x-trace')][$input.params('nope')]", "[][]"],
  ["[$input.params('Connection')]", "[]"],
  ["$input.params().path.id $input.params().header.get('X-Trace')", "1 t"],
  ["$input.params().keySet()", "[path, querystring, header]"],
])("parameters: %s renders %j", (template, expected) => {
  expect(render(template, { input: { params } })).toBe(expected);
});

test("a WebSocket API's input has no parameters", () => {
  const scope: TemplateScope = { api: "websocket", input: { body: '{"a": 1}', params } };
  expect(render("[$input.params('id')]$input.path('$.a')", scope)).toBe("[]1");
});

test.each([
  [`$util.escapeJavaScript($input.path('$'))`, `it's "x" / é`, `it\\'s \\"x\\" \\/ \\u00E9`],
  ["$util.urlEncode($input.body)", "a b&c=é*", "a+b%26c%3D%C3%A9*"],
  ["$util.urlDecode($input.body)", "a+b%26c%3D%C3%A9", "a b&c=é"],
  ["$util.base64Encode($input.body)", "é€😀!", "w6nigqzwn5iAIQ=="],
  ["$util.base64Decode($input.body)", "w6nigqzwn5iAIQ==", "é€😀!"],
  ["$util.parseJson($input.path('$.s')).b[1]", '{"s": "{\\"b\\": [1, 2]}"}', "2"],
  ["[$util.urlEncode($missing)][$util.base64Encode(5)]", "", "[][]"],
])("%s of %j renders %j", (template, body, expected) => {
  expect(render(template, { input: { body } })).toBe(expected);
});

test("$context iterates as a HashMap does", () => {
  // Recorded from AWS, where all of these keys were there.
  const order =
    "resourceId, resourcePath, httpMethod, extendedRequestId, requestTime, path, accountId, protocol, " +
    "requestOverride, stage, domainPrefix, requestTimeEpoch, requestId, identity, domainName, " +
    "deploymentId, responseOverride, apiId";
  const names = order.split(", ").filter((name) => !name.endsWith("Override"));
  // Of two names in one bucket the first inserted comes first, so the halves are only exchanged.
  const inserted = [...names.slice(9), ...names.slice(0, 9)];
  const context = Object.fromEntries(inserted.map((name) => [name, "x"]));
  expect(render("$context.keySet()", { context })).toBe(`[${order}]`);
});

test("the maps of $context print as nothing", () => {
  const context = { identity: { sourceIp: "1.2.3.4" } };
  const template = "[$context.identity][$context.identity.sourceIp][$context.identity.user]";
  expect(render(template, { context })).toBe("[][1.2.3.4][]");
});

test("overrides can be read afterwards and handed to the response template", () => {
  const request = renderTemplate(
    `#set($context.requestOverride.header.X-Amz-Target = "Put")
#set($context.requestOverride.querystring["q"] = 1)
$!context.responseOverride.header.put("foo", "bar")
#set($context.responseOverride.status = 444)`,
    { context: { stage: "prod" } },
  );
  expect(request.context).toEqual({
    stage: "prod",
    requestOverride: { header: { "X-Amz-Target": "Put" }, path: {}, querystring: { q: 1 } },
    responseOverride: { header: { foo: "bar" }, status: 444 },
  });
  const response =
    "$context.responseOverride.status $context.responseOverride.header.foo $context.stage";
  expect(render(response, { context: request.context })).toBe("444 bar prod");
});

test.each([
  ["header", "#set($before = $context.requestOverride.header.put('a', '2'))"],
  ["query parameter", "#set($context.requestOverride.querystring['a'] = '2')"],
  ["path parameter", "#set($context.requestOverride.path.a = '2')"],
  ["header of the response", "#set($map = $context.responseOverride.header)#set($map.a = '2')"],
  ["status", "#set($context.responseOverride.status = 500)"],
])("a template that overrides a %s twice fails", (_, write) => {
  expect(() => render(`${write}${write}`)).toThrow("an override is written twice");
  expect(render(`#if(true)${write}#else${write}#end|`)).toBe("|");
  const { context } = renderTemplate(write);
  expect(render(`${write}|`, { context })).toBe("|");
});

test("stage variables", () => {
  const template = "$stageVariables.env ${stageVariables['env']} [$stageVariables.nope]";
  expect(render(template, { stageVariables: { env: "prod" } })).toBe("prod prod []");
});
