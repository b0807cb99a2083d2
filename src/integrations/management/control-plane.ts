import type {
  CreateDeploymentRequest,
  CreateModelRequest,
  CreateRequestValidatorRequest,
  CreateResourceRequest,
  CreateRestApiRequest,
  DeleteRestApiRequest,
  Deployment,
  PutIntegrationRequest,
  PutIntegrationResponseRequest,
  PutMethodRequest,
  PutMethodResponseRequest,
  RequestValidator,
  Resource,
  RestApi,
} from "@aws-sdk/client-api-gateway";

/** What the management functions need of API Gateway: its operations, by AWS's names. */
export interface ControlPlaneOperations {
  readonly CreateRestApi: Call<CreateRestApiRequest, RestApi>;
  readonly CreateResource: Call<CreateResourceRequest, Resource>;
  readonly CreateModel: Call<CreateModelRequest>;
  readonly CreateRequestValidator: Call<CreateRequestValidatorRequest, RequestValidator>;
  readonly PutMethod: Call<PutMethodRequest>;
  readonly PutMethodResponse: Call<PutMethodResponseRequest>;
  readonly PutIntegration: Call<PutIntegrationRequest>;
  readonly PutIntegrationResponse: Call<PutIntegrationResponseRequest>;
  readonly CreateDeployment: Call<CreateDeploymentRequest, Deployment>;
  readonly DeleteRestApi: Call<DeleteRestApiRequest>;
}

interface Call<Input, Output = object> {
  readonly input: Input;
  readonly output: Output;
}

export type OperationName = keyof ControlPlaneOperations;

/** The port to an account: the SDK's client on AWS, anything that answers alike elsewhere. */
export interface ControlPlane {
  call<Name extends OperationName>(
    name: Name,
    input: ControlPlaneOperations[Name]["input"],
    signal?: AbortSignal,
  ): Promise<ControlPlaneOperations[Name]["output"]>;
}
