import { expect, test } from 'vitest'
import { charactersOf, freeText, letterWords } from './free-text.ts'

test('a text is measured in characters as people see them, a line end as one', () => {
  expect(['', 'abc', 'é', 'é', '👩‍⚕️', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', 'a\nb', 'Ŵ'].map(charactersOf)).toEqual([0, 3, 1, 1, 1, 1, 3, 1])
})

test('as many characters as are promised are taken, also on many lines and with accents; one more is refused', () => {
  const field = freeText(1500)
  const lines = Array.from({ length: 40 }, () => 'x'.repeat(36)).join('\r\n')
  const full = `${lines}${'x'.repeat(1500 - 40 * 36 - 39)}`
  expect(field.parse(full)).toHaveLength(1500)
  expect(field.parse('ŵ'.repeat(1500))).toBe('ŵ'.repeat(1500))
  expect(field.parse('👩‍⚕️'.repeat(1500))).toBe('👩‍⚕️'.repeat(1500))
  expect(field.safeParse(`${full}x`).error?.issues[0]?.message).toBe('The text is longer than 1,500 characters. Shorten it.')
})

test('a letter takes no emoji, and every sign that is text', () => {
  const words = letterWords(300)
  for (const text of ['© 2024', 'Ŵyr Ωμέγα', 'a ✓ b', '1 → 2', 'No. 12', ''])
    expect(words.safeParse(text).success, text).toBe(true)
  for (const text of ['Thank you 🙂', '✅ done', '🏴󠁧󠁢󠁥󠁮󠁧󠁿', '☎️ us', '🇬🇧'])
    expect(words.safeParse(text).error?.issues[0]?.message, text).toContain('cannot print an emoji')
})
