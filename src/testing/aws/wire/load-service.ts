import { randomUuid } from "../../request/ports.ts";
import { AwsError } from "../account/aws-error.ts";
import type { Service } from "./service.ts";
import { writeError } from "./write-output.ts";

/**
 * A service whose module is loaded with the first call, because it needs a client of the SDK that not
 * every project has. Without it, calls are answered with 501 and the package to install.
 *
 * @param packageName `@aws-sdk/client-lambda`
 */
export function loadService(packageName: string, load: () => Promise<Service>): Service {
  return async (account, message) => {
    let service: Service;
    try {
      service = await load();
    } catch (error) {
      if (!isMissing(error)) throw error;
      return writeError(missingPeer(packageName), randomUuid(account.ports));
    }
    return service(account, message);
  };
}

/** As Node's loaders of ES modules and of CommonJS say it. */
function isMissing(error: unknown): boolean {
  const code: unknown = error instanceof Error ? Reflect.get(error, "code") : undefined;
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}

function missingPeer(packageName: string): AwsError {
  const message = `gatewright: this call needs ${packageName}, which is not installed. Run npm install --save-dev ${packageName}.`;
  return new AwsError("NotImplementedException", 501, message);
}
