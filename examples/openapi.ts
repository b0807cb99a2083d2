// Loads an OpenAPI document, lists its routes and findings, runs it and writes it back.
import { readOpenApi, writeOpenApi } from "gatewright/formats";
import { emulate } from "gatewright/testing";
import { heading } from "./print.ts";

const source = `
swagger: "2.0"
info:
  title: pets
  version: 1.0
paths:
  /pets/{id}:
    get:
      operationId: getPet
      responses:
        200:
          schema: { $ref: "#/definitions/Pet" }
      x-amazon-apigateway-integration:
        type: MOCK
        requestTemplates:
          application/json: '{ "statusCode": 200 }'
        responses:
          default:
            statusCode: 200
            responseTemplates:
              application/json: '{ "id": "$input.params(''id'')", "name": "Rex" }'
    put:
      x-amazon-apigateway-integration:
        type: http_proxy
        httpMethod: PUT
        uri: https://example.com/pets
        passthroughBehaviour: never
definitions:
  Pet:
    type: object
    required: [name, id]
`;

const { record, findings, placeOf } = readOpenApi(source);

heading(`The routes of "${record.restApi.name}"`);
for (const { path, resourceMethods } of Object.values(record.resources)) {
  for (const { httpMethod, methodIntegration } of Object.values(resourceMethods)) {
    console.log(`  ${httpMethod.padEnd(6)} ${path}  ${methodIntegration?.type}`);
  }
}

heading("Findings");
for (const { code, at, message } of findings) {
  const { line, column } = placeOf(at);
  console.log(`  ${line}:${column}  ${code}  ${message}`);
}

heading("GET /pets/42, in process");
const { response } = await emulate(record).invoke("GET /pets/{id}", { path: { id: "42" } });
console.log(`  ${response.status}  ${response.body}`);

heading("Written as OpenAPI 3.0");
const { text, omissions } = writeOpenApi(record);
console.log(text);
if (omissions.length > 0)
  throw new Error(`Omitted: ${omissions.map(({ message }) => message).join()}`);
