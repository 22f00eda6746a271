import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { paths } from '#app/platform/paths.server.ts'
import { ownFolder } from '#test/support/own-folder.ts'
import { readDisputes } from './read-dispute.server.ts'

const { folder, remove } = ownFolder()
afterAll(remove)

/** The messages for the shipped disputes with one piece of one file in other words. */
function withChange(part: string, from: string | RegExp, to: string): string[] {
  const content = join(folder, 'content')
  rmSync(content, { recursive: true, force: true })
  cpSync(join(paths.content, 'disputes', 'primary-care-support'), join(content, 'disputes', 'primary-care-support'), {
    recursive: true,
  })
  const file = join(content, 'disputes', 'primary-care-support', `${part}.md`)
  const text = readFileSync(file, 'utf8')
  const changed = text.replace(from, to)
  expect(changed).not.toBe(text)
  writeFileSync(file, changed)
  return readDisputes(content).messages.map(({ file: name, line, message }) => {
    expect(line).toBeGreaterThan(0)
    expect(name).toContain(`disputes/primary-care-support/${part}.md`)
    return message
  })
}

test('the disputes that ship, and that of the demonstration, have nothing wrong', () => {
  expect(readDisputes(paths.content).messages).toEqual([])
  expect(readDisputes(join(paths.root, 'demonstration', 'content')).messages).toEqual([])
})

test.each([
  ['demands', 'due: "2017-12-31"', 'due: "2017-01-31"', 'is before the demand was made'],
  ['demands', 'due: "2017-06"', 'due: "2017-02"', 'moves the deadline to an earlier day'],
  ['demands', 'due: "2017-12-31"', 'due: "31/11/2017"', 'as exact as it is known'],
  ['demands', 'number: 2', 'number: 1', 'is taken by another demand'],
  ['demands', 'lines: [payments]', 'lines: [trainees]', '"trainees" is no line of this dispute'],
  [
    'demands',
    '- { when: "by 2017-06-30", state: partly',
    '- { when: "2017-06-01", state: kept, words: "Paid.", sources: [P-DEM] }\n      - { when: "by 2017-06-30", state: partly',
    'is a second outcome',
  ],
  [
    'demands',
    '- { when: "by 2017-06-30", state: partly',
    '- { when: "by 2017-06-30", state: not, words: "No.", sources: [P-DEM] }\n      - { when: "by 2017-06-30", state: partly',
    'one outcome a day',
  ],
  ['surveys', 'n: 658, of: 748', 'n: 758, of: 748', 'is more than the 748'],
  ['surveys', 'n: 658, of: 748', 'n: 658, of: null', 'a number is of how many'],
  ['surveys', 'n: 658, of: 748', 'n: 558, of: 748', 'does not agree with 558 of 748'],
  ['surveys', 'percent: 88, n: 658', 'percent: 188, n: 658', 'is at most 100%.'],
  ['surveys', /base: practices, period: at the time/, 'period: at the time', 'is missing'],
  ['surveys', 'wave: cap-1, percent: 63', 'wave: cap-9, percent: 63', '"cap-9" is no wave'],
  ['events', 'when: "2015-08"', 'when: "about November 2017"', 'as exact as it is known'],
  ['events', 'sources: [PAC1] }', 'sources: [] }', 'names at least one source'],
  ['events', 'sources: [PAC1] }', 'sources: [NOWHERE] }', '"NOWHERE" is not in sources.md'],
  ['events', '"2018-01-19", kind: survey', '"2018-01-25", kind: survey', 'S002: dated before 2018-01-25'],
  ['events', 'The contract is signed.', 'About patient 943 476 5919.', 'holds what looks like an NHS number'],
  ['sources', /url: "https:\/\/www.accountancydaily[^"]*"/, 'url: "javascript:alert(1)"', 'begins with https://'],
  ['sources', /url: "https:\/\/www.accountancydaily[^"]*"/, 'url: ""', 'begins with https://'],
  ['sources', /, url: "https:\/\/www.accountancydaily[^"]*"/, '', 'is missing'],
  ['dispute', 'asks: That', 'asked: That', '"asked" is not a field here'],
])('in %s, %s written as %s is refused with its line', (part, from, to, words) => {
  expect(withChange(part, from, to).join('\n')).toContain(words)
})
