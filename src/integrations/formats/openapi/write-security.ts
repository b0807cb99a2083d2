import { defined, type Json } from "../../../core/json.ts";
import type { AuthorizerRecord, MethodRecord } from "../../model/record/rest-api-record.ts";
import { isRestAuthorizer, unusedName } from "./authorizer.ts";
import { declaredParameter } from "./parameter-location.ts";
import type { JsonObject } from "./shape.ts";
import type { DocumentWriting } from "./writing.ts";

/** The security schemes of a document and its operations' requirements. */
export interface SecurityWriting {
  /** Schemes of all authorizers, and others that operations have used so far. */
  readonly schemes: () => JsonObject;
  /** Returns the security members of a method's operation. */
  readonly of: (method: MethodRecord, at: readonly string[]) => JsonObject;
}

const signature: JsonObject = {
  type: "apiKey",
  name: "Authorization",
  in: "header",
  "x-amazon-apigateway-authtype": "awsSigv4",
};

const apiKey: JsonObject = { type: "apiKey", name: "x-api-key", in: "header" };

export function securityWriting(writing: DocumentWriting): SecurityWriting {
  const authorizers = Object.values(writing.record.authorizers).filter((authorizer) =>
    isWritable(authorizer, writing),
  );
  const schemes = new Map<string, JsonObject>();
  const nameOfId = new Map<string, string>();
  for (const authorizer of authorizers) {
    const name = freeName(authorizer.name ?? authorizer.id, schemes);
    if (name !== authorizer.name) {
      writing.omit(
        "openapi.authorizer-name",
        ["authorizers", authorizer.id],
        `its name in the document is ${name}`,
      );
    }
    schemes.set(name, {
      ...writeScheme(authorizer),
      ...writing.documentation.words({ type: "AUTHORIZER", name }),
    });
    nameOfId.set(authorizer.id, name);
  }
  // Authorizers get their names first.
  const shared = new Map([
    [apiKey, freeName("api_key", schemes)],
    [signature, freeName("sigv4", schemes)],
  ]);

  function requirement(scheme: JsonObject): readonly [string, Json] {
    const name = shared.get(scheme) ?? "";
    schemes.set(name, scheme);
    return [name, []];
  }

  return {
    schemes: () => {
      const entries = [...schemes].map(([name, scheme]) => [
        name,
        writing.says("authorizers") ? scheme : withoutExtensions(scheme),
      ]);
      return Object.fromEntries(entries);
    },
    of(method, at) {
      const { authorizationType = "NONE", authorizerId = "", authorizationScopes } = method;
      const name = nameOfId.get(authorizerId);
      const authorizer = name === undefined ? undefined : writing.record.authorizers[authorizerId];
      const asked: (readonly [string, Json])[] = [];
      if (authorizer && authorizationType === methodTypeOf(authorizer)) {
        asked.push([name ?? "", authorizationScopes ?? []]);
      } else {
        if (authorizationType === "AWS_IAM") asked.push(requirement(signature));
        const unsaid = defined({ authorizerId: method.authorizerId, authorizationScopes });
        for (const [member, value] of Object.entries(unsaid)) {
          writing.omit(
            "openapi.method-setting",
            [...at, member],
            `OpenAPI cannot express it here: ${JSON.stringify(value)}`,
          );
        }
      }
      if (method.apiKeyRequired) asked.push(requirement(apiKey));
      const isSaid = authorizer !== undefined || ["NONE", "AWS_IAM"].includes(authorizationType);
      return defined({
        security: asked.length > 0 ? writeRequirements(asked, writing) : undefined,
        "x-amazon-apigateway-auth":
          isSaid || !writing.says("authorizers") ? undefined : { type: authorizationType },
      });
    },
  };
}

/**
 * Writes requirements. GetExport lists them one by one (seen in public exports), which means "any
 * of" in OpenAPI.
 */
function writeRequirements(
  asked: readonly (readonly [string, Json])[],
  { form }: DocumentWriting,
): Json[] {
  if (form === "export") return asked.map((each) => Object.fromEntries([each]));
  return [Object.fromEntries(asked)];
}

function withoutExtensions(scheme: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(scheme).filter(([name]) => !name.startsWith("x-")));
}

function isWritable(authorizer: AuthorizerRecord, writing: DocumentWriting): boolean {
  const isUnclear = authorizer.authType?.toLowerCase() === "awssigv4";
  if (isRestAuthorizer(authorizer) && !isUnclear) return true;
  const { type, authType } = authorizer;
  writing.omit(
    "openapi.authorizer-type",
    ["authorizers", authorizer.name ?? authorizer.id],
    `OpenAPI does not support authorizers of type ${type}${isUnclear ? ` and authType ${authType}` : ""}`,
  );
  return false;
}

function freeName(name: string, taken: ReadonlyMap<string, JsonObject>): string {
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${name}_${count}`;
  return free;
}

/** Returns the authorization type of methods with this authorizer. */
function methodTypeOf({ type }: AuthorizerRecord): string {
  return type === "COGNITO_USER_POOLS" ? type : "CUSTOM";
}

function writeScheme(authorizer: AuthorizerRecord): JsonObject {
  const { type = "", authType, identitySource, ...members } = authorizer;
  const source = declaredParameter(identitySource ?? "");
  const header = source?.in === "header" && !source.name.includes(",") ? source.name : undefined;
  // The scheme's header is the identity source of these; the sources of a REQUEST authorizer are
  // always written.
  const isSaid = header !== undefined && type !== "REQUEST";
  return defined({
    type: "apiKey",
    name: header ?? unusedName,
    in: "header",
    "x-amazon-apigateway-authtype": authType,
    "x-amazon-apigateway-authorizer": defined({
      type: type.toLowerCase(),
      identitySource: isSaid ? undefined : identitySource,
      authorizerUri: members.authorizerUri,
      authorizerCredentials: members.authorizerCredentials,
      identityValidationExpression: members.identityValidationExpression,
      authorizerResultTtlInSeconds: members.authorizerResultTtlInSeconds,
      providerARNs: members.providerARNs,
    }),
  });
}
