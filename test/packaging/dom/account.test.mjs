import * as client from "@aws-sdk/client-api-gateway";
import * as lambda from "@aws-sdk/client-lambda";
import * as integrations from "gatewright/integrations";
import * as management from "gatewright/management";
import * as aws from "gatewright/testing/aws";
import * as runner from "vitest";
import { account } from "./suite.cjs";

account(runner, { ...client, ...lambda, ...integrations, ...management, ...aws });
