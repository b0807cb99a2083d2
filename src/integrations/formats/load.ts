import { GatewrightError } from "../../core/errors.ts";
import { classify } from "../convert/classify.ts";
import { classifyHttpApi, classifyWebSocketApi } from "../convert/classify-v2.ts";
import { lintImported } from "../lint/rest-api.ts";
import type { RestApiRecord } from "../model/record/rest-api-record.ts";
import { calledFunctions, calledV2Functions } from "./called-functions.ts";
import { functionsAt } from "./cloudformation/functions.ts";
import { loadTemplate } from "./cloudformation/load.ts";
import { memberPlace, placeInBody } from "./cloudformation/method-place.ts";
import type { TemplateV2Api } from "./cloudformation/read-v2-api.ts";
import type { ResolvedTemplate, TemplateValues } from "./cloudformation/resolve.ts";
import { isTemplate } from "./cloudformation/template.ts";
import type { LoadFinding } from "./load-finding.ts";
import type { Loaded, LoadedApi, LoadedRestApi } from "./loaded-api.ts";
import { readSource } from "./openapi/read.ts";
import { type ReadFile, readFileWithNode } from "./read-file.ts";
import { parseSourceText, type SourceText } from "./source-text.ts";

export interface LoadOptions extends TemplateValues {
  /** Reads files. Defaults to Node's file system, relative to the current folder. */
  readonly readFile?: ReadFile | undefined;
  /** Path of a document passed as text: shown in findings, and the base of relative paths. */
  readonly file?: string | undefined;
  /**
   * Whether a template may name files outside its own folder, as `DefinitionUri`, `AWS::Include` and
   * `BodyS3Location` can. Defaults to false: such a file is a finding, since a template that somebody
   * else wrote could name any file.
   */
  readonly allowFilesOutside?: boolean | undefined;
}

/**
 * Loads the APIs of a file: an OpenAPI document, or a CloudFormation, SAM or CDK template, as JSON
 * or YAML. A text with a line break or a brace is the document itself; any other text is a path.
 *
 * Template functions are evaluated with the passed values, defaults and generated names: see
 * `TemplateValues`. Problems are in `findings`, each with its position; unknown values are in
 * `missing`.
 *
 * @throws GatewrightError `document.invalid`: neither JSON nor YAML, not a document or template, or
 * circular references; `document.limit`: larger than 16 MB, nested too deep, or generating too much
 * text; `document.not-found`: a file cannot be read.
 *
 * @example
 * const { apis, findings } = await loadApi("template.yaml", { parameters: { Stage: "prod" } });
 */
export async function loadApi(
  fileOrText: string | Uint8Array,
  options: LoadOptions = {},
): Promise<Loaded> {
  const { readFile = readFileWithNode } = options;
  const isPath = typeof fileOrText === "string" && !/[\n{]/.test(fileOrText);
  const file = isPath ? fileOrText : options.file;
  const content = isPath ? await readFile(fileOrText) : fileOrText;
  const source = parseSourceText(content);
  const loaded = await loadSource(source, { ...options, readFile, file });
  const findings = loaded.findings.map((finding) => ({
    ...finding,
    place: { ...source.placeOf(finding.at), ...(file !== undefined && { file }) },
  }));
  return { ...loaded, findings };
}

async function loadSource(
  source: SourceText,
  options: LoadOptions & { readonly readFile: ReadFile },
): Promise<Loaded> {
  if (source.names.has("openapi") || source.names.has("swagger")) return loadDocument(source);
  const root = source.toJson();
  if (isTemplate(root)) {
    const { template, apis, v2Apis, ...found } = await loadTemplate(root, options);
    const rest = apis.map(({ logicalId, record }) => toLoadedApi(logicalId, record, template));
    return { ...found, apis: [...rest, ...v2Apis.map((api) => toLoadedV2Api(api, template))] };
  }
  throw new GatewrightError(
    "document.invalid",
    "Failed to load the API: this is neither an OpenAPI document nor a CloudFormation template",
    {
      hint: 'An OpenAPI document has a member such as openapi: "3.0.1"; a template has Resources.',
    },
  );
}

function loadDocument(source: SourceText): Loaded {
  const { record, findings } = readSource(source);
  const found = findings.map((finding): LoadFinding => {
    const severity = finding.code === "openapi.refused" ? "error" : "warning";
    return { ...finding, severity };
  });
  const api = toLoadedApi(record.restApi.name ?? "api", record, undefined);
  return {
    format: "openapi",
    apis: [api],
    findings: [...found, ...adviceFor(record)],
    missing: [],
  };
}

/** Returns the linter's advice, each with the path of its integration. */
function adviceFor(record: RestApiRecord): readonly LoadFinding[] {
  return lintImported(record).map(({ route, member, message, ...advised }) => {
    const [verb = "", path = ""] = route.split(" ");
    const at = memberPlace({ at: placeInBody([], path, verb), format: "openapi" }, member);
    return { ...advised, message: `${route}: ${message}`, at, details: { member, route } };
  });
}

function toLoadedApi(
  name: string,
  record: RestApiRecord,
  template: ResolvedTemplate | undefined,
): LoadedRestApi {
  const classified = classify(record);
  return {
    apiKind: "rest-api",
    name,
    record,
    ...(classified.ok && { definition: classified.definition }),
    stages: Object.values(record.stages).map(({ stageName, variables = {} }) => ({
      name: stageName,
      variables,
    })),
    functions: functionsAt(calledFunctions(record), template),
  };
}

function toLoadedV2Api(api: TemplateV2Api, template: ResolvedTemplate): LoadedApi {
  const { logicalId: name, record, stages, protocol } = api;
  const functions = functionsAt(calledV2Functions(record), template);
  const shared = { name, record, stages, functions };
  if (protocol === "HTTP") {
    const classified = classifyHttpApi(record);
    const definition = classified.ok ? { definition: classified.definition } : {};
    return { apiKind: "http-api", ...shared, ...definition };
  }
  const classified = classifyWebSocketApi(record);
  const definition = classified.ok ? { definition: classified.definition } : {};
  return { apiKind: "web-socket-api", ...shared, ...definition };
}
