import { expect, onTestFinished, test } from 'vitest'
import { documentMaker } from '#app/platform/documents/document-maker.server.ts'
import { openLog } from '#app/platform/log.server.ts'
import { plainWords } from '#app/platform/markdown.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { startOfDay } from '#app/platform/time.ts'
import { meetingPaperData, type PaperAction, shortened } from './meeting-paper-data.ts'
import { MEETING_PAPER } from './meeting-paper-template.ts'

const TODAY = '2024-11-28'
const WORDS = 'The practice reads the #guidance, [asks] its *LMC* and writes $down$ what it decides. '

const action = (n: number, words: string): PaperAction => ({
  title: `Action ${n} with a long title of thirty`,
  state: 'Taking since 2 September 2024, in part',
  tally: '9 of 14 partners are for it; 2 against; 3 unsure.',
  facts: 'Effort: large · can be undone: partly · from 28 Jun 2024.',
  asks: words,
  disputed: words,
  local: words,
  strengths: n === 1 ? ['We examine each agreement', 'We sign no new one', 'We also stop existing ones', 'We withdraw'] : [],
})

async function sidesOf(actions: PaperAction[], partners: number): Promise<number> {
  const maker = documentMaker({ program: `${paths.root}app/commands/make-documents.ts`, log: openLog('silent') })
  onTestFinished(() => maker.stop())
  const frame = { site: 'Concert', menu: 'Menu of September 2024', meetsOn: null, today: TODAY, partners }
  const data = meetingPaperData({ name: 'Elm Surgery', code: 'Y00001' }, frame, actions)
  const job = { kind: 'pdf', template: MEETING_PAPER, data, pictures: {}, madeAt: startOfDay(TODAY) } as const
  const bytes = await maker.make('meeting', () => job)
  const counts = [
    ...Buffer.from(bytes)
      .toString('latin1')
      .matchAll(/\/Count (\d+)/g),
  ].map(([, count]) => Number(count))
  return Math.max(...counts)
}

test.each([
  ['ten actions with all the words there is room for, and three partners', 10, 3, 820 / 3],
  ['fourteen actions and fourteen partners', 14, 14, 585 / 3],
  ['one action and no partner', 1, 0, 1400 / 3],
  ['no action at all', 0, 1, 0],
])('the paper for %s takes two sides of A4', async (_what, actions, partners, letters) => {
  const words = shortened(WORDS.repeat(20), Math.floor(letters))
  expect(
    await sidesOf(
      Array.from({ length: actions }, (_, i) => action(i + 1, words)),
      partners,
    ),
  ).toBe(2)
})

test('a text that is too long ends at a word, and markup is read as words', () => {
  expect(shortened('one two three', 9)).toBe('one two …')
  expect(shortened(' one\n two ', 9)).toBe('one two')
  expect(plainWords('**Four** strengths:\n\n- [examine](https://x.org)\n- *leave* `all`')).toBe(
    'Four strengths: examine leave all',
  )
})
