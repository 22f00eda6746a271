import type { Times } from './asked-times-rules.ts'

/** The query of a page of figures, always whole and in one order: the page cache knows a page by it. */
export function timesQuery({ weekEnd, known, compare }: Times, more: Record<string, string> = {}): string {
  return new URLSearchParams({ 'as-at': weekEnd, known, compare: compare ?? 'none', ...more }).toString()
}

export const actionAddress = (action: string, times: Times) => `/figures/actions/${action}?${timesQuery(times)}`
export const lmcAddress = (lmc: string, times: Times) => `/figures/lmcs/${lmc}?${timesQuery(times)}`
