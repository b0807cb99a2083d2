const { library } = require("./suite.cjs");

library(require("@jest/globals"), {
  ...require("gatewright/integrations"),
  ...require("gatewright/proxy-events"),
  ...require("gatewright/testing"),
  ...require("gatewright/testing/jest"),
});
