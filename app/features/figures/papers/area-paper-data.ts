import { LMC_NOTE, ofInWords, percentInWords } from '#app/features/figures/disclosure/figure-words.ts'
import { axisDay } from '#app/features/figures/pictures/figure-shares.ts'
import type { LmcFigures, WeekFigures } from '#app/features/figures/releases/week-figures.ts'
import { longDay, moment } from '#app/platform/dates-in-words.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { type Day, daysBetween } from '#app/platform/time.ts'
import { rateInWords } from './paper-words.ts'

/** Return rates by week's end, in percent; null in weeks without a figure of the LMC. Earliest first. */
export type Returns = { weekEnd: Day; own: number | null; england: number }[]
type Shown = Extract<LmcFigures, { shown: true }>

/** The data of an LMC's area on one side of A4: published figures alone, the same as on its page. */
export function areaPaperData(week: WeekFigures, lmc: Shown, returns: Returns, siteName: string) {
  const { england, columns, regions, weekEnd, first } = week
  const region = regions.find(({ code }) => code === lmc.region?.code)
  const rows = columns
    .map(({ shortTitle }, index) => {
      const [own, whole] = [lmc.taking[index]!, england.actions[index]!.taking]
      const ofRegion = region?.figures?.taking[index]
      return {
        name: shortTitle,
        of: ofInWords(own),
        percent: percentInWords(own),
        share: own.percent === null ? null : own.count / own.of,
        englandShare: (whole.percent ?? 0) / 100,
        region: ofRegion ? percentInWords(ofRegion) : '–',
        england: percentInWords(whole),
        count: own.count,
      }
    })
    .sort((one, other) => other.count - one.count)
  const most = rows[0]
  return {
    site: siteName,
    for: `As at ${longDay(weekEnd)}`,
    title: lmc.name,
    lead: `${inFigures(lmc.of)} of ${inFigures(lmc.open)} practices are counted as reporting in the four weeks to ${longDay(weekEnd)}.${most ? ` The action taken most is ${most.name}: ${most.of} reporters.` : ''} No figure here is about one practice.`,
    strip: [
      { head: 'Reported in four weeks', big: `${lmc.reportRate}%`, unit: '', note: `England ${rateInWords(england)}` },
      { head: 'Actions on the menu', big: String(columns.length), unit: '', note: first.edition.title },
      {
        head: 'Region',
        big: region ? rateInWords(region) : '–',
        unit: '',
        note: `reported in ${lmc.region?.name ?? 'no region'}`,
      },
    ],
    note: `edition ${first.edition.number}, ${first.edition.title}`,
    alt: rows.map(({ name, of, england: whole }) => `${name}: ${of}, England ${whole}`).join('; '),
    region: lmc.region?.name ?? 'Region',
    rows,
    key: LMC_NOTE,
    courseNote: '% of open practices that reported in four weeks',
    courseAlt: `Return rate week by week: this LMC from ${returns.find(({ own }) => own !== null)?.own ?? 0}% to ${lmc.reportRate}%, England to ${rateInWords(england)}.`,
    courseKey: `green: ${lmc.name}; grey: England`,
    course: courseOfReturns(returns),
    how: [
      {
        head: 'Base.',
        words:
          'A share is of the practices that reported in four weeks, not of all. “Not decided” and “not applicable here” stay in it, and silence is not no.',
      },
      {
        head: 'Practices.',
        words:
          'Counted are those open on that day, as the register had them at the release. One that came from another LMC or went to one moves in these figures at the start of a quarter.',
      },
      {
        head: 'Source.',
        words: `${siteName}, release of ${longDay(first.id.slice(0, 10))}, known on ${moment(first.knownAt)}, method ${first.method}. The figures of an LMC are never worked out again.`,
      },
    ],
    footer: `${siteName} · ${lmc.name} · as at ${longDay(weekEnd)}`,
  }
}

function courseOfReturns(returns: Returns) {
  const [from, to] = [returns[0]?.weekEnd ?? '', returns.at(-1)?.weekEnd ?? '']
  const across = (day: Day) => (from === to ? 1 : daysBetween(from, day) / daysBetween(from, to))
  return {
    from: from ? axisDay(from) : '',
    to: to ? axisDay(to) : '',
    own: returns.flatMap(({ weekEnd, own }) => (own === null ? [] : [[across(weekEnd), own / 100]])),
    england: returns.map(({ weekEnd, england }) => [across(weekEnd), england / 100]),
  }
}
