import { expect, test } from 'vitest'
import { nearReleases } from './near-releases.ts'

/** Newest first; the week to 10 November was issued twice. */
const releases = [
  { id: '2024-11-18', weekEnd: '2024-11-17' },
  { id: '2024-11-11-2', weekEnd: '2024-11-10' },
  { id: '2024-11-11', weekEnd: '2024-11-10' },
  { id: '2024-11-04', weekEnd: '2024-11-03' },
]
const near = (typed: string) => nearReleases(typed, releases).near.map(({ id }) => id)

test('a day without a release is said, and offered the releases before and after it', () => {
  expect(nearReleases('2024-11-12', releases)).toMatchObject({
    title: 'No release of 12 November 2024',
    words: 'Releases come out on Mondays, each with the figures of the week that ended the day before.',
  })
  expect(near('2024-11-12')).toEqual(['2024-11-11-2', '2024-11-18'])
  expect(near('2024-11-03')).toEqual(['2024-11-04', '2024-11-11'])
  expect(near('2024-12-25')).toEqual(['2024-11-18'])
})

test('a day before the first release is offered the first, and what is no day the latest', () => {
  expect(nearReleases('2024-06-03', releases)).toMatchObject({ words: 'That day lies before the first release.' })
  expect(near('2024-06-03')).toEqual(['2024-11-04'])
  expect(nearReleases('latest', releases)).toMatchObject({
    title: 'No such release',
    words: '“latest” is not the day of a release.',
  })
  expect(near('latest')).toEqual(['2024-11-18'])
})
