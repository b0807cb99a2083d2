import { defined } from "../../../core/json.ts";
import type { ById, GatewayResponseRecord } from "../../model/record/rest-api-record.ts";
import type { DocumentReading } from "./document-reading.ts";
import { objectOf, textMapOf, textOf } from "./shape.ts";

export function readGatewayResponses(reading: DocumentReading): ById<GatewayResponseRecord> {
  const responses = objectOf(reading.document.root["x-amazon-apigateway-gateway-responses"]);
  const entries = Object.entries(responses).map(([responseType, each]) => {
    const response = objectOf(each);
    const record: GatewayResponseRecord = defined({
      responseType,
      statusCode: textOf(response["statusCode"]),
      responseParameters: textMapOf(response["responseParameters"]),
      responseTemplates: textMapOf(response["responseTemplates"]),
    });
    return [responseType, record] as const;
  });
  return Object.fromEntries(entries);
}
