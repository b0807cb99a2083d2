import type { UsagePlanRecord } from "./account-records.ts";

/** Counts the requests of keys in plans, and what was granted beyond their quota. */
export interface UsageCount {
  /** Adds one request to what `used` returns. */
  add(planId: string, keyId: string, day: string): void;
  /** @param day the first day. @param lastDay defaults to no last day */
  used(planId: string, keyId: string, day?: string, lastDay?: string): number;
  /** @param period its first day. Defaults to all periods */
  granted(planId: string, keyId: string, period?: string): number;
  /** Replaces what was granted in that period before. */
  grant(planId: string, keyId: string, period: string, requests: number): void;
}

export function usageCount(): UsageCount {
  const used = new Map<string, Map<string, number>>();
  const granted = new Map<string, Map<string, number>>();

  function ofPair(counts: typeof used, planId: string, keyId: string): Map<string, number> {
    const pair = `${planId} ${keyId}`;
    const days = counts.get(pair) ?? new Map<string, number>();
    counts.set(pair, days);
    return days;
  }

  return {
    add(planId, keyId, day) {
      const days = ofPair(used, planId, keyId);
      days.set(day, (days.get(day) ?? 0) + 1);
    },
    used(planId, keyId, first = "", last = "9999-12-31") {
      const days = [...ofPair(used, planId, keyId)];
      return sum(days.filter(([day]) => day >= first && day <= last));
    },
    granted(planId, keyId, period) {
      const periods = [...ofPair(granted, planId, keyId)];
      return sum(periods.filter(([day]) => period === undefined || day === period));
    },
    grant(planId, keyId, period, requests) {
      ofPair(granted, planId, keyId).set(period, requests);
    },
  };
}

function sum(entries: readonly (readonly [string, number])[]): number {
  return entries.reduce((total, [, count]) => total + count, 0);
}

/** Returns the day of a time, such as `2026-01-31`, in UTC. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** Returns the days from `first` to `last`, inclusive; empty if `first` is later. */
export function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let time = Date.parse(first); time <= Date.parse(last); time += dayMs) {
    days.push(dayOf(time));
  }
  return days;
}

/** The length of a day in milliseconds. */
export const dayMs = 86_400_000;

/** Returns the first day of a day's quota period. That weeks start on Monday is not sourced. */
export function periodOf({ quota }: Pick<UsagePlanRecord, "quota">, day: string): string {
  if (quota?.period === "MONTH") return `${day.slice(0, 7)}-01`;
  if (quota?.period !== "WEEK") return day;
  const daysSinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return dayOf(Date.parse(day) - daysSinceMonday * dayMs);
}

/**
 * Returns what is left of the quota at the end of a day: negative if limits were ignored, undefined
 * if the plan has no quota.
 */
export function quotaLeft(
  usage: UsageCount,
  plan: UsagePlanRecord,
  keyId: string,
  day: string,
): number | undefined {
  const { quota } = plan;
  if (quota?.limit === undefined) return undefined;
  const period = periodOf(plan, day);
  // The offset counts in the first period of the plan only (documented).
  const isFirst = period === periodOf(plan, dayOf(plan.createdDate));
  const limit = quota.limit - (isFirst ? (quota.offset ?? 0) : 0);
  const granted = usage.granted(plan.id, keyId, period);
  return limit + granted - usage.used(plan.id, keyId, period, day);
}
