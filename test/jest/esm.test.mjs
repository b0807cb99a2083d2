import * as client from "@aws-sdk/client-api-gateway";
import * as runner from "@jest/globals";
import * as integrations from "gatewright/integrations";
import * as management from "gatewright/management";
import * as testInvoke from "gatewright/test-invoke";
import * as testing from "gatewright/testing";
import * as aws from "gatewright/testing/aws";
import * as matchers from "gatewright/testing/jest";
import suite from "./suite.cjs";

suite(runner, {
  ...client,
  ...integrations,
  ...management,
  ...testInvoke,
  ...testing,
  ...aws,
  ...matchers,
});

runner.test("this file runs as an ES module", () => {
  runner.expect(import.meta.url).toMatch(/esm\.test\.mjs$/);
});
