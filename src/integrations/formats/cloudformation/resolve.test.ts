import { expect, test } from "vitest";
import type { Json } from "../../../core/json.ts";
import { resolveTemplate, type TemplateValues } from "./resolve.ts";
import { parseCloudFormation } from "./template.ts";

/** Resolves `value` as a property in a template with one of each referable part. */
function resolved(value: string, values: TemplateValues = {}) {
  const text = `
Parameters:
  Stage: { Type: String, Default: dev }
  Zones: { Type: CommaDelimitedList, Default: "a, b" }
  Unknown: { Type: String }
  Secret: { Type: "AWS::SSM::Parameter::Value<String>", Default: /name/of/it }
Mappings:
  Sizes: { dev: { Memory: 128 }, prod: { Memory: 1024 } }
Conditions:
  IsDev: !Equals [!Ref Stage, dev]
  IsNotDev: !Not [!Condition IsDev]
  IsBoth: !And [!Condition IsDev, !Condition IsNotDev]
  IsEither: !Or [!Condition IsDev, !Condition IsNotDev]
  IsUnknown: !Equals [!Ref Unknown, x]
Resources:
  Orders: { Type: "AWS::Lambda::Function" }
  Queue: { Type: "AWS::SQS::Queue" }
  Thing: { Type: "Custom::Thing" }
  Subject:
    Type: Custom::Subject
    Properties:
      Value: ${value}
`;
  const { resources, missing } = resolveTemplate(parseCloudFormation(text), values);
  return {
    value: resources["Subject"]?.properties["Value"],
    missing: missing.map(({ name }) => name),
  };
}

const ordersArn = "arn:aws:lambda:us-east-1:123456789012:function:Orders";

test.each<[value: string, result: Json | undefined]>([
  ["!Ref Stage", "dev"],
  ["!Ref Zones", ["a", "b"]],
  ["!Ref AWS::Region", "us-east-1"],
  ["!Ref AWS::Partition", "aws"],
  ["!Ref AWS::NoValue", undefined],
  ["[a, !Ref AWS::NoValue, b]", ["a", "b"]],
  ["!GetAtt Orders.Arn", ordersArn],
  ["!GetAtt [Orders, Arn]", ordersArn],
  ["{ Fn::GetAtt: [Orders, Arn] }", ordersArn],
  ["!Ref Orders", "Orders"],
  ["!Ref Queue", "https://sqs.us-east-1.amazonaws.com/123456789012/Queue"],
  ["!Sub '${Stage}-${AWS::AccountId}-${Orders.Arn}'", `dev-123456789012-${ordersArn}`],
  ["!Sub ['${Name}/${Stage}', { Name: !Ref Orders }]", "Orders/dev"],
  ["!Sub 'a${!stageVariables.fn}b'", "a${stageVariables.fn}b"],
  ["!Join ['-', [a, !Ref Stage, 1]]", "a-dev-1"],
  ["!Join ['', !Ref Zones]", "ab"],
  ["!Select [1, !Ref Zones]", "b"],
  ["!Select [1, !Split ['/', 'x/y/z']]", "y"],
  ["!FindInMap [Sizes, !Ref Stage, Memory]", 128],
  ["!FindInMap [Sizes, none, Memory, { DefaultValue: 1 }]", 1],
  ["!If [IsDev, yes, no]", "yes"],
  ["!If [IsNotDev, yes, !Ref AWS::NoValue]", undefined],
  ["!If [IsBoth, yes, no]", "no"],
  ["!If [IsEither, yes, no]", "yes"],
  ["!Base64 héllo", "aMOpbGxv"],
  ["!GetAZs ''", ["us-east-1a", "us-east-1b", "us-east-1c"]],
  ["{ Fn::ToJsonString: { a: !Ref Stage } }", '{"a":"dev"}'],
  ["{ Fn::Length: !Ref Zones }", 2],
  ["{ __proto__: { a: !Ref Stage } }", JSON.parse('{"__proto__": {"a": "dev"}}')],
])("%s is evaluated", (value, result) => {
  expect(resolved(value)).toEqual({ value: result, missing: [] });
});

test.each<[value: string, result: Json, missing: string[]]>([
  ["!Ref Unknown", { Ref: "Unknown" }, ["Unknown"]],
  ["!Ref Secret", { Ref: "Secret" }, ["Secret"]],
  ["!Ref Nowhere", { Ref: "Nowhere" }, ["Nowhere"]],
  ["!Ref constructor", { Ref: "constructor" }, ["constructor"]],
  ["!GetAtt Thing.Size", { "Fn::GetAtt": ["Thing", "Size"] }, ["Thing.Size"]],
  ["!Sub '${Stage}-${Unknown}'", { "Fn::Sub": "dev-${Unknown}" }, ["Unknown"]],
  ["!Sub '${!a}-${Unknown}'", { "Fn::Sub": "${!a}-${Unknown}" }, ["Unknown"]],
  ["!Join ['-', [a, !Ref Unknown]]", { "Fn::Sub": "a-${Unknown}" }, ["Unknown"]],
  ["!ImportValue vpc", { "Fn::ImportValue": "vpc" }, ["Fn::ImportValue vpc"]],
  ["!If [IsUnknown, a, b]", { "Fn::If": ["IsUnknown", "a", "b"] }, []],
])("%s stays and is listed as missing", (value, result, missing) => {
  expect(resolved(value)).toEqual({ value: result, missing });
});

test.each<[value: string, values: TemplateValues, result: Json]>([
  ["!Ref Stage", { parameters: { Stage: "prod" } }, "prod"],
  ["!Ref Secret", { parameters: { Secret: "s3cr3t" } }, "s3cr3t"],
  ["!FindInMap [Sizes, !Ref Stage, Memory]", { parameters: { Stage: "prod" } }, 1024],
  ["!Ref Thing", { resources: { Thing: "thing-1" } }, "thing-1"],
  ["!GetAtt Thing.Size", { resources: { "Thing.Size": 12 } }, 12],
  ["!ImportValue vpc", { exports: { vpc: "vpc-1" } }, "vpc-1"],
  [
    "!Sub '${AWS::Partition} ${AWS::URLSuffix}'",
    { region: "cn-north-1" },
    "aws-cn amazonaws.com.cn",
  ],
])("%s uses the passed values", (value, values, result) => {
  expect(resolved(value, values)).toEqual({ value: result, missing: [] });
});

function resolveText(text: string) {
  return () => resolveTemplate(parseCloudFormation(text));
}

test("circular resources are listed", () => {
  const text = `{"Resources": {
    "A": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Ref": "B"}}},
    "B": {"Type": "AWS::SQS::Queue", "DependsOn": "C"},
    "C": {"Type": "AWS::SQS::Queue", "Properties": {"QueueName": {"Fn::Sub": "\${A.Arn}"}}}}}`;
  expect(resolveText(text)).toThrow(/Circular dependency between resources: \[A, B, C\]/);
});

test("circular conditions are listed", () => {
  const text = `{"Conditions": {"X": {"Fn::Not": [{"Condition": "Y"}]}, "Y": {"Condition": "X"}},
    "Resources": {"A": {"Type": "AWS::SQS::Queue", "Condition": "X"}}}`;
  expect(resolveText(text)).toThrow(/circular conditions: X → Y → X/);
});

test("a chain of ten thousand resources does not overflow the stack", () => {
  const resources = Array.from({ length: 10_000 }, (_, at) => [
    `R${at}`,
    { Type: "AWS::SQS::Queue", DependsOn: at < 9_999 ? [`R${at + 1}`] : [] },
  ]);
  const { resources: ordered } = resolveText(
    JSON.stringify({ Resources: Object.fromEntries(resources) }),
  )();
  expect(Object.keys(ordered)[0]).toBe("R9999");
});

test("nested functions do not generate unlimited text", () => {
  let value: Json = "x".repeat(1_000);
  for (let level = 0; level < 60; level += 1) value = { "Fn::Sub": ["${a}${a}", { a: value }] };
  const text = JSON.stringify({
    Resources: { A: { Type: "AWS::SQS::Queue", Properties: { QueueName: value } } },
  });
  expect(resolveText(text)).toThrow(expect.objectContaining({ code: "document.limit" }));
});
