/** Documentation of one part of an API, without effect on requests. */
export interface DocumentationPart {
  readonly location: DocumentationLocation;
  /** A JSON object as text. */
  readonly properties: string;
}

/** The documented part. Its members depend on the type. */
export interface DocumentationLocation {
  /** `API`, `METHOD`, `RESPONSE_HEADER`, … */
  readonly type: string;
  readonly path?: string | undefined;
  /** `*` matches any. */
  readonly method?: string | undefined;
  /** `*` matches any. */
  readonly statusCode?: string | undefined;
  readonly name?: string | undefined;
}

/** Defaults of a location's members. */
const defaults = { path: "/", method: "*", statusCode: "*" } as const;

type LocationMember = keyof typeof defaults | "name";

/** https://docs.aws.amazon.com/apigateway/latest/api/API_DocumentationPartLocation.html */
const members: Readonly<Record<string, readonly LocationMember[]>> = {
  API: [],
  AUTHORIZER: ["name"],
  MODEL: ["name"],
  RESOURCE: ["path"],
  METHOD: ["path", "method"],
  PATH_PARAMETER: ["path", "method", "name"],
  QUERY_PARAMETER: ["path", "method", "name"],
  REQUEST_HEADER: ["path", "method", "name"],
  REQUEST_BODY: ["path", "method"],
  RESPONSE: ["path", "method", "statusCode"],
  RESPONSE_HEADER: ["path", "method", "statusCode", "name"],
  RESPONSE_BODY: ["path", "method", "statusCode"],
};

/** Adds the defaults of a location: for example, the path `/`. */
export function fillLocation(location: DocumentationLocation): DocumentationLocation {
  const known = Object.hasOwn(members, location.type) ? (members[location.type] ?? []) : [];
  const filled = known.flatMap((member) => (member === "name" ? [] : [[member, defaults[member]]]));
  return { ...Object.fromEntries(filled), ...location };
}

/** Removes the defaults of a location. */
export function shortLocation(location: DocumentationLocation): DocumentationLocation {
  const { path, ...same } = location;
  return path === undefined || path === defaults.path ? same : { ...same, path };
}
