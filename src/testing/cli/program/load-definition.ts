import { unreachable } from "../../../core/errors.ts";
import { lower } from "../../../integrations/convert/lower.ts";
import { lowerHttpApi, lowerWebSocketApi } from "../../../integrations/convert/lower-v2.ts";
import {
  calledFunctions,
  calledV2Functions,
} from "../../../integrations/formats/called-functions.ts";
import { functionsAt } from "../../../integrations/formats/cloudformation/functions.ts";
import type { LoadFinding } from "../../../integrations/formats/load-finding.ts";
import type { Loaded, LoadedApi } from "../../../integrations/formats/loaded-api.ts";
import { lintCreated } from "../../../integrations/lint/rest-api.ts";
import type { RestApiRecord } from "../../../integrations/model/record/rest-api-record.ts";
import type { Definition } from "./definition-in.ts";

/** A loaded file: a document, a template, or a module that exports a definition. */
export type LoadedFile = Omit<Loaded, "format"> & {
  readonly format: Loaded["format"] | "definition";
};

/** Converts a definition to a loaded file with one API and the linter's findings. */
export function loadDefinition(definition: Definition): LoadedFile {
  const api = toLoadedApi(definition);
  const findings = api.apiKind === "rest-api" ? adviceFor(api.record) : [];
  return { format: "definition", apis: [api], findings, missing: [] };
}

function toLoadedApi(definition: Definition): LoadedApi {
  const { name } = definition;
  // A definition has no stages; a deployment creates them.
  const stages: LoadedApi["stages"] = [];
  switch (definition.kind) {
    case "rest-api": {
      const record = lower(definition);
      const functions = functionsAt(calledFunctions(record), undefined);
      return { apiKind: "rest-api", name, record, definition, stages, functions };
    }
    case "http-api": {
      const record = lowerHttpApi(definition);
      const functions = functionsAt(calledV2Functions(record), undefined);
      return { apiKind: "http-api", name, record, definition, stages, functions };
    }
    case "web-socket-api": {
      const record = lowerWebSocketApi(definition);
      const functions = functionsAt(calledV2Functions(record), undefined);
      return { apiKind: "web-socket-api", name, record, definition, stages, functions };
    }
    default:
      return unreachable(definition);
  }
}

function adviceFor(record: RestApiRecord): readonly LoadFinding[] {
  return lintCreated(record).map(({ route, member, ...advised }) => ({
    ...advised,
    details: { route, member },
    at: [route, ...(member === undefined ? [] : [member])],
  }));
}
