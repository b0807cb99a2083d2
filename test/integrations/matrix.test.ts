import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refusalOf } from "../../src/integrations/convert/refusal.ts";
import {
  type Classified,
  classifyHttpIntegration,
  classifyIntegration,
  classifyWebSocketIntegration,
  type HttpIntegration,
  type Integration,
  integrationKinds,
  type KindTraits,
  kindTraits,
  lowerHttpIntegration,
  lowerIntegration,
  lowerWebSocketIntegration,
  type RestIntegration,
  sdkInputs,
} from "../../src/integrations/index.ts";
import { fillIntegrationDefaults } from "../../src/integrations/model/record/defaults.ts";
import { fillV2Defaults } from "../../src/integrations/model/record/v2-defaults.ts";
import { runs } from "../support/runs.ts";
import { integrationsOf } from "./arbitrary.ts";

function isRest(from: Integration): from is RestIntegration {
  return from.kind.startsWith("rest.");
}

function isHttp(from: Integration): from is HttpIntegration {
  return from.kind.startsWith("http.");
}

/** As stored and as echoed by the control plane. */
function throughRecord(from: Integration): readonly Classified<Integration>[] {
  if (isRest(from)) {
    const record = lowerIntegration(from);
    const echoed = fillIntegrationDefaults(record, "resource-id");
    return [classifyIntegration(record), classifyIntegration(echoed, "resource-id")];
  }
  if (isHttp(from)) {
    const record = lowerHttpIntegration(from);
    const echoed = { IntegrationId: "a1", ...fillV2Defaults(record, "HTTP") };
    return [classifyHttpIntegration(record), classifyHttpIntegration(echoed)];
  }
  const record = lowerWebSocketIntegration(from);
  const echoed = {
    ...fillV2Defaults(record, "WEBSOCKET"),
    IntegrationResponseSelectionExpression: "${integration.response.statuscode}",
  };
  return [classifyWebSocketIntegration(record), classifyWebSocketIntegration(echoed)];
}

describe.each(integrationKinds)("%s", (kind) => {
  test("survives lowering and classifying, with and without AWS's defaults", () => {
    fc.assert(
      fc.property(integrationsOf(kind), (definition) => {
        for (const classified of throughRecord(definition)) {
          expect(classified).toEqual({ ok: true, definition });
        }
      }),
      { numRuns: runs(60) },
    );
  });

  test("breaks no rule of AWS", () => {
    fc.assert(
      fc.property(integrationsOf(kind), (definition) => {
        expect(refusalOf(definition)).toBeUndefined();
      }),
      { numRuns: runs(60) },
    );
  });

  test("gives SDK command inputs without undefined members", () => {
    fc.assert(
      fc.property(integrationsOf(kind), (definition) => {
        const inputs = isRest(definition)
          ? sdkInputs(definition).putIntegration
          : sdkInputs(definition).createIntegration;
        expect(Object.values(inputs)).not.toContain(undefined);
      }),
      { numRuns: runs(20) },
    );
  });
});

const types = ["AWS", "AWS_PROXY", "HTTP", "HTTP_PROXY", "MOCK"] as const;
const functionUri =
  "arn:aws:apigateway:us-east-1:lambda:path/2015-03-31/functions/arn:aws:lambda:us-east-1:123456789012:function:f";
const uris = {
  lambda: `${functionUri}/invocations`,
  streaming: `${functionUri.replace("2015-03-31", "2021-11-15")}/response-streaming-invocations`,
  service: "arn:aws:apigateway:us-east-1:s3:path/b",
  http: "https://example.com/",
  nothing: undefined,
} as const;

const isAllowed = (
  api: KindTraits["api"],
  type: string,
  backend: keyof typeof uris,
  link: "V1" | "V2" | undefined,
  stream = false,
) =>
  Object.values(kindTraits).some(
    (traits) =>
      traits.api === api &&
      traits.type === type &&
      traits.vpcLink === link &&
      (traits.responseTransferMode === "STREAM") === stream &&
      (traits.backend === "lambda"
        ? backend === (stream ? "streaming" : "lambda")
        : traits.backend === "none"
          ? backend === "nothing"
          : traits.backend === backend),
  );

describe("the whole matrix of REST APIs", () => {
  const all = types.flatMap((type) =>
    // Object.keys widens to string; the keys are the table's own.
    (Object.keys(uris) as (keyof typeof uris)[]).flatMap((backend) =>
      ([undefined, "V1", "V2"] as const).flatMap((link) =>
        [false, true].map((stream) => ({ type, backend, link, stream })),
      ),
    ),
  );

  test.each(all)("$type on $backend, link $link, streaming $stream", (traits) => {
    const { type, backend, link, stream } = traits;
    const uri = uris[backend];
    const target = "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1";
    const record = {
      type,
      ...(uri && { uri }),
      ...(type !== "MOCK" && { httpMethod: "POST" }),
      ...(type === "AWS" && { credentials: "arn:aws:iam::123456789012:role/a" }),
      ...(link && { connectionType: "VPC_LINK", connectionId: "a1" }),
      ...(link === "V2" && { integrationTarget: target }),
      ...(stream && { responseTransferMode: "STREAM" }),
    };
    // Roles are not part of the matrix; functions do not need one.
    const { credentials: _, ...bare } = record;
    const classified = classifyIntegration(backend === "lambda" ? bare : record);
    expect(classified.ok).toBe(isAllowed("REST", type, backend, link, stream));
  });
});

test.each([
  ["AWS", uris.lambda],
  ["HTTP", uris.http],
  ["MOCK", undefined],
])("an HTTP API does not support type %s", (IntegrationType, IntegrationUri) => {
  const classified = classifyHttpIntegration({ IntegrationType, IntegrationUri });
  expect(classified).toMatchObject({ ok: false, findings: [{ code: "record.unknown-kind" }] });
});

test.each([
  [{ IntegrationType: "AWS_PROXY", IntegrationUri: uris.lambda, PayloadFormatVersion: "2.0" }],
  [{ IntegrationType: "MOCK", ConnectionType: "VPC_LINK", ConnectionId: "a1" }],
  [{ IntegrationType: "AWS_PROXY", IntegrationSubtype: "SQS-SendMessage" }],
])("a WebSocket API does not support %j", (record) => {
  expect(classifyWebSocketIntegration(record).ok).toBe(false);
});

test("an unknown or invalid response gives findings, never a crash", () => {
  const member = fc.constantFrom(
    "type",
    "uri",
    "requestTemplates",
    "integrationResponses",
    "IntegrationType",
    "IntegrationUri",
    "IntegrationResponses",
  );
  const answer = fc.oneof(fc.anything(), fc.dictionary(member, fc.anything()));
  fc.assert(
    fc.property(answer, (value) => {
      for (const classify of [
        classifyIntegration,
        classifyHttpIntegration,
        classifyWebSocketIntegration,
      ]) {
        const classified = classify(value);
        expect(classified.ok || classified.findings.length > 0).toBe(true);
      }
    }),
  );
});

test("members that the SDK returns as null count as missing", () => {
  const response = { statusCode: "200", selectionPattern: null, responseTemplates: null };
  const answer = {
    $metadata: {},
    type: "MOCK",
    uri: null,
    integrationResponses: { 200: response },
  };
  expect(classifyIntegration(answer)).toEqual({
    ok: true,
    definition: { kind: "rest.mock", responses: { 200: {} } },
  });
});

test("an unknown member is reported by name", () => {
  expect(classifyIntegration({ type: "MOCK", futureMember: 1 })).toMatchObject({
    ok: false,
    findings: [{ code: "record.not-expressible", at: ["futureMember"] }],
  });
});
