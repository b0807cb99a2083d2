/** External inputs of a run. Fixing them makes the run repeatable. */
export interface Ports {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Returns a uniform number in [0, 1). Ids are generated from it. */
  readonly random: () => number;
  /** Calls `run` after `delayMs` milliseconds. Returns a function that cancels it. */
  readonly timer: (delayMs: number, run: () => void) => () => void;
}

const systemPorts: Ports = {
  clock: Date.now,
  random: Math.random,
  timer(delayMs, run) {
    const timeout = setTimeout(run, delayMs);
    return () => clearTimeout(timeout);
  },
};

/** Completes the ports with the system's. */
export function portsOf({
  clock = systemPorts.clock,
  random = systemPorts.random,
  timer = systemPorts.timer,
}: Partial<Ports>): Ports {
  return { clock, random, timer };
}

const lettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

/** Generates `length` characters of `alphabet`. */
function randomText({ random }: Ports, length: number, alphabet: string): string {
  let text = "";
  for (let index = 0; index < length; index += 1) {
    text += alphabet.charAt(Math.floor(random() * alphabet.length));
  }
  return text;
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Generates `length` hexadecimal digits, six per random number. A request needs about a hundred. */
export function randomHex({ random }: Ports, length: number): string {
  let text = "";
  let bits = 0;
  for (let index = 0; index < length; index += 2) {
    bits = index % 6 === 0 ? Math.floor(random() * 0x100_0000) : bits >>> 8;
    text += hexPairs[bits & 255] ?? "";
  }
  return text.length === length ? text : text.slice(0, length);
}

/** Generates an id like API Gateway's: letters and digits, a letter first. */
export function randomId(ports: Ports, length = 10): string {
  return (
    randomText(ports, 1, lettersAndDigits.slice(0, 26)) +
    randomText(ports, length - 1, lettersAndDigits)
  );
}

/** Generates the value of an API key: 40 letters and digits. */
export function randomKeyValue(ports: Ports): string {
  return randomText(ports, 40, lettersAndDigits.toUpperCase() + lettersAndDigits);
}

/** Generates a request id: a UUID, version 4. */
export function randomUuid(ports: Ports): string {
  const hex = randomHex(ports, 30);
  const variant = randomText(ports, 1, "89ab");
  const [head, middle, tail] = [hex.slice(8, 12), hex.slice(12, 15), hex.slice(15, 18)];
  return `${hex.slice(0, 8)}-${head}-4${middle}-${variant}${tail}-${hex.slice(18)}`;
}

/** Generates sixteen characters that end in `=`: an `extendedRequestId`, or an id of an HTTP or WebSocket API. */
export function randomExtendedId(ports: Ports): string {
  return `${randomHex(ports, 15)}=`;
}

/** Generates an X-Ray trace id: `Root=1-`, the time in seconds and 24 digits, both hexadecimal. */
export function randomTraceId(ports: Ports): string {
  const seconds = Math.floor(ports.clock() / 1000)
    .toString(16)
    .padStart(8, "0");
  return `Root=1-${seconds}-${randomHex(ports, 24)}`;
}
