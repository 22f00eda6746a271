import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { testFolder } from './test-folder.ts'

/** A content folder for one test, removed afterwards: files by their path under `content/`. */
export function contentFolder(files: Record<string, string>): string {
  const folder = join(testFolder(), 'content')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

const care = 'owner: Editors\nlastReviewed: 2024-06-01\nreviewEvery: 6 months\n'
const sources = 'sources:\n  - title: A page\n    url: https://example.org/page\n    date: 1 Jun 2024\n'

export const roundText = (beganOn = '2024-08-01', endedOn = '2025-03-19') =>
  `---\ntitle: A round\nkind: pick-any\nbeganOn: ${beganOn}\nendedOn: ${endedOn}\nsummary: What it is.\n${sources}${care}---\nWords.\n`

export const actionText = (shortTitle: string) =>
  `---\ntitle: Take ${shortTitle}\nshortTitle: ${shortTitle}\nscope: practice\nsummary: What it is.
reversible:
  answer: "yes"
  words: It is.
effort:
  size: small
  words: Little.
contract:
  committee: No breach.
  disputed: Not known.
patientSafety: Not known.
systems:
  EMIS Web: Not known.
  SystmOne: Not known.
  Medicus: Not known.
questions:
  - question: Why?
    answer: Because.
${sources}${care}---
## What it asks\n\nThis.\n\n## Why it was called\n\nThat.\n\n## Step by step\n\n1. One.\n\n## What to record\n\nThe day.\n\n## Traps\n\nNone.
`

/** The same with steps, each as the YAML lines of one item: `  - id: agree\n    title: Agree\n`. */
export const actionTextWithSteps = (shortTitle: string, ...steps: string[]) =>
  actionText(shortTitle).replace('\nquestions:\n', `\nsteps:\n${steps.join('')}questions:\n`)

/** An edition that offers these actions in order; a line may be given whole, as YAML under its dash. */
export const editionText = (number: number, on: string, offers: string[], precision = 'day') =>
  `---\nnumber: ${number}\ntitle: Menu ${number}\npublished:\n  on: ${on}\n  precision: ${precision}\npublishedBy: GPC England\nsummary: What changed.\noffers:\n${offers
    .map((offer) =>
      offer.includes(':') ? `  - ${offer}\n` : `  - action: ${offer}\n    standing: offered\n    wording: Take it.\n`,
    )
    .join('')}${sources}---\n`

export const ballotText = (lines = '') =>
  `---\nround: first\nkind: non-statutory\ntitle: A vote\nquestion: Will you?\nsoughtAnswer: "yes"\nelectorate: Partners
opened:
  on: 2024-06-17
  precision: day
closedOn: 2024-07-29
declaredOn: 2024-08-01
eligible: 12590
issued: not known
cast: 8518
yes: 8375
no: 143
spoiled: not known
${lines}summary: How it went.\n${sources}${care}---\n`

/** One round with two actions, one edition and one vote. */
export const smallContent = {
  'rounds/first/round.md': roundText(),
  'actions/cap/guidance.md': actionText('Cap'),
  'actions/notice/guidance.md': actionText('Notice'),
  'rounds/first/editions/01-july.md': editionText(1, '2024-07-05', ['cap', 'notice']),
  'ballots/vote.md': ballotText(),
}
