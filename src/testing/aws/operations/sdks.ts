import type {
  GetSdkRequest,
  GetSdkTypeRequest,
  GetSdkTypesRequest,
  SdkResponse,
  SdkType,
} from "@aws-sdk/client-api-gateway";
import { AwsError, notFound } from "../account/aws-error.ts";
import { type Bound, type Operation, page } from "./operation.ts";

/** @throws AwsError always, because AWS's generator is not public. */
export const getSdk: Operation<GetSdkRequest, SdkResponse> = () => {
  throw new AwsError(
    "NotImplementedException",
    501,
    "gatewright: GetSdk is not emulated: only AWS has the generator of these SDKs",
  );
};

export const getSdkTypes: Operation<GetSdkTypesRequest, { items: SdkType[]; position?: string }> = (
  _,
  input,
) => page(sdkTypes, input);

export const getSdkType: Operation<Bound<GetSdkTypeRequest, "id">, SdkType> = (_, { id }) => {
  const type = sdkTypes.find((each) => each.id === id);
  if (type) return type;
  // Not sourced.
  throw notFound("Invalid SDK type specified");
};

/**
 * The languages and their required properties are documented with GetSdk. Display names and
 * descriptions are not sourced, and optional properties are not listed.
 */
const sdkTypes: readonly SdkType[] = [
  sdkType("android", "Android", ["groupId", "artifactId", "artifactVersion", "invokerPackage"]),
  sdkType("java", "Java SDK", ["serviceName", "javaPackageName"]),
  sdkType("javascript", "JavaScript", []),
  sdkType("objectivec", "iOS (Objective-C)", ["classPrefix"]),
  sdkType("ruby", "Ruby", []),
  sdkType("swift", "iOS (Swift)", ["classPrefix"]),
];

function sdkType(id: string, friendlyName: string, required: readonly string[]): SdkType {
  const configurationProperties = required.map((name) => ({ name, required: true }));
  return { id, friendlyName, configurationProperties };
}
