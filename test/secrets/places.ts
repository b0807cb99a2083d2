/** Where a secret stands at first, in a request or in what answers it. */
export interface Place {
  readonly name: string;
  readonly request?: (secret: string) => PlantedRequest;
  /** What the function answers besides an echo. */
  readonly answer?: (secret: string) => PlantedAnswer;
  /** How the secret has to be written to be found; any text unless given. */
  readonly spell?: (random: string) => string;
}

export interface PlantedRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly cookies?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

export interface PlantedAnswer {
  readonly headers?: Readonly<Record<string, string>>;
  readonly multiValueHeaders?: Readonly<Record<string, readonly string[]>>;
  readonly body?: unknown;
}

const base64 = (text: string) => Buffer.from(text).toString("base64");
const jwt = (random: string) =>
  `eyJhbGciOiJIUzI1NiJ9.${base64(`{"sub":"${random}"}`).replaceAll("=", "")}.c2lnbmF0dXJl`;
const accessKeyId = (random: string) =>
  `AKIA${random
    .toUpperCase()
    .replaceAll(/[^A-Z\d]/g, "")
    .padEnd(16, "Q")
    .slice(0, 16)}`;
const form = { "Content-Type": "application/x-www-form-urlencoded" };

const inHeader = (name: string, value = (secret: string) => secret): Place => ({
  name: `the header ${name}`,
  request: (secret) => ({ headers: { [name]: value(secret) } }),
});
const inQuery = (name: string): Place => ({
  name: `the query parameter ${name}`,
  request: (secret) => ({ query: { [name]: secret } }),
});
const inBody = (name: string, body: (secret: string) => unknown): Place => ({
  name: `a body with ${name}`,
  request: (secret) => ({ body: body(secret) }),
});

export const places: readonly Place[] = [
  inHeader("Authorization", (secret) => `Bearer ${secret}`),
  inHeader("authorization", (secret) => secret),
  inHeader("Proxy-Authorization", (secret) => `Basic ${base64(`ann:${secret}`)}`),
  inHeader("Cookie", (secret) => `theme=dark; id=${secret}; lang=en`),
  ...["x-api-key", "X-Auth-Token", "X-Csrf-Token", "X-Vault-Token"].map((name) => inHeader(name)),
  ...["X-Amz-Security-Token", "X-Client-Secret", "X-Session"].map((name) => inHeader(name)),
  inHeader(
    "Referer",
    (secret) => `https://example.com/?a=1&access_token=${encodeURIComponent(secret)}`,
  ),
  inHeader("X-Callback", (secret) => `https://ann:${encodeURIComponent(secret)}@example.com/hook`),
  {
    name: "the second line of a header",
    request: (secret) => ({ headers: { "X-Api-Key": ["first-of-two", secret] } }),
  },
  {
    name: "a JSON Web Token in any header",
    spell: jwt,
    request: (secret) => ({ headers: { "X-Note": `seen ${secret} before` } }),
  },
  {
    name: "an access key id in a text",
    spell: accessKeyId,
    request: (secret) => ({ body: `it was ${secret} again` }),
  },
  ...["access_token", "key", "sig", "code", "auth", "session", "X-Amz-Signature"].map(inQuery),
  { name: "a cookie of the request", request: (secret) => ({ cookies: { sid: secret } }) },
  { name: "a path parameter", request: (secret) => ({ path: { token: secret } }) },
  ...["password", "token", "client_secret", "apiKey", "privateKey"].map((name) =>
    inBody(name, (secret) => ({ user: { name: "Ann", [name]: secret } })),
  ),
  inBody("a list of tokens", (secret) => ({ refreshTokens: ["first-token-1", secret] })),
  inBody("an item of DynamoDB", (secret) => ({ Item: { password: { S: secret } } })),
  inBody("a pair", (secret) => ({ headers: [{ name: "X-Api-Key", value: secret }] })),
  inBody("JSON in JSON", (secret) => ({ message: JSON.stringify({ body: { secret } }) })),
  inBody("text of JSON", (secret) => `{ "password" : ${JSON.stringify(secret)} }`),
  inBody("a bearer of a token", (secret) => `curl -H "Authorization: Bearer ${secret}"`),
  {
    name: "a form",
    request: (secret) => ({
      headers: form,
      body: `grant_type=code&client_secret=${encodeURIComponent(secret)}`,
    }),
  },
  {
    name: "a form's first field",
    request: (secret) => ({ headers: form, body: `code=${encodeURIComponent(secret)}&a=1` }),
  },
  {
    name: "a cookie of the answer",
    answer: (secret) => ({
      multiValueHeaders: { "Set-Cookie": ["a=b; Path=/", `refresh=${secret}; HttpOnly`] },
    }),
  },
  { name: "a header of the answer", answer: (secret) => ({ headers: { "X-Auth-Token": secret } }) },
  { name: "the body of the answer", answer: (secret) => ({ body: { id_token: secret } }) },
];
