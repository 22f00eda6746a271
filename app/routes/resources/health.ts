import type { LoaderFunctionArgs } from '@remix-run/node'
import { healthFindings } from '#app/features/operator/health/health-findings.server.ts'
import { servingFindings } from '#app/features/operator/health/serving-findings.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

/**
 * How this server is, for a monitor on the machine or with the token: `ok`, or `look` where somebody has to; 503 where nothing can be
 * written. Says nothing about a practice, and writes nothing itself: a loop does, and this tells how it went.
 */
export function loader(visit: LoaderFunctionArgs) {
  const { db, at, machineNow, settings, mayWatch, measures } = contextOf(visit)
  if (!mayWatch) throw notFound()
  const serving = servingFindings(measures.read(), measures.startedAt, machineNow)
  const found = [...serving, ...healthFindings(db, { secretKey: settings.secretKey, now: at, machineNow })]
  const lines = found.map(({ about, words, fault }) => `${fault ? 'LOOK' : 'ok  '}  ${about.padEnd(8)} ${words}`)
  const text = [found.some(({ fault }) => fault) ? 'look' : 'ok', ...lines].join('\n')
  const cannotWrite = found.some(({ about, fault }) => about === 'writing' && fault)
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store' }
  return new Response(`${text}\n`, { status: cannotWrite ? 503 : 200, headers })
}
