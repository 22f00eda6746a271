import type { LoaderFunctionArgs } from '@remix-run/node'
import { metricsOf } from '#app/features/operator/health/metrics.server.ts'
import { metricsText } from '#app/features/operator/health/metrics-text.ts'
import { passwordsWaiting } from '#app/features/people/sign-in/passwords.server.ts'
import { versionOfConcert } from '#app/platform/version.server.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

/** The numbers of this server in Prometheus' text form, for a program on the machine or with the token. Nothing about a practice. */
export function loader(visit: LoaderFunctionArgs) {
  const { db, at, machineNow, mayWatch, documents, measures } = contextOf(visit)
  if (!mayWatch) throw notFound()
  const queues = { documents: documents.waiting(), passwords: passwordsWaiting() }
  const metrics = metricsOf(db, measures, { version: versionOfConcert(), now: at, machineNow, queues })
  const headers = { 'Content-Type': 'text/plain; version=0.0.4; charset=utf-8', 'Cache-Control': 'no-store' }
  return new Response(metricsText(metrics), { headers })
}
