import { lastDayOf, readRoughDay } from '#app/platform/rough-days.ts'
import { ENDS_A_DEMAND } from './dispute-words.ts'
import type { DisputeContent, Parts, Refuse } from './read-dispute.server.ts'
import { beginsOn, isWhen, knownFrom } from './when-rules.ts'

/* What one file alone cannot see of a dispute: names that another file must know, and days in their order. */

/** Every key of a source, wherever it stands, is in sources.md, and one of them at least can have known what it is named for. */
export function namedSources(
  part: keyof Parts,
  value: unknown,
  found: DisputeContent,
  refuse: Refuse,
  path: (string | number)[] = [],
): void {
  if (Array.isArray(value)) for (const [index, one] of value.entries()) namedSources(part, one, found, refuse, [...path, index])
  else if (value !== null && typeof value === 'object')
    for (const [key, one] of Object.entries(value)) {
      if (key !== 'sources') namedSources(part, one, found, refuse, [...path, key])
      else {
        const names = one as string[]
        for (const name of names)
          if (!(name in found.sources.sources)) refuse(part, [...path, key], `"${name}" is not in sources.md.`)
        // What is worked out here may rest on what came before it: that nothing was found since.
        const { when, derived } = value as { when?: unknown; derived?: true }
        if (typeof when === 'string' && isWhen(when) && !derived && names.every((name) => endedBefore(name, when, found)))
          refuse(part, [...path, key], `${names.join(' and ')}: dated before ${when}, so no source here can tell of it.`)
      }
    }
}

/** A source with a plain date, no "about", that lies wholly before a row: it cannot tell of what came after it. */
function endedBefore(name: string, when: string, { sources: { sources } }: DisputeContent): boolean {
  const dated = readRoughDay(sources[name]?.date ?? '')
  return dated !== undefined && !dated.endsWith('~') && lastDayOf(dated) < beginsOn(when)
}

export function namedLines(lines: 'all' | string[], { lines: known }: DisputeContent, refuse: (message: string) => void): void {
  for (const line of lines === 'all' ? [] : lines)
    if (!known.some(({ key }) => key === line)) refuse(`"${line}" is no line of this dispute.`)
}

export function checkDemands(found: DisputeContent, refuse: Refuse): void {
  const numbers = new Set<number>()
  for (const [index, { number, lines, asked, deadlines, outcomes }] of found.demands.demands.entries()) {
    const at = (...path: (string | number)[]) => ['demands', index, ...path]
    if (numbers.has(number)) refuse('demands', at('number'), `${number} is taken by another demand.`)
    numbers.add(number)
    namedLines(lines, found, (message) => refuse('demands', at('lines'), message))
    for (const [nth, { when, due }] of deadlines.entries()) {
      const before = deadlines[nth - 1]
      if (lastDayOf(due) < beginsOn(asked.when)) refuse('demands', at('deadlines', nth, 'due'), 'is before the demand was made.')
      if (before && lastDayOf(due) <= lastDayOf(before.due))
        refuse(
          'demands',
          at('deadlines', nth, 'due'),
          `moves the deadline to an earlier day than ${before.due}: withdraw the demand and make another.`,
        )
      if (before && knownFrom(when) < knownFrom(before.when))
        refuse('demands', at('deadlines', nth, 'when'), 'is before the deadline above it.')
    }
    for (const [nth, { when, state }] of outcomes.entries()) {
      const before = outcomes[nth - 1]
      if (knownFrom(when) < beginsOn(asked.when)) refuse('demands', at('outcomes', nth, 'when'), 'is before the demand was made.')
      if (before && knownFrom(when) <= knownFrom(before.when))
        refuse('demands', at('outcomes', nth, 'when'), 'is not after the outcome above it: one outcome a day.')
      if (before && ENDS_A_DEMAND.includes(before.state))
        refuse('demands', at('outcomes', nth, 'state'), `is a second outcome: "${before.state}" ended the demand.`)
      if (before?.state === state) refuse('demands', at('outcomes', nth, 'state'), 'says the same as the outcome above it.')
    }
  }
}

export function checkSurveys({ surveys, lines }: DisputeContent, refuse: Refuse): void {
  for (const [index, { line, results, comparable }] of surveys.questions.entries()) {
    const at = (...path: (string | number)[]) => ['questions', index, ...path]
    if (line !== 'all' && !lines.some(({ key }) => key === line))
      refuse('surveys', at('line'), `"${line}" is no line of this dispute.`)
    if (comparable === 'once' && results.filter(({ percent }) => percent !== null).length > 1)
      refuse('surveys', at('comparable'), 'is not "once": more waves have a figure.')
    for (const [nth, { wave, percent, n, of, words }] of results.entries()) {
      if (!surveys.waves.some(({ key }) => key === wave))
        refuse('surveys', at('results', nth, 'wave'), `"${wave}" is no wave of this dispute.`)
      if (percent === null && !words)
        refuse('surveys', at('results', nth, 'words'), 'is missing: without a share the words of the source stand here.')
      if (n !== null && of === null) refuse('surveys', at('results', nth, 'of'), 'is missing: a number is of how many.')
      if (n !== null && of !== null && n > of) refuse('surveys', at('results', nth, 'n'), `is more than the ${of} it is of.`)
      if (n !== null && of !== null && n <= of && percent !== null && Math.abs((100 * n) / of - percent) > 1)
        refuse('surveys', at('results', nth, 'percent'), `does not agree with ${n} of ${of}.`)
    }
  }
}
