import { dayOf } from '#app/platform/time.ts'
import type { DisputeRecord, OfDesk, PartRecord } from './desk-records.ts'
import type { Section } from './dispute-form.ts'
import { type Part, partSlug, saysOf, whenOf } from './part-slugs.server.ts'
import type { DisputeContent } from './read-dispute.server.ts'

type Sources = DisputeContent['sources']['sources']
export type Head = Omit<
  DisputeContent,
  'facts' | 'positions' | 'phases' | 'demands' | 'events' | 'surveys' | 'routes' | 'lines'
> & {
  lines: { key: string; name: string; covers?: string }[]
}

/** The rows of a dispute one by one, each with its name; and its head, without rows. */
export function partsOf(content: DisputeContent): { head: Head; parts: Part[] } {
  const { facts, positions, phases, demands, events, surveys, routes, lines, ...head } = content
  const rows: Omit<Part, 'slug'>[] = [
    ...facts.map((row) => ({ section: 'fact' as const, row })),
    ...lines.flatMap(({ key, states }) => states.map((row) => ({ section: 'line' as const, row: { ...row, line: key } }))),
    ...positions.map((row) => ({ section: 'position' as const, row })),
    ...phases.flatMap(({ stops, ...row }) => [
      { section: 'phase' as const, row },
      ...stops.map((stop) => ({ section: 'stop' as const, row: { ...stop, phase: row.title } })),
    ]),
    ...demands.demands.map((row) => ({ section: 'demand' as const, row })),
    ...events.events.map((row) => ({ section: 'event' as const, row })),
    ...events.motions.map((row) => ({ section: 'motion' as const, row })),
    ...events.documents.map((row) => ({ section: 'document' as const, row })),
    ...events.findings.map((row) => ({ section: 'finding' as const, row })),
    ...surveys.waves.map((row) => ({ section: 'wave' as const, row })),
    ...surveys.questions.map((row) => ({ section: 'question' as const, row })),
    ...surveys.claims.map((row) => ({ section: 'claim' as const, row })),
    ...routes.routes.map((row) => ({ section: 'route' as const, row })),
    ...routes.schemes.flatMap(({ statuses, ...scheme }) =>
      statuses.map((row) => ({ section: 'scheme' as const, row: { ...scheme, ...row } })),
    ),
    ...routes.legal.map((row) => ({ section: 'legal' as const, row })),
    ...routes.logged.map((row) => ({ section: 'logged' as const, row })),
  ]
  return {
    head: { ...head, lines: lines.map(({ states: _, ...line }) => line) },
    parts: rows.map((part) => ({ ...part, slug: partSlug(content.slug, part) }) as Part),
  }
}

/** A dispute from its head and its rows. */
export function contentOf(head: Head, parts: readonly Part[]): DisputeContent {
  const of = <S extends Section>(section: S) =>
    parts.flatMap((part) => (part.section === section ? [part.row as Extract<Part, { section: S }>['row']] : []))
  const stops = of('stop')
  const phases = of('phase')
  const titles = new Set(phases.map(({ title }) => title))
  const schemes = of('scheme')
  return {
    ...head,
    facts: of('fact'),
    lines: head.lines.map((line) => ({
      ...line,
      states: of('line').flatMap(({ line: key, ...state }) => (key === line.key ? [state] : [])),
    })),
    positions: of('position'),
    phases: phases.map((phase, index) => ({
      ...phase,
      // A condition whose phase was given another title stands at the last.
      stops: stops.flatMap(({ phase: title, ...stop }) =>
        title === phase.title || (!titles.has(title) && index === phases.length - 1) ? [stop] : [],
      ),
    })),
    demands: { demands: of('demand').sort((one, other) => one.number - other.number) },
    events: { events: of('event'), motions: of('motion'), documents: of('document'), findings: of('finding') },
    surveys: { waves: of('wave'), questions: of('question'), claims: of('claim') },
    routes: {
      routes: of('route'),
      schemes: [...new Set(schemes.map(({ title }) => title))].map((title) => {
        const rows = schemes.filter((row) => row.title === title)
        const first = rows.find(({ payer }) => payer) ?? rows[0]!
        const { payer = 'not known', claimants = 'not known', covers = 'not known', rule = 'not known', ruleFrom } = first
        const statuses = rows.map(
          ({ title: _t, payer: _p, claimants: _c, covers: _o, rule: _r, ruleFrom: _f, ...status }) => status,
        )
        return { title, payer, claimants, covers, rule, ...(ruleFrom && { ruleFrom }), statuses }
      }),
      legal: of('legal'),
      logged: of('logged'),
    },
  }
}

/** A value of the desk with its sources named by keys that no other has. */
function withKeys<T>(value: T, prefix: string): T {
  if (Array.isArray(value)) return value.map((one) => withKeys(one, prefix)) as T
  if (value === null || typeof value !== 'object') return value
  const renamed = Object.entries(value).map(([key, one]) => [
    key,
    key === 'sources' && Array.isArray(one) ? one.map((number) => `${prefix}.${number}`) : withKeys(one, prefix),
  ])
  return Object.fromEntries(renamed) as T
}
const named = (sources: Sources, prefix: string): Sources =>
  Object.fromEntries(Object.entries(sources).map(([number, source]) => [`${prefix}.${number}`, source]))

/**
 * The rows of a file with the desk's laid over them: a row that the desk took over stands as the desk has it, whatever became of it in
 * the file since; what the desk withdrew is gone; what the desk added comes after.
 */
function laidOver(rows: readonly Part[], desk: readonly OfDesk<PartRecord>[]): Part[] {
  const left = new Map(desk.map((one) => [one.slug, one]))
  const slugs = new Set(rows.map(({ slug }) => slug))
  const moved = desk.filter(({ slug, fields }) => fields.taken && !slugs.has(slug))
  const ofDesk = ({ slug, withdrawn, recordedAt, fields }: OfDesk<PartRecord>): Part[] => {
    const row = { ...withKeys(fields.row, slug), recorded: dayOf(recordedAt) }
    return withdrawn ? [] : [{ slug, section: fields.section, row } as Part]
  }
  const kept = rows.flatMap((part) => {
    const taken =
      left.get(part.slug) ??
      moved.find(({ slug, fields }) => {
        const same = fields.section === part.section && left.has(slug)
        return (
          same && (fields.taken!.says === saysOf(part) || (fields.taken!.when !== null && fields.taken!.when === whenOf(part)))
        )
      })
    if (!taken) return [part]
    left.delete(taken.slug)
    return ofDesk(taken)
  })
  return [...kept, ...[...left.values()].flatMap(ofDesk)]
}

export type DeskOfDispute = { head: OfDesk<DisputeRecord> | undefined; parts: OfDesk<PartRecord>[] }

/** A dispute of the files with what the desk published laid over it; of the desk alone where there is no file. Undefined: withdrawn. */
export function withDesk(
  slug: string,
  file: DisputeContent | undefined,
  { head: ofDesk, parts: desk }: DeskOfDispute,
  recorded: string,
): DisputeContent | undefined {
  if (ofDesk?.withdrawn || (!file && !ofDesk)) return undefined
  if (!ofDesk && desk.length === 0) return file
  const { head, parts } = file ? partsOf(file) : { head: undefined, parts: [] }
  const { sources: ofHead = {}, ...fields } = ofDesk?.fields ?? {}
  const before = head ?? { slug, corrections: [], recorded, sources: { sources: {} } }
  const sources = Object.assign(
    { ...before.sources.sources },
    named(ofHead, slug),
    ...desk.map((one) => named(one.fields.sources, one.slug)),
  )
  return contentOf({ ...before, ...withKeys(fields, slug), sources: { sources } } as Head, laidOver(parts, desk))
}
