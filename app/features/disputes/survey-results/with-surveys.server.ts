import type { AskedDispute, DisputeShown } from '#app/features/disputes/file/dispute-queries.server.ts'
import type { QuestionOn } from '#app/features/disputes/file/dispute-rules.ts'
import { surveysOfDispute } from '#app/features/disputes/surveys/survey-store.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Day, dayOf } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { type Changes, changesIn } from './changes-rules.ts'
import { type Row, rowsOf, type Wave, waveOf } from './wave-queries.server.ts'

/** A wave asked in Concert, as the page of its dispute names it. `changes`: held against the wave before; null where there is none. */
export type AskedWave = {
  slug: string
  title: string
  closesOn: Day
  resultsOn: Day
  answered: number | null
  isOut: boolean
  changes: Changes | null
}

const ASKER = 'GPC England, in Concert'

/** A dispute with the waves that were asked in it in Concert, among those of its file: as far as they were opened and out on its day. */
export function withSurveys(db: Db, asked: AskedDispute): { asked: AskedDispute; waves: AskedWave[] } {
  const { dispute } = asked
  const opened = surveysOfDispute(db, dispute.slug)
    .map((survey) => waveOf(db, survey))
    .filter(({ opensAt }) => dayOf(opensAt) <= dispute.day)
  if (opened.length === 0) return { asked, waves: [] }
  const isOut = ({ published, resultsAt }: Wave) => published !== null && dayOf(resultsAt) <= dispute.day
  const out = opened.filter(isOut)
  const compared = out.map((wave) => ({ wave, earlier: out.find(({ slug }) => slug === wave.fields.follows) }))
  const rows = compared.map(({ wave, earlier }) => ({ wave, earlier, rows: rowsOf(wave, earlier) }))
  const waves = opened.map((wave): AskedWave => {
    const found = rows.find((one) => one.wave === wave)
    const changes = found?.earlier ? changesIn(found.rows) : null
    const { slug, fields, published } = wave
    const dates = { closesOn: fields.closesOn, resultsOn: dayOf(wave.resultsAt) }
    return {
      ...{ slug, title: fields.title, ...dates, changes },
      isOut: found !== undefined,
      answered: found ? (published?.answered ?? null) : null,
    }
  })
  return { asked: { ...asked, dispute: added(dispute, rows) }, waves }
}

type Worked = { wave: Wave; earlier: Wave | undefined; rows: Row[] }

function added(dispute: DisputeShown, worked: Worked[]): DisputeShown {
  const sourceOf = ({ slug }: Wave) => `concert-${slug}`
  const madeUp = dispute.origin === 'made up'
  const source = ({ wave }: Worked) => ({
    title: `“${wave.fields.title}”, answered in Concert`,
    url: madeUp ? 'made up' : 'not known',
    date: longDay(dayOf(wave.resultsAt)),
  })
  return {
    ...dispute,
    sources: { ...dispute.sources, ...Object.fromEntries(worked.map((one) => [sourceOf(one.wave), source(one)])) },
    waves: [
      ...dispute.waves,
      ...worked.map(({ wave }) => ({
        ...{ key: wave.slug, name: wave.fields.wave, asker: ASKER, asked: dayOf(wave.opensAt), published: dayOf(wave.resultsAt) },
        samples: wave.published?.answered ? [{ of: wave.fields.sample, n: wave.published.answered }] : [],
        words: wave.fields.achieved ? `What came of it: ${wave.fields.achieved}` : undefined,
        sources: [sourceOf(wave)],
      })),
    ],
    questions: [...dispute.questions, ...questionsOf(dispute, worked, sourceOf)],
    claims: [...dispute.claims, ...worked.flatMap((one) => claimsOf(dispute, one, sourceOf(one.wave)))],
  }
}

/** A row for each headline that any wave has, with the figure of every wave that asked it. */
function questionsOf(dispute: DisputeShown, worked: Worked[], sourceOf: (wave: Wave) => string): QuestionOn[] {
  const ids = [...new Set(worked.flatMap(({ rows }) => rows.map(({ id }) => id)))]
  return ids.flatMap((id) => {
    const found = worked.flatMap(({ wave, rows }) =>
      rows.filter((row) => row.id === id && row.share).map((row) => ({ wave, row })),
    )
    const last = found.at(-1)?.row
    if (!last) return []
    const { question, comparable, why, reported } = last
    const lineName = dispute.lines.find(({ key }) => key === question.line)?.name ?? 'All lines'
    const results = found.map(({ wave, row: { share, volume, question: asked } }) => ({
      ...{ wave: wave.slug, name: wave.fields.wave, percent: share!.percent, n: share!.count, of: share!.of, counted: null },
      ...{ interval: share!.interval, base: asked.base, period: asked.period, sources: [sourceOf(wave)] },
      ...(volume !== null && { words: `About ${inFigures(volume)} in all, worked out from bands` }),
    }))
    return { ...{ line: question.line, lineName, reported, exact: question.words, comparable, why, results } }
  })
}

/** What each side says of change, beside what the figures say. */
function claimsOf(dispute: DisputeShown, { wave, earlier, rows }: Worked, source: string): DisputeShown['claims'] {
  const beside = earlier ? changeWords(changesIn(rows)) : `The figures of ${wave.fields.wave}, the first wave.`
  const said = [
    ['GPC England', wave.fields.saidCommittee],
    [dispute.contractor ?? dispute.counterparty, wave.fields.saidOther],
  ] as const
  return said.flatMap(([who, words]) => (words ? { when: dayOf(wave.resultsAt), who, words, beside, sources: [source] } : []))
}

/** "2 better, 1 worse, 3 not beyond chance; 1 cannot be compared." */
export function changeWords({ better, worse, other, same, not }: Changes): string {
  const moved = [
    [better.length, 'better'],
    [worse.length, 'worse'],
    [other.length, 'moved, neither better nor worse'],
    [same.length, 'not beyond chance'],
  ] as const
  const words = moved.flatMap(([n, name]) => (n > 0 ? `${n} ${name}` : [])).join(', ')
  return `${words || 'Nothing compares'}${not.length > 0 ? `; ${not.length} cannot be compared` : ''}.`
}
