import { expect, test } from "vitest";
import { portsOf } from "../../request/ports.ts";
import type { Account } from "../account/store.ts";
import { loadService } from "./load-service.ts";

// Only its ports are read.
const account = { ports: portsOf({}) } as Account;
const message = { method: "HEAD", target: "/", headers: [], body: new Uint8Array() };

test.each(["ERR_MODULE_NOT_FOUND", "MODULE_NOT_FOUND"])(
  "a client that is not installed, %s, is answered with 501 and its name",
  async (code) => {
    const cause = Object.assign(new Error("in /home/jo/project/node_modules"), { code });
    const service = loadService("@aws-sdk/client-lambda", () => Promise.reject(cause));
    const { status, body } = await service(account, message);
    const text = await new Response(body as Uint8Array<ArrayBuffer>).text();
    expect(status).toBe(501);
    expect(text).toContain("npm install --save-dev @aws-sdk/client-lambda");
    expect(text).not.toContain("/home/jo");
  },
);

test("any other failure of the module is thrown", async () => {
  const service = loadService("x", () => Promise.reject(new Error("broken")));
  await expect(service(account, message)).rejects.toThrow("broken");
});
