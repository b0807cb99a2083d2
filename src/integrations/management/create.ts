import type { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { GatewrightError } from "../../core/errors.ts";
import { lower } from "../convert/lower.ts";
import { restSdkInputs } from "../convert/sdk-inputs.ts";
import type { RestApi } from "../model/api/rest-api.ts";
import type {
  IntegrationRecord,
  MethodRecord,
  ResourceRecord,
  RestApiRecord,
} from "../model/record/rest-api-record.ts";
import type { ControlPlane, ControlPlaneOperations, OperationName } from "./control-plane.ts";
import { sdkControlPlane } from "./sdk.ts";

export interface CreateRestApiOptions {
  /** Deploys the API to a stage with this name. Defaults to no deployment. */
  readonly stageName?: string;
  /** Called after each AWS call, in order. */
  readonly onProgress?: (progress: CreateProgress) => void;
  /** Cancels the creation before the next call and removes the created API. */
  readonly signal?: AbortSignal;
}

export interface CreateProgress {
  readonly operation: OperationName;
  /** What the call created: `PUT /orders/{id}`. */
  readonly subject: string;
  /** Number of completed calls, including this one. */
  readonly done: number;
  readonly total: number;
}

export interface CreatedRestApi {
  readonly restApiId: string;
  readonly rootResourceId: string;
  /** Resource ids by path. */
  readonly resourceIds: Readonly<Record<string, string>>;
  /** Set if `stageName` was passed. */
  readonly deploymentId?: string;
}

/**
 * Creates a REST API in an account, call by call: the API, its models and validators, its resources
 * from the root down, then each method with its responses and its integration.
 *
 * If a call fails or `signal` aborts, the created API is removed.
 *
 * @example
 * const { restApiId } = await createRestApi(new APIGatewayClient(), orders, { stageName: "live" });
 *
 * @throws GatewrightError `management.failed`: names the call that failed, why, and what was removed;
 * if no response came to CreateRestApi, it says how to find an API that may exist; `management.aborted`: the signal ended it; `api.unsupported`: it is no REST API.
 */
export async function createRestApi(
  client: Pick<APIGatewayClient, "send">,
  api: RestApi,
  options: CreateRestApiOptions = {},
): Promise<CreatedRestApi> {
  refuseOtherApis(api);
  const creation = new Creation(sdkControlPlane(client), lower(api), options);
  try {
    return await creation.run();
  } catch (error) {
    throw await creation.undo(error);
  }
}

/**
 * @throws GatewrightError `api.unsupported`: not a REST API, which only plain JavaScript can pass.
 */
function refuseOtherApis(api: RestApi): void {
  const given: { readonly kind?: string } | undefined = api;
  if (given?.kind === "rest-api") return;
  const what = given?.kind === undefined ? "no definition" : `of the kind "${given.kind}"`;
  throw new GatewrightError("api.unsupported", `Failed to create the REST API: it is ${what}`, {
    hint: "Pass a definition from restApi, or from classify for a record.",
  });
}

/** One creation: its completed calls and created ids. */
class Creation {
  #plane: ControlPlane;
  #record: RestApiRecord;
  #options: CreateRestApiOptions;
  #total: number;
  #done = 0;
  #current: { readonly operation: OperationName; readonly subject: string } | undefined;
  #isSent = false;
  #restApiId: string | undefined;

  constructor(plane: ControlPlane, record: RestApiRecord, options: CreateRestApiOptions) {
    this.#plane = plane;
    this.#record = record;
    this.#options = options;
    this.#total = countCalls(record) + (options.stageName === undefined ? 0 : 1);
  }

  async run(): Promise<CreatedRestApi> {
    const { restApi, resources } = this.#record;
    const settings = { ...restApi };
    const created = await this.#call("CreateRestApi", restApi.name ?? "", settings);
    const { id: restApiId = "", rootResourceId = "" } = created;
    this.#restApiId = restApiId;
    const validatorIds = await this.#createValidation(restApiId);

    const resourceIds: Record<string, string> = {};
    for (const resource of byDepth(Object.values(resources))) {
      const resourceId =
        resource.parentId === undefined
          ? rootResourceId
          : await this.#createResource(restApiId, resource, resourceIds);
      resourceIds[resource.path] = resourceId;
      for (const method of Object.values(resource.resourceMethods)) {
        await this.#putMethod(
          { restApiId, resourceId, httpMethod: method.httpMethod },
          resource,
          withValidator(method, validatorIds),
        );
      }
    }

    const { stageName } = this.#options;
    if (stageName === undefined) return { restApiId, rootResourceId, resourceIds };
    const deployment = await this.#call("CreateDeployment", stageName, { restApiId, stageName });
    return { restApiId, rootResourceId, resourceIds, deploymentId: deployment.id ?? "" };
  }

  /** Removes the created API; returns the error that describes the failure. */
  async undo(cause: unknown): Promise<GatewrightError> {
    const name = this.#record.restApi.name ?? "";
    const aborted = this.#options.signal?.aborted ?? false;
    const { operation = "", subject = "" } = this.#current ?? {};
    const failed = failureOf(cause, `${operation} for "${subject}"`);
    const reason = aborted ? "it was aborted" : `${failed}: ${textOf(cause)}`;
    const code = aborted ? "management.aborted" : "management.failed";
    const message = `Failed to create the REST API "${name}": ${reason}`;
    const { isRemoved, hint } = await this.#remove(cause);
    return new GatewrightError(code, message, {
      hint,
      details: { operation: this.#current?.operation, restApiId: this.#restApiId, isRemoved },
      cause,
    });
  }

  async #remove(cause: unknown): Promise<{ readonly isRemoved: boolean; readonly hint: string }> {
    const restApiId = this.#restApiId;
    if (restApiId === undefined) return { isRemoved: false, hint: this.#hintWithoutId(cause) };
    try {
      await this.#delete(restApiId);
      const hint = `The created API ${restApiId} was removed.`;
      return { isRemoved: true, hint };
    } catch (error) {
      const hint = `The API ${restApiId} still exists because its removal failed, too (${textOf(error)}).`;
      return { isRemoved: false, hint };
    }
  }

  #hintWithoutId(cause: unknown): string {
    const isLost =
      this.#current?.operation === "CreateRestApi" && this.#isSent && mayHaveRun(cause);
    if (!isLost) return "Nothing had been made.";
    const { name = "" } = this.#record.restApi;
    return `AWS may have created it: before you try again, look for an API named "${name}" in what GetRestApis returns.`;
  }

  /** AWS deletes one API per 30 seconds and account, and answers 429 to more. */
  async #delete(restApiId: string): Promise<void> {
    for (const waitMs of [...deletionWaitsMs, undefined]) {
      try {
        // Not with the signal: it would end the removal as well.
        await this.#plane.call("DeleteRestApi", { restApiId });
        return;
      } catch (error) {
        if (waitMs === undefined || statusOf(error) !== 429) throw error;
        await new Promise((resolve) => setTimeout(resolve, waitMs));
      }
    }
  }

  async #createResource(
    restApiId: string,
    { path, pathPart = "" }: ResourceRecord,
    resourceIds: Readonly<Record<string, string>>,
  ): Promise<string> {
    const parentPath = path.slice(0, path.lastIndexOf("/")) || "/";
    const parentId = resourceIds[parentPath] ?? "";
    const { id = "" } = await this.#call("CreateResource", path, { restApiId, parentId, pathPart });
    return id;
  }

  /** Creates models and validators, which methods refer to; returns the validators' ids. */
  async #createValidation(restApiId: string): Promise<ReadonlyMap<string, string>> {
    for (const model of Object.values(this.#record.models)) {
      await this.#call("CreateModel", model.name, { ...model, restApiId });
    }
    const ids = new Map<string, string>();
    for (const { id, ...validator } of Object.values(this.#record.requestValidators)) {
      const input = { ...validator, restApiId };
      const created = await this.#call("CreateRequestValidator", validator.name ?? id, input);
      ids.set(id, created.id ?? "");
    }
    return ids;
  }

  async #putMethod(key: MethodKey, { path }: ResourceRecord, method: MethodRecord): Promise<void> {
    const subject = `${method.httpMethod} ${path}`;
    const { methodIntegration, methodResponses = {}, ...settings } = method;
    await this.#call("PutMethod", subject, { ...settings, ...key });
    for (const response of Object.values(methodResponses)) {
      const input = { ...response, ...key };
      await this.#call("PutMethodResponse", `${subject} ${response.statusCode}`, input);
    }
    if (methodIntegration) await this.#putIntegration(key, subject, methodIntegration);
  }

  async #putIntegration(
    key: MethodKey,
    subject: string,
    integration: IntegrationRecord,
  ): Promise<void> {
    const { putIntegration, putIntegrationResponses } = restSdkInputs(integration);
    await this.#call("PutIntegration", subject, { ...putIntegration, ...key });
    for (const response of putIntegrationResponses) {
      const input = { ...response, ...key };
      await this.#call("PutIntegrationResponse", `${subject} ${response.statusCode}`, input);
    }
  }

  async #call<Name extends OperationName>(
    operation: Name,
    subject: string,
    members: object,
  ): Promise<ControlPlaneOperations[Name]["output"]> {
    const { signal, onProgress } = this.#options;
    this.#current = { operation, subject };
    this.#isSent = false;
    signal?.throwIfAborted();
    this.#isSent = true;
    // A record is readonly and its strings are wider than the SDK's enumerations: AWS judges them.
    const input = members as ControlPlaneOperations[Name]["input"];
    const output = await this.#plane.call(operation, input, signal);
    this.#done += 1;
    onProgress?.({ operation, subject, done: this.#done, total: this.#total });
    return output;
  }
}

interface MethodKey {
  readonly restApiId: string;
  readonly resourceId: string;
  readonly httpMethod: string;
}

function withValidator(
  { requestValidatorId, ...method }: MethodRecord,
  ids: ReadonlyMap<string, string>,
): MethodRecord {
  if (requestValidatorId === undefined) return method;
  return { ...method, requestValidatorId: ids.get(requestValidatorId) };
}

/** Sorts resources: parents before children. */
function byDepth(resources: readonly ResourceRecord[]): ResourceRecord[] {
  const depth = ({ path }: ResourceRecord) => (path === "/" ? 0 : path.split("/").length);
  return [...resources].sort((left, right) => depth(left) - depth(right));
}

function countCalls({ resources, models, requestValidators }: RestApiRecord): number {
  const all = Object.values(resources);
  const methods = all.flatMap((resource) => Object.values(resource.resourceMethods));
  const perMethod = methods.map(({ methodResponses = {}, methodIntegration }) => {
    const responses = Object.keys(methodIntegration?.integrationResponses ?? {}).length;
    return 1 + Object.keys(methodResponses).length + (methodIntegration ? 1 + responses : 0);
  });
  const validation = Object.keys(models).length + Object.keys(requestValidators).length;
  // The root comes with the API.
  return all.length + validation + perMethod.reduce((sum, calls) => sum + calls, 0);
}

/** Together longer than the 30 seconds between two deletions. */
const deletionWaitsMs: readonly number[] = [2000, 10_000, 20_000];

/** What the SDK knows of AWS's response; undefined if there was none. */
function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const metadata: unknown = Reflect.get(error, "$metadata");
  if (typeof metadata !== "object" || metadata === null) return undefined;
  const status: unknown = Reflect.get(metadata, "httpStatusCode");
  return typeof status === "number" ? status : undefined;
}

function failureOf(error: unknown, call: string): string {
  const status = statusOf(error);
  if (status === undefined) return `no response came to ${call}`;
  return status < 500 ? `AWS rejected ${call}` : `AWS failed on ${call}`;
}

/** Whether AWS may have done what it was asked: it said nothing, or failed in the middle. */
function mayHaveRun(error: unknown): boolean {
  const status = statusOf(error);
  return status === undefined || status >= 500;
}

function textOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
