const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

let last = { seconds: 0, text: "01/Jan/1970:00:00:00 +0000" };

/**
 * `dd/Mon/yyyy:HH:mm:ss +0000`, as access logs print it, of milliseconds since 1970. Requests of the
 * same second have the same one, which is written once.
 */
export function requestTime(epochMs: number): string {
  const seconds = Math.floor(epochMs / 1000);
  if (last.seconds !== seconds) last = { seconds, text: accessLogTime(epochMs) };
  return last.text;
}

function accessLogTime(epochMs: number): string {
  const [day, time] = new Date(epochMs).toISOString().split("T");
  const [year, month, date] = (day ?? "").split("-");
  return `${date}/${months[Number(month) - 1]}/${year}:${time?.slice(0, 8)} +0000`;
}
