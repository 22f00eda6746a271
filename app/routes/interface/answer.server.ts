import { createHash } from 'node:crypto'
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { Audience } from '#app/features/figures/disclosure/release-text.ts'
import { TABLE_NAMES, type TableName } from '#app/features/figures/files/figure-tables.ts'
import { weekAsked } from '#app/features/figures/files/week-asked.server.ts'
import type { WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { mayOpen } from '#app/features/people/accounts/people-access.ts'
import { personOfToken } from '#app/features/people/tokens/token-queries.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'

type Visit = Pick<LoaderFunctionArgs, 'request' | 'params' | 'context'>

/** Anybody's page may read what is public; what needs a token is not for pages. */
const OPEN = { 'Access-Control-Allow-Origin': '*' }

/** An answer of the interface. `tag`: what the bytes are known by; their hash, if left out. */
export function jsonAnswer(
  { request }: Visit,
  body: object | string,
  { tag, open = true }: { tag?: string; open?: boolean } = {},
): Response {
  const text = typeof body === 'string' ? body : `${JSON.stringify(body)}\n`
  const etag = `"${tag ?? createHash('sha256').update(text).digest('hex')}"`
  const headers = { ETag: etag, ...(open ? OPEN : {}) }
  const known = request.headers
    .get('If-None-Match')
    ?.split(',')
    .map((one) => one.trim().replace(/^W\//, ''))
  if (known?.includes(etag) || known?.includes('*')) return new Response(null, { status: 304, headers })
  return new Response(text, { headers: { ...headers, 'Content-Type': 'application/json; charset=utf-8' } })
}

export function jsonRefusal(status: number, error: string, headers: Record<string, string> = {}): Response {
  const open = status === 401 ? {} : OPEN
  const type = { 'Content-Type': 'application/json; charset=utf-8' }
  return new Response(`${JSON.stringify({ error })}\n`, { status, headers: { ...type, ...open, ...headers } })
}

export const noRelease = () => jsonRefusal(404, 'There is no such release. /api/v1/releases lists them.')

/** The figures of a release as it was issued; undefined where there is none. */
export function releasedWeek(visit: Visit, audience: Audience): WeekFigures | undefined {
  const { db } = contextOf(visit)
  return weekAsked(db, visit.params.release, audience)
}

export const tableNamed = (name: string | undefined): TableName | undefined => TABLE_NAMES.find((one) => one === name)
export const noTable = () => jsonRefusal(404, `There is no such table. The tables are ${TABLE_NAMES.join(', ')}.`)

/** Lets in a program with the token of a member or editor of the committee; others get the refusal. */
export function committeeToken(visit: Visit): Response | undefined {
  const { db, at } = contextOf(visit)
  if (/[?&](access_)?token=/i.test(new URL(visit.request.url).search)) {
    return jsonRefusal(
      400,
      'A token never goes in an address, where it is written into logs. End this one at /committee/tokens, make another, and send it in the Authorization header.',
    )
  }
  const person = personOfToken(db, visit.request.headers.get('Authorization'), at)
  if (person && mayOpen.committee(person)) return undefined
  return jsonRefusal(
    401,
    'This needs a token of a person of the committee, in the header Authorization: Bearer. /committee/tokens makes one.',
    {
      'WWW-Authenticate': 'Bearer realm="figures of the committee"',
    },
  )
}
