import { expect, test } from 'vitest'
import { openedOnce } from './opened-once.ts'

test('what is opened once is opened for all who ask, and anew after a fault alone', async () => {
  let times = 0
  let faulty = true
  const opened = openedOnce(async () => {
    times++
    if (faulty) throw new Error('not now')
    return 'open'
  })
  await expect(Promise.all([opened(), opened()])).rejects.toThrow('not now')
  expect(times).toBe(1)
  faulty = false
  expect(await Promise.all([opened(), opened()])).toEqual(['open', 'open'])
  expect(await opened()).toBe('open')
  expect(times).toBe(2)
})
