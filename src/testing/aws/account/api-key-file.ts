import { badRequest } from "./aws-error.ts";

interface ImportedApiKey {
  readonly key: {
    readonly name: string;
    readonly value: string;
    readonly description?: string;
    readonly enabled: boolean;
  };
  readonly usagePlanIds: readonly string[];
}

/**
 * Reads the CSV that ImportApiKeys accepts: a header line with at least `Name` and `Key`, in any
 * order and case, then a line for each key. A value with commas is in single or double quotes.
 *
 * Source: "API Gateway API key file format", developer guide.
 *
 * @throws AwsError `BadRequestException`, with our own texts: AWS's are not public.
 */
export function readApiKeyFile(file: string): readonly ImportedApiKey[] {
  const lines = file.split(/\r?\n/).filter((line) => line.trim() !== "");
  const [header = [], ...rows] = lines.map(splitLine);
  const columns = header.map((name) => name.toLowerCase());
  for (const column of ["name", "key"]) {
    if (!columns.includes(column)) throw badRequest(`gatewright: the file has no column ${column}`);
  }
  return rows.map((row) => {
    const cell = (column: string) => row[columns.indexOf(column)] ?? "";
    const description = cell("description");
    return {
      key: {
        name: cell("name"),
        value: cell("key"),
        ...(description !== "" && { description }),
        enabled: (cell("enabled") || "true").toLowerCase() === "true",
      },
      usagePlanIds: cell("usageplanids").split(",").filter(Boolean),
    };
  });
}

/** Splits a line into its cells, without the quotes around them. */
function splitLine(line: string): readonly string[] {
  const cells = `,${line}`.matchAll(/,\s*(?:"([^"]*)"|'([^']*)'|([^,]*))/g);
  return [...cells].map(([, double, single, plain = ""]) => double ?? single ?? plain.trim());
}
