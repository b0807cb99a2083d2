import type { DocumentationPart } from "../../model/record/documentation.ts";
import type { DeploymentSnapshot, MethodRecord } from "../../model/record/rest-api-record.ts";
import type { Omission, OmissionCode } from "../print-document.ts";
import { componentPlace, type OpenApiVersion } from "./document.ts";
import { type ExportExtension, includesExtension } from "./export-extensions.ts";
import { toReference } from "./pointer.ts";
import type { JsonObject } from "./shape.ts";
import { DocumentationIndex } from "./write-documentation.ts";

/** The form of the document: `source` for an import, `export` as from GetExport. */
export type OpenApiForm = "source" | "export";

export interface WritingOptions {
  readonly version: OpenApiVersion;
  readonly form: OpenApiForm;
  readonly documentation: readonly DocumentationPart[];
  /** Defaults to all extensions. */
  readonly extensions?: readonly ExportExtension[] | undefined;
}

/** A method and its context. */
export interface WrittenMethod {
  readonly method: MethodRecord;
  readonly resourceId: string;
  readonly path: string;
  /** Names of the path variables. */
  readonly pathVariables: readonly string[];
  /** Path in the API: `GET /pets/{id}`. */
  readonly at: readonly string[];
}

/** Holds the settings of a document being written, and collects omissions. */
export class DocumentWriting {
  readonly record: DeploymentSnapshot;
  readonly version: OpenApiVersion;
  readonly form: OpenApiForm;
  readonly documentation: DocumentationIndex;
  readonly omissions: Omission[] = [];
  readonly #extensions: readonly ExportExtension[];

  constructor(record: DeploymentSnapshot, options: WritingOptions) {
    const { version, form, documentation, extensions = ["apigateway"] } = options;
    this.record = record;
    this.version = version;
    this.form = form;
    this.#extensions = extensions;
    this.documentation = new DocumentationIndex(documentation);
  }

  omit(code: OmissionCode, at: readonly string[], message: string): void {
    this.omissions.push({ code, at, message });
  }

  /** Returns whether the document includes these extensions. */
  says(extension: ExportExtension): boolean {
    return includesExtension(this.#extensions, extension);
  }

  /** Returns a schema that refers to the model with that name. */
  schemaOf(model: string): JsonObject {
    return { $ref: toReference([...componentPlace(this.version, "schemas"), model]) };
  }
}
