import { expect, it } from 'vitest'
import { bandTallies } from './band-rules.ts'

/** So many reporting practices of a size, a system and a PCN; every second takes the action. */
const group = (
  from: number,
  count: number,
  about: { patients: number | null; clinicalSystem: string | null; pcnCode: string | null },
) => Array.from({ length: count }, (_, i) => ({ practiceCode: `P${from + i}`, icbCode: null, ...about }))

function bandsOf(...groups: ReturnType<typeof group>[]) {
  const details = groups.flat()
  const practices = details.map(({ practiceCode }) => ({ practiceCode, lmcSlug: 'leeds', regionCode: 'Y63' }))
  const reporters = new Set(details.map(({ practiceCode }) => practiceCode))
  const states = new Map(details.map(({ practiceCode }, i) => [practiceCode, [i % 2 === 0 ? 0 : -1]]))
  const bands = bandTallies({ practices, reporters, states }, details, 1)
  return Object.fromEntries(bands.map(({ kind, bands: all }) => [kind, all.map(({ key, reporters: n }) => [key, n])]))
}
const emis = { clinicalSystem: 'EMIS', pcnCode: null }

it('joins a band of under a hundred reporters to its neighbour, and the last to the one before', () => {
  const bands = bandsOf(
    group(0, 60, { patients: 3000, ...emis }),
    group(100, 130, { patients: 6000, ...emis }),
    group(300, 110, { patients: 8000, ...emis }),
    group(500, 20, { patients: 20_000, ...emis }),
  )
  expect(bands['list-size']).toEqual([
    ['under-5000+5000-7499', 190],
    ['7500-9999+15000-and-more', 130],
  ])
})

it('joins small systems to one, and that to the smallest other where it is still too small', () => {
  const system = (clinicalSystem: string) => ({ patients: 6000, clinicalSystem, pcnCode: null })
  const small = bandsOf(group(0, 300, system('EMIS')), group(400, 150, system('TPP')), group(600, 30, system('Medicus')))
  expect(small['clinical-system']).toEqual([
    ['EMIS', 300],
    ['TPP+Medicus', 180],
  ])
  const several = bandsOf(group(0, 300, system('EMIS')), ...['A', 'B'].map((name, i) => group(400 + 100 * i, 70, system(name))))
  expect(several['clinical-system']).toEqual([
    ['EMIS', 300],
    ['A+B', 140],
  ])
})

it('tells nothing of one band alone, nor of practices whose size or system is not known', () => {
  expect(bandsOf(group(0, 400, { patients: 6000, ...emis }))).toEqual({})
  const unknown = group(500, 200, { patients: null, clinicalSystem: null, pcnCode: null })
  const bands = bandsOf(group(0, 150, { patients: 3000, ...emis }), group(200, 150, { patients: 6000, ...emis }), unknown)
  expect(bands['list-size']).toEqual([
    ['under-5000', 150],
    ['5000-7499', 150],
  ])
  expect(bands['clinical-system']).toBeUndefined()
})
