const { account } = require("./suite.cjs");

account(require("@jest/globals"), {
  ...require("@aws-sdk/client-api-gateway"),
  ...require("@aws-sdk/client-lambda"),
  ...require("gatewright/integrations"),
  ...require("gatewright/management"),
  ...require("gatewright/testing/aws"),
});
