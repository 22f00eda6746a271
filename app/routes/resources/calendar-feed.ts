import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { feedOfSecret } from '#app/features/people/calendar-feeds/feed-queries.server.ts'
import { takePoint } from '#app/features/people/sessions/rate-limits.server.ts'
import { calendarFile } from '#app/features/practice-desk/calendar/calendar-file.server.ts'
import { clocksOfFeed } from '#app/features/practice-desk/calendar/clocks-queries.server.ts'
import { practiceByCode } from '#app/features/register/records/register-queries.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

/**
 * A practice's days for a calendar program, which shows a secret in the address and nothing else. An address that never was and one that
 * has ended are answered alike.
 */
export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today, settings, source, key } = contextOf(visit)
  const [, secret] = /^([\w-]{43})\.ics$/.exec(visit.params.file ?? '') ?? []
  const feed = secret === undefined ? undefined : feedOfSecret(db, secret)
  const [limit, whose] = feed ? (['calendar-feed', feed.id] as const) : (['calendar-source', source] as const)
  const { free, retryAfter } = await takePoint(db, limit, whose, key())
  if (!free) return new Response(null, { status: 429, headers: { 'Retry-After': String(retryAfter) } })
  const practice = feed && practiceByCode(db, feed.practiceCode, today)
  if (!feed || !practice) return new Response(null, { status: 404 })
  const { publicAddress: site } = settings
  const clocks = clocksOfFeed(db, practice, at)
  const text = calendarFile({ practiceCode: practice.code, named: feed.named, clocks, site, today })
  const etag = `"${createHash('sha256').update(text).digest('hex')}"`
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache', 'X-Robots-Tag': 'noindex' }
  const known = visit.request.headers.get('If-None-Match') ?? ''
  if (known.includes(etag)) return new Response(null, { status: 304, headers })
  const file = { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Disposition': 'inline; filename="concert.ics"' }
  return new Response(text, { headers: { ...headers, ...file } })
}
