import {
  type APIGatewayClient,
  CreateDeploymentCommand,
  CreateModelCommand,
  CreateRequestValidatorCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  DeleteRestApiCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  PutMethodCommand,
  PutMethodResponseCommand,
} from "@aws-sdk/client-api-gateway";
import type { ControlPlane, ControlPlaneOperations, OperationName } from "./control-plane.ts";

type Commands = {
  readonly [Name in OperationName]: (input: ControlPlaneOperations[Name]["input"]) => object;
};

const commands: Commands = {
  CreateRestApi: (input) => new CreateRestApiCommand(input),
  CreateResource: (input) => new CreateResourceCommand(input),
  CreateModel: (input) => new CreateModelCommand(input),
  CreateRequestValidator: (input) => new CreateRequestValidatorCommand(input),
  PutMethod: (input) => new PutMethodCommand(input),
  PutMethodResponse: (input) => new PutMethodResponseCommand(input),
  PutIntegration: (input) => new PutIntegrationCommand(input),
  PutIntegrationResponse: (input) => new PutIntegrationResponseCommand(input),
  CreateDeployment: (input) => new CreateDeploymentCommand(input),
  DeleteRestApi: (input) => new DeleteRestApiCommand(input),
};

/** Creates a control plane from an SDK client. */
export function sdkControlPlane(client: Pick<APIGatewayClient, "send">): ControlPlane {
  return {
    async call(name, input, signal) {
      const command = commands[name](input);
      // The table pairs each command with its input; the client's overloads cannot be selected by
      // name.
      const send = client.send.bind(client) as (
        command: object,
        options: { abortSignal?: AbortSignal },
      ) => Promise<ControlPlaneOperations[typeof name]["output"]>;
      return send(command, signal ? { abortSignal: signal } : {});
    },
  };
}
