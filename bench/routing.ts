// The cost of finding a route, by number of routes and by path length.
import { type RestApi, rest, restApi, route } from "gatewright/integrations";
import { emulate } from "gatewright/testing";
import { sized } from "./support/smoke.ts";
import { median, printTable } from "./support/table.ts";

const callsPerRound = sized(500, 5);
const rounds = sized(5, 1);
const ok = rest.mock({ respond: { 200: { ok: true } } });

/** Routes below `/shop`, each with a variable in the middle, and one long path. */
function shop(routes: number): RestApi {
  const many = Array.from({ length: routes - 1 }, (_, index) =>
    route(`GET /shop/{id}/part-${index}`, ok),
  );
  return restApi({ name: "shop", routes: [...many, route("GET /a/b/c/d/e/f/g/h/i/j/k/l", ok)] });
}

/** Microseconds per request, including the complete response of a mock. */
async function microseconds(call: () => Promise<unknown>): Promise<number> {
  for (let each = 0; each < callsPerRound / 5; each += 1) await call();
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const startedAt = performance.now();
    for (let each = 0; each < callsPerRound; each += 1) await call();
    times.push(((performance.now() - startedAt) * 1000) / callsPerRound);
  }
  return median(times);
}

const rows: string[][] = [];
for (const routes of [10, 1000, 10_000].slice(0, sized(3, 2))) {
  const api = shop(routes);
  const startedAt = performance.now();
  const gateway = emulate(api);
  const madeInMs = performance.now() - startedAt;
  const get = (target: string) => () =>
    gateway.handle({ method: "GET", target, headers: [], body: new Uint8Array() });
  const times = [
    await microseconds(get(`/test/shop/7/part-${routes - 2}`)),
    await microseconds(get("/test/a/b/c/d/e/f/g/h/i/j/k/l")),
    await microseconds(get("/test/shop/7/nowhere")),
    await microseconds(() => gateway.invoke("GET /a/b/c/d/e/f/g/h/i/j/k/l")),
  ];
  rows.push([String(routes), madeInMs.toFixed(0), ...times.map((time) => time.toFixed(1))]);
}

printTable(
  `Microseconds per request to a mock, median of ${rounds} rounds of ${callsPerRound}`,
  ["routes", "emulate, ms", "3 segments", "12 segments", "unknown route", "invoke by key"],
  rows,
);
