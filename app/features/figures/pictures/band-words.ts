import type { EnglandFigures } from '#app/features/figures/releases/week-figures.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'

type BandKind = EnglandFigures['bands'][number]['kind']

export const BAND_KIND_WORDS: Record<BandKind, string> = {
  'list-size': 'By list size',
  'pcn-size': 'By size of the network',
  'clinical-system': 'By clinical system',
}

const number = (digits: string) => inFigures(Number(digits))

/** A band in words: "5,000 to 7,499 patients", "in no network", "EMIS Web"; several merged ones with "or" between. */
export function bandInWords(kind: BandKind, key: string): string {
  const keys = key.split('+')
  const sizes = kind === 'clinical-system' ? [] : keys.filter((one) => /\d/.test(one))
  const others = keys.filter((one) => !sizes.includes(one)).map(oneBand)
  const patients = sizes.length > 0 ? [`${sizes.map(oneBand).join(' or ')} patients`] : []
  return [...patients, ...others].join(' or ')
}

function oneBand(key: string): string {
  const [, least, most] = key.match(/^(\d+)-(\d+)$/) ?? []
  if (least && most) return `${number(least)} to ${number(most)}`
  const under = key.match(/^under-(\d+)$/)?.[1]
  if (under) return `under ${number(under)}`
  const from = key.match(/^(\d+)-and-more$/)?.[1]
  if (from) return `${number(from)} and more`
  if (key === 'in-no-pcn') return 'in no network'
  return key === 'not-known' ? 'not known' : key
}
