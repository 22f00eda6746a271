import type { Served } from './child.ts'
import { type Ask, ask, quantile } from './load.ts'
import type { Latency } from './locks.ts'
import { inTurn, type Scene } from './scene.ts'

export type ReadMeanwhile = Record<'livez' | 'menu' | 'desk', Latency>

const pagesOf = (scene: Scene): Record<keyof ReadMeanwhile, () => Ask> => {
  const partner = inTurn(scene.settled.slice(0, 50))
  return {
    livez: () => ({ path: '/livez' }),
    menu: () => ({ path: '/menu' }),
    desk: () => {
      const { practiceCode, cookie } = partner()
      return { path: `/practice/${practiceCode}`, cookie }
    },
  }
}

/** Asks for each page often, so that what is measured afterwards is a server in its stride. */
export async function warmUp(served: Served, scene: Scene): Promise<void> {
  for (let i = 0; i < 200; i++) for (const next of Object.values(pagesOf(scene))) await ask(served.port, undefined, next())
}

/** What readers wait for, three at once with one page after the other each, while `goesOn`. Throws where a page is not answered. */
export async function readWhile(served: Served, scene: Scene, goesOn: () => boolean): Promise<ReadMeanwhile> {
  const readers = Object.entries(pagesOf(scene)).map(async ([name, next]) => {
    const latencies: number[] = []
    for (; goesOn(); await pause(5)) {
      const sent = performance.now()
      const { status } = await ask(served.port, undefined, next())
      if (status !== 200) throw new Error(`${name} answers ${status} meanwhile`)
      latencies.push(performance.now() - sent)
    }
    return [name, latencyOf(latencies)] as const
  })
  return Object.fromEntries(await Promise.all(readers)) as ReadMeanwhile
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
const latencyOf = (values: number[]): Latency => ({
  requests: values.length,
  p50: quantile(values, 0.5),
  p99: quantile(values, 0.99),
  worst: quantile(values, 1),
})
