import * as integrations from "gatewright/integrations";
import * as proxyEvents from "gatewright/proxy-events";
import * as testing from "gatewright/testing";
import * as matchers from "gatewright/testing/vitest";
import * as runner from "vitest";
import { library } from "./suite.cjs";

library(runner, { ...integrations, ...proxyEvents, ...testing, ...matchers });
