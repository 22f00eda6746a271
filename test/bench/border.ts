import { serveConcert } from './child.ts'
import { CLOCK } from './england.ts'
import { type Ask, loadOnce, type Run } from './load.ts'
import type { Effort } from './reads.ts'
import type { Scene } from './scene.ts'

export type Border = Record<'livez' | 'longAddress' | 'dottedAddress' | 'manyFields', Run>

/** What the border answers by itself: none of it may cost more than a page. */
export async function measureBorder(scene: Scene, folder: string, effort: Effort): Promise<Border> {
  const served = await serveConcert(scene.copyTo(`${folder}/border.db`), CLOCK)
  const { practiceCode, cookie } = scene.settled[0]!
  const asked: Record<keyof Border, readonly [Ask, number]> = {
    livez: [{ path: '/livez' }, 200],
    longAddress: [{ path: `/${'a/'.repeat(2000)}` }, 414],
    dottedAddress: [{ path: '/committee/menu/%2e%2e/../join' }, 400],
    manyFields: [{ path: `/practice/${practiceCode}/feedback`, cookie, form: 'a&'.repeat(31_000) }, 413],
  }
  const measured = {} as Border
  for (const [name, [one, status]] of Object.entries(asked) as [keyof Border, readonly [Ask, number]][]) {
    const check = (answer: { status: number }) => {
      if (answer.status !== status) throw new Error(`${name} answers ${answer.status}`)
    }
    const load = (seconds: number) => loadOnce(served, { connections: 10, seconds, next: () => one, check })
    await load(effort.warmUp / 3)
    measured[name] = await load(effort.seconds)
  }
  await served.stop()
  return measured
}
