import { type Header } from "../../../core/message.ts";
import { credentialsArn } from "../../../integrations/model/grammar/credentials.ts";
import { findCredentials, type ServiceCaller } from "../../backends/credentials.ts";
import { type ServiceAddress } from "../../backends/services.ts";
import { type SignedMessage, sign } from "../../backends/sign.ts";
import { type BackendContext } from "./backend-context.ts";
import { fillMember } from "./stage-variables.ts";

// Services whose signing name differs from their host. Source: the SDK's clients.
const signingNames: Readonly<Record<string, string>> = {
  "appsync-api": "appsync",
  "bedrock-agent": "bedrock",
  "bedrock-agent-runtime": "bedrock",
  "bedrock-runtime": "bedrock",
  email: "ses",
};

/**
 * Returns the headers that sign a request to a service with the integration's `credentials`. Without
 * credentials, nothing is signed: a guess, since no response to such a request is public.
 */
export async function signatureHeaders(
  { backends, ports, stage }: BackendContext,
  credentials: string,
  { service, region }: ServiceAddress,
  message: SignedMessage,
): Promise<readonly Header[]> {
  const arn = fillMember(credentials, stage.variables, "credentials");
  if (arn === "") return [];
  return sign(message, {
    credentials: await findCredentials(backends.credentials, callerOf(arn)),
    region,
    service: Object.hasOwn(signingNames, service) ? (signingNames[service] ?? service) : service,
    signedAt: ports.clock(),
  });
}

function callerOf(arn: string): ServiceCaller {
  return credentialsArn.read(arn)?.type === "caller"
    ? { type: "caller" }
    : { type: "role", roleArn: arn };
}
