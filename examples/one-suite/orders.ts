import { rest, restApi } from "gatewright/integrations";

export const functionArn = "arn:aws:lambda:us-east-1:123456789012:function:orders";

export const orders = restApi({
  name: "orders",
  routes: {
    "GET /health": rest.mock({ respond: { 200: { ok: true } } }),
    "POST /orders/{id}": rest.lambdaProxy({ functionArn }),
  },
});

interface OrderEvent {
  readonly pathParameters: { readonly id: string };
  readonly body: string;
}

export function createOrder({ pathParameters, body }: OrderEvent) {
  const { total }: { total: number } = JSON.parse(body);
  return { statusCode: 201, body: JSON.stringify({ id: pathParameters.id, total }) };
}
