const runner = require("@jest/globals");
const suite = require("./suite.cjs");

suite(runner, {
  ...require("@aws-sdk/client-api-gateway"),
  ...require("gatewright/integrations"),
  ...require("gatewright/management"),
  ...require("gatewright/test-invoke"),
  ...require("gatewright/testing"),
  ...require("gatewright/testing/aws"),
  ...require("gatewright/testing/jest"),
});

runner.test("this file runs as CommonJS", () => {
  runner.expect(require("node:path").basename(__filename)).toBe("commonjs.test.cjs");
});
