import { expect, test } from 'vitest'
import { eventAnchors } from './chart-scales.ts'

const event = (label: string, vote = false) => ({ label, vote })

test('labels of events that are far apart stand over their lines', () => {
  expect(eventAnchors([event('3'), event('vote', true), event('4')], [0.1, 0.5, 0.9], 140)).toEqual([
    'middle',
    'middle',
    'middle',
  ])
})

test('of labels that would cover each other the vote stands first, then the shortest; what has no room is left to the list', () => {
  const events = [event('document'), event('vote', true), event('8'), event('vote'), event('1'), event('2')]
  const at = [0.38, 0.53, 0.56, 0.7, 0.71, 0.86]
  const anchors = eventAnchors(events, at, 140)
  expect(anchors.slice(1, 3)).toEqual(['middle', 'start'])
  expect(anchors[0]).toBe('end')
  expect(anchors[3]).toBeNull()
  // On a wide drawing all have room.
  expect(eventAnchors(events, at, 1200)).not.toContain(null)
})
