import { Agent, request } from 'node:http'
import type { Served } from './child.ts'

export type Ask = { path: string; cookie?: string; form?: string }
export type Answer = { status: number; location: string | undefined; body: string }

/** One request on a kept-alive connection. A form is posted as a browser would from our own page. */
export function ask(port: number, agent: Agent | undefined, { path, cookie, form }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { accept: 'text/html' }
    if (cookie) headers.cookie = cookie
    if (form !== undefined) {
      headers['sec-fetch-site'] = 'same-origin'
      headers['content-type'] = 'application/x-www-form-urlencoded'
      headers['content-length'] = String(Buffer.byteLength(form))
    }
    const sent = request(
      { port, host: '127.0.0.1', path, method: form === undefined ? 'GET' : 'POST', agent, headers },
      (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, body: Buffer.concat(chunks).toString() }),
        )
        answer.on('error', reject)
      },
    )
    sent.on('error', reject)
    sent.setTimeout(10_000, () => sent.destroy(new Error(`${path} was not answered within 10 s`)))
    sent.end(form)
  })
}

/** `cpuMs`: of the server, for each request. Latencies in milliseconds. */
export type Run = { requests: number; perSecond: number; p50: number; p99: number; cpuMs: number }

export type Load = {
  connections: number
  seconds: number
  /** The next request; undefined ends the run early. */
  next: () => Ask | undefined
  /** Throws for an answer other than the measured one. */
  check: (answer: Answer, asked: Ask) => void
}

/** Keeps this many connections busy for this long, each with one request after the other. */
export async function loadOnce(served: Served, { connections, seconds, next, check }: Load): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const latencies: number[] = []
  const before = await served.usage()
  const began = performance.now()
  const until = began + seconds * 1000
  const one = async () => {
    while (performance.now() < until) {
      const asked = next()
      if (!asked) return
      const sent = performance.now()
      const answer = await ask(served.port, agent, asked)
      latencies.push(performance.now() - sent)
      check(answer, asked)
    }
  }
  await Promise.all(Array.from({ length: connections }, one)).finally(() => agent.destroy())
  const lasted = (performance.now() - began) / 1000
  const after = await served.usage()
  const requests = latencies.length
  if (requests === 0) throw new Error('Nothing was asked.')
  return {
    requests,
    perSecond: requests / lasted,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpuMs: (after.cpuMs - before.cpuMs) / requests,
  }
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
}
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The median of every figure of several runs. `requests` is their sum. */
export function medianRun(runs: readonly Run[]): Run {
  const of = (key: keyof Run) => median(runs.map((run) => run[key]))
  const requests = runs.reduce((sum, run) => sum + run.requests, 0)
  return { requests, perSecond: of('perSecond'), p50: of('p50'), p99: of('p99'), cpuMs: of('cpuMs') }
}
