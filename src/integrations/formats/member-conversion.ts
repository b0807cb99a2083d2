import { defined, type Json } from "../../core/json.ts";
import { nearest } from "../../core/nearest.ts";
import type { Conversion, Dialect, MemberReading, Place } from "./member-reading.ts";
import { type Member, type Members, responseMembers, type Shape } from "./members.ts";
import { isIntrinsic } from "./unresolved-text.ts";

/** Members of a record before validation. */
export type Unchecked = Readonly<Record<string, unknown>>;

/** Converts a format's members to the record's; reports unknown names. */
export function readMembers(
  from: object,
  members: Members,
  reading: MemberReading,
  place: Place,
): Record<string, unknown> {
  const record: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(from) as [string, Json][]) {
    const at = inside(place, name);
    const member = Object.hasOwn(members, name) ? members[name] : undefined;
    if (!member) refuseName(name, Object.keys(members), reading, at);
    else if (value !== null) record[member.to] = readValue(value, member, reading, at);
  }
  return record;
}

/** Converts the record's members to a format's. */
export function writeMembers(
  record: Unchecked,
  members: Members,
  reading: MemberReading,
  place: Place,
): Record<string, Json> {
  const entries = Object.entries(members).flatMap(([name, member]): [string, Json][] => {
    const value = record[member.to];
    const at = inside(place, name);
    const spelled = reading.spelling(value, at.path);
    if (spelled !== undefined) return [[name, spelled]];
    if (value === undefined || value === null) return [];
    return [[name, conversionOf(member).write(value, reading, at)]];
  });
  return Object.fromEntries(entries);
}

function readValue(value: Json, member: Member, reading: MemberReading, at: Place): unknown {
  return conversionOf(member).read(value, reading, at);
}

function conversionOf({ shape }: Member): Conversion {
  return typeof shape === "string" ? shapes[shape] : shape;
}

const text: Conversion = {
  read: (value, reading, { path }) => reading.text(value, path),
  write: (value, reading, { path }) => reading.spelling(value, path) ?? String(value),
};

const word: Conversion = {
  read(value, reading, { path }) {
    const written = reading.text(value, path);
    // An unknown part keeps its case because it is a name.
    return written?.includes("${") ? written : written?.toUpperCase();
  },
  write: text.write,
};

const flag: Conversion = {
  read(value, reading, { path }) {
    if (typeof value === "boolean") return value;
    // CloudFormation also accepts the words.
    if (value !== "true" && value !== "false") return reading.defer(value, path);
    return reading.keep(value === "true", value, path);
  },
  write: (value) => value === true,
};

const shapes: Readonly<Record<Shape, Conversion>> = {
  text,
  word,
  "lower-word": { ...word, write: (value) => String(value).toLowerCase() },
  version: {
    // YAML reads 1.0 as the number 1.
    read: (value, reading, { path }) => reading.text(value, path)?.replace(/^\d$/, "$&.0"),
    write: text.write,
  },
  number: {
    read(value, reading, { path }) {
      const isKnown = typeof value !== "object" && Number.isFinite(Number(value));
      return isKnown ? Number(value) : reading.defer(value, path);
    },
    write: Number,
  },
  boolean: flag,
  list: {
    read(value, reading, at) {
      if (!Array.isArray(value)) return reading.defer(value, at.path);
      return value.map((each, index) => text.read(each, reading, inside(at, String(index))));
    },
    write: (value, reading, at) =>
      listOf(value).map((each, index) => text.write(each, reading, inside(at, String(index)))),
  },
  map: mapOf(text),
  flags: mapOf(flag),
  // An object becomes JSON text; text stays unchanged.
  "json-text": {
    read(value, reading, at) {
      if (typeof value !== "object" || isIntrinsic(value)) return text.read(value, reading, at);
      return reading.keep(JSON.stringify(value), value, at.path);
    },
    write: (value) => parseJson(String(value)),
  },
  // CloudFormation uses a list, API Gateway a map.
  tags: {
    read(value, reading, at) {
      if (isMap(value)) return shapes.map.read(value, reading, at);
      const pairs = listOf(value).map((tag, index) => {
        const { Key, Value = "" } = Object(tag);
        return [textOf(Key), text.read(Value, reading, inside(at, String(index)))] as const;
      });
      return Object.fromEntries(pairs);
    },
    write: (value) => Object.entries<string>(Object(value)).map(([Key, Value]) => ({ Key, Value })),
  },
  // Recorded from an import: values other than text are ignored with a warning.
  mapping: mapOf({
    ...text,
    read(value, reading, at) {
      if (typeof value !== "boolean" && typeof value !== "number") {
        return text.read(value, reading, at);
      }
      reading.warn({
        code: "member.not-text",
        details: { value },
        path: at.path,
        message: `expected text, got ${value}: API Gateway ignores it`,
      });
      return reading.defer(value, at.path);
    },
  }),
  templates: mapOf({
    read: (value, reading, at) => (value === null ? null : text.read(value, reading, at)),
    write: (value, reading, at) => (value === null ? null : text.write(value, reading, at)),
  }),
  "rest-tls": block({
    openapi: { insecureSkipVerification: { to: "insecureSkipVerification", shape: "boolean" } },
    // CloudFormation lacks this member of a method's integration.
    cfn: {},
    terraform: {
      insecure_skip_verification: { to: "insecureSkipVerification", shape: "boolean" },
    },
  }),
  "v2-tls": block({
    openapi: { serverNameToVerify: { to: "ServerNameToVerify", shape: "text" } },
    cfn: { ServerNameToVerify: { to: "ServerNameToVerify", shape: "text" } },
    terraform: { server_name_to_verify: { to: "ServerNameToVerify", shape: "text" } },
  }),
  responses: { read: readResponses, write: writeResponses },
  "response-parameters": { read: readStatusMappings, write: writeStatusMappings },
};

function mapOf(each: Conversion): Conversion {
  return {
    read(value, reading, at) {
      if (!isMap(value)) return reading.defer(value, at.path);
      const read = mapEntries(value, (member, name) =>
        each.read(member, reading, inside(at, name)),
      );
      return defined(read);
    },
    write: (value, reading, at) => ({
      ...mapEntries(Object(value), (member: unknown, name) =>
        each.write(member, reading, inside(at, name)),
      ),
      ...Object.fromEntries(reading.deferredIn(at.path)),
    }),
  };
}

/** Converts a nested object. Terraform writes it as a block: a list of one. */
function block(members: Readonly<Record<Dialect, Members>>): Conversion {
  return {
    read(value, reading, at) {
      const [only = null] = Array.isArray(value) ? value : [value];
      if (!isMap(only)) return reading.defer(value, at.path);
      return readMembers(only, members[at.dialect], reading, at);
    },
    write(value, reading, at) {
      const written = writeMembers(Object(value), members[at.dialect], reading, at);
      return at.dialect === "terraform" ? [written] : written;
    },
  };
}

/** Converts a nested CloudFormation object. */
export function objectOf(members: Members): Conversion {
  return block({ openapi: {}, cfn: members, terraform: {} });
}

/** Converts a CloudFormation list that the record indexes by a member. */
export function listBy(key: string, members: Members): Conversion {
  return {
    read(value, reading, at) {
      if (!Array.isArray(value)) return reading.defer(value, at.path);
      const entries = (value as readonly Json[]).flatMap((each, index) => {
        const place = inside(at, String(index));
        if (!isMap(each)) {
          reading.refuse({
            code: "member.not-object",
            details: { value: each },
            path: place.path,
            message: "expected an object",
          });
          return [];
        }
        const read = readMembers(each, members, reading, place);
        return [[textOf(read[key]), read] as const];
      });
      return Object.fromEntries(entries);
    },
    write: (value, reading, at) =>
      Object.values<Unchecked>(Object(value)).map((each) =>
        writeMembers(each, members, reading, at),
      ),
  };
}

/**
 * Reads responses: OpenAPI maps them by selection pattern, CloudFormation uses a list, the record
 * maps by status.
 */
function readResponses(value: Json, reading: MemberReading, at: Place): unknown {
  const isOpenApi = at.dialect === "openapi";
  if (isOpenApi ? !isMap(value) : !Array.isArray(value)) return reading.defer(value, at.path);
  const byStatus = new Map<string, unknown>();
  for (const [key, response] of Object.entries(Object(value)) as [string, Json][]) {
    const place = inside(at, key);
    if (!isMap(response)) {
      reading.refuse({
        code: "response.not-object",
        details: { value: response },
        path: place.path,
        message: "expected an integration response",
      });
      continue;
    }
    const read = readMembers(response, responseMembers[at.dialect], reading, place);
    const pattern = isOpenApi && key !== "default" ? { selectionPattern: key } : {};
    const status = textOf(read["statusCode"]);
    if (status === "") {
      reading.refuse({
        code: "response.no-status",
        details: { key },
        path: place.path,
        message: "an integration response needs a status code",
      });
    }
    if (byStatus.has(status)) {
      reading.refuse({
        code: "response.second",
        details: { status },
        path: place.path,
        message: `duplicate integration response for the status ${status}`,
      });
    }
    byStatus.set(status, { ...read, ...pattern });
  }
  reading.keepOrder([...byStatus.keys()], at.path);
  return Object.fromEntries(byStatus);
}

function writeResponses(value: unknown, reading: MemberReading, at: Place): Json {
  const responses: Readonly<Record<string, Unchecked>> = Object(value);
  const isOpenApi = at.dialect === "openapi";
  const written = reading.inOrder(responses, at.path).map(([, response], index): [string, Json] => {
    const pattern = textOf(response["selectionPattern"]) || "default";
    const key = isOpenApi ? pattern : String(index);
    return [key, writeMembers(response, responseMembers[at.dialect], reading, inside(at, key))];
  });
  return isOpenApi ? Object.fromEntries(written) : written.map(([, response]) => response);
}

/** Reads the three forms of an HTTP API's response mappings, each by status. */
function readStatusMappings(value: Json, reading: MemberReading, at: Place): unknown {
  if (at.dialect === "openapi") {
    return mapOf(shapes.map).read(value, reading, at);
  }
  const entries = (Object.entries(Object(value)) as [string, Json][]).map(([key, each]) => {
    const place = inside(at, key);
    const mapping = Object(each);
    if (at.dialect === "terraform") {
      const { status_code: status, mappings } = mapping;
      return [String(status), shapes.map.read(mappings ?? {}, reading, place)];
    }
    const pairs = listOf(mapping["ResponseParameters"]).map((pair) => {
      const { Destination, Source } = Object(pair);
      return [String(Destination), text.read(Source, reading, inside(place, String(Destination)))];
    });
    return [key, Object.fromEntries(pairs)];
  });
  reading.keepOrder(
    entries.map(([status]) => String(status)),
    at.path,
  );
  return Object.fromEntries(entries);
}

function writeStatusMappings(value: unknown, reading: MemberReading, at: Place): Json {
  if (at.dialect === "openapi") return mapOf(shapes.map).write(value, reading, at);
  const mappings = reading.inOrder<Unchecked>(Object(value), at.path);
  if (at.dialect === "terraform") {
    return mappings.map(([status_code, mapping], index) => ({
      status_code,
      mappings: shapes.map.write(mapping, reading, inside(at, String(index))),
    }));
  }
  const entries = mappings.map(([status, mapping]) => {
    const pairs = Object.entries(mapping).map(([Destination, source]) => ({
      Destination,
      Source: text.write(source, reading, inside(inside(at, status), Destination)),
    }));
    return [status, { ResponseParameters: pairs }];
  });
  return Object.fromEntries(entries);
}

function refuseName(
  name: string,
  known: readonly string[],
  reading: MemberReading,
  at: Place,
): void {
  const meant = nearest(name, known);
  const advice = meant ? `did you mean "${meant}"?` : `known members: ${known.join(", ")}`;
  reading.refuse({
    code: "member.unknown",
    details: { name, known, meant },
    path: at.path,
    message: `unknown member "${name}": ${advice}`,
  });
}

function inside({ dialect, path }: Place, name: string): Place {
  return { dialect, path: [...path, name] };
}

function isMap(value: Json): value is { readonly [member: string]: Json } {
  return (
    typeof value === "object" && value !== null && !Array.isArray(value) && !isIntrinsic(value)
  );
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value : [];
}

function mapEntries<From, To>(
  from: Readonly<Record<string, From>>,
  change: (value: From, name: string) => To,
): Record<string, To> {
  const entries = Object.entries(from).map(([name, value]) => [name, change(value, name)] as const);
  return Object.fromEntries(entries);
}

/** Parses JSON; returns the text itself if it is not valid JSON. */
function parseJson(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
