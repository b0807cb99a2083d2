/** What a run takes from outside, so that the same run can be had again. */
export interface Ports {
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Uniform in [0, 1): ids are made of it. */
  readonly random: () => number;
  /** Calls `run` after `delayMs` milliseconds, unless what it gives is called before. */
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

/** The system's, but for those that are given. */
export function portsOf({
  clock = systemPorts.clock,
  random = systemPorts.random,
  timer = systemPorts.timer,
}: Partial<Ports>): Ports {
  return { clock, random, timer };
}

const lettersAndDigits = "abcdefghijklmnopqrstuvwxyz0123456789";

/** `length` characters of `alphabet`. */
function randomText({ random }: Ports, length: number, alphabet: string): string {
  let text = "";
  for (let index = 0; index < length; index += 1) {
    text += alphabet.charAt(Math.floor(random() * alphabet.length));
  }
  return text;
}

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** `length` hexadecimal digits, six of each number: every request makes about a hundred. */
export function randomHex({ random }: Ports, length: number): string {
  let text = "";
  let bits = 0;
  for (let index = 0; index < length; index += 2) {
    bits = index % 6 === 0 ? Math.floor(random() * 0x100_0000) : bits >>> 8;
    text += hexPairs[bits & 255] ?? "";
  }
  return text.length === length ? text : text.slice(0, length);
}

/** An id like API Gateway's: letters and digits, a letter first. */
export function randomId(ports: Ports, length = 10): string {
  return (
    randomText(ports, 1, lettersAndDigits.slice(0, 26)) +
    randomText(ports, length - 1, lettersAndDigits)
  );
}

/** The value of an API key, where the caller gives none: 40 letters and digits. */
export function randomKeyValue(ports: Ports): string {
  return randomText(ports, 40, lettersAndDigits.toUpperCase() + lettersAndDigits);
}

/** A request id: a UUID, version 4. */
export function randomUuid(ports: Ports): string {
  const hex = randomHex(ports, 30);
  const variant = randomText(ports, 1, "89ab");
  const [head, middle, tail] = [hex.slice(8, 12), hex.slice(12, 15), hex.slice(15, 18)];
  return `${hex.slice(0, 8)}-${head}-4${middle}-${variant}${tail}-${hex.slice(18)}`;
}

/** Sixteen characters that end in `=`: the form of `extendedRequestId`, and of ids of HTTP and WebSocket APIs. */
export function randomExtendedId(ports: Ports): string {
  return `${randomHex(ports, 15)}=`;
}

/** `Root=1-` and the time in seconds and 24 digits, both hexadecimal: the id of an X-Ray trace. */
export function randomTraceId(ports: Ports): string {
  const seconds = Math.floor(ports.clock() / 1000)
    .toString(16)
    .padStart(8, "0");
  return `Root=1-${seconds}-${randomHex(ports, 24)}`;
}
