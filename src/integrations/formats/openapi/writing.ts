import type { DocumentationPart } from "../../model/record/documentation.ts";
import type { DeploymentSnapshot, MethodRecord } from "../../model/record/rest-api-record.ts";
import type { Omission, OmissionCode } from "../print-document.ts";
import { componentPlace, type OpenApiVersion } from "./document.ts";
import { type ExportExtension, includesExtension } from "./export-extensions.ts";
import { toReference } from "./pointer.ts";
import type { JsonObject } from "./shape.ts";
import { DocumentationIndex } from "./write-documentation.ts";

/** What is written: a document that an import makes the API of, or the one that GetExport gives. */
export type OpenApiForm = "source" | "export";

export interface WritingOptions {
  readonly version: OpenApiVersion;
  readonly form: OpenApiForm;
  readonly documentation: readonly DocumentationPart[];
  /** Absent: all of them. */
  readonly extensions?: readonly ExportExtension[] | undefined;
}

/** A method, and what stands around it. */
export interface WrittenMethod {
  readonly method: MethodRecord;
  readonly resourceId: string;
  readonly path: string;
  /** Names of the path's variables. */
  readonly pathVariables: readonly string[];
  /** Where it stands in the API: `GET /pets/{id}`. */
  readonly at: readonly string[];
}

/** One writing of an API: how it is written, and what could not be said. */
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

  /** Whether the document tells what these extensions tell. */
  says(extension: ExportExtension): boolean {
    return includesExtension(this.#extensions, extension);
  }

  /** A schema that is the model of that name. */
  schemaOf(model: string): JsonObject {
    return { $ref: toReference([...componentPlace(this.version, "schemas"), model]) };
  }
}
