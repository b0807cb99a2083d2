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

/** API Gateway operations that the management functions use, by AWS's names. */
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

/**
 * Sends operations to an account: through the SDK's client, or through any compatible
 * implementation.
 */
export interface ControlPlane {
  call<Name extends OperationName>(
    name: Name,
    input: ControlPlaneOperations[Name]["input"],
    signal?: AbortSignal,
  ): Promise<ControlPlaneOperations[Name]["output"]>;
}
