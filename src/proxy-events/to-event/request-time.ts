const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `dd/Mon/yyyy:HH:mm:ss +0000`, as access logs print it, of milliseconds since 1970. */
export function requestTime(epochMs: number): string {
  const [day, time] = new Date(epochMs).toISOString().split("T");
  const [year, month, date] = (day ?? "").split("-");
  return `${date}/${months[Number(month) - 1]}/${year}:${time?.slice(0, 8)} +0000`;
}
