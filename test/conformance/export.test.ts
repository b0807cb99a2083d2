import {
  APIGatewayClient,
  CreateDeploymentCommand,
  GetExportCommand,
  ImportRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import { expect, test } from "vitest";
import { fakeAws } from "../../src/testing/aws/fake-aws.ts";
import { difference, readRecording, sharedFolder } from "./recordings.ts";

interface RecordedExports {
  readonly shared: Readonly<Record<string, readonly { readonly params: { body?: string } }[]>>;
  readonly cases: readonly {
    readonly id: string;
    readonly setup: { readonly $shared: string };
    readonly call: {
      readonly params: {
        readonly exportType: string;
        readonly stageName: string;
        readonly parameters?: Record<string, string>;
      };
    };
    readonly expect: { readonly output: { readonly body: object } };
  }[];
}

// The runner cannot pass these: the date in the recorded file name is masked.
test.runIf(sharedFolder)("every recorded export is given, member for member", async () => {
  const path = ["conformance", "data", "recorded", "control-export.json"];
  const { shared, cases } = readRecording(...path) as RecordedExports;
  expect(cases.length).toBeGreaterThan(0);
  for (const { id, setup, call, expect: recorded } of cases) {
    const client = new APIGatewayClient(fakeAws().clientConfig());
    const body = new TextEncoder().encode(shared[setup.$shared]?.[0]?.params.body ?? "");
    const { id: restApiId = "" } = await client.send(new ImportRestApiCommand({ body }));
    const { exportType, stageName, parameters } = call.params;
    await client.send(new CreateDeploymentCommand({ restApiId, stageName }));
    const answer = await client.send(
      new GetExportCommand({ restApiId, stageName, exportType, ...(parameters && { parameters }) }),
    );
    const expected: unknown = JSON.parse(
      JSON.stringify(recorded.output.body).replaceAll("<any:api-id:1>", restApiId),
    );
    const given: unknown = JSON.parse(new TextDecoder().decode(answer.body));
    expect({ id, difference: difference(expected, given) }).toEqual({ id, difference: undefined });
    expect(answer.contentType).toBe("application/octet-stream");
  }
});
