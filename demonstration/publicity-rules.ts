import { addDays, type Day, type Instant, instantOf, startOfDay } from '#app/platform/time.ts'
import { chanceOf } from './chance-rules.ts'

/** Whether a made-up LMC wants everybody to read it by name, from an instant on. `by`: a person id. */
export type MadePublicity = { lmcSlug: string; isShown: boolean; at: Instant; by: string }

const FROM: Day = '2024-07-15'

/** About two of three LMCs chose to be shown, in the summer of 2024 or later that autumn; some of them thought better of it. */
export function publicityOf(seed: number, lmcs: readonly string[], today: Day): MadePublicity[] {
  return lmcs.flatMap((lmcSlug) => {
    const chance = chanceOf(seed, `publicity ${lmcSlug}`)
    if (!chance.is(0.65)) return []
    const by = chance.id()
    const day = addDays(FROM, chance.whole(0, 60))
    const shown = { lmcSlug, isShown: true, at: instantOf(day, '11:20'), by }
    const withdrawn = { lmcSlug, isShown: false, at: instantOf(addDays(day, chance.whole(20, 60)), '15:40'), by }
    return (chance.is(0.08) ? [shown, withdrawn] : [shown]).filter(({ at }) => at < startOfDay(today))
  })
}
