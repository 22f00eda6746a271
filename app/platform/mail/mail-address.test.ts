import { expect, test } from 'vitest'
import { checkMailAddress } from './mail-address.ts'

test.each([
  ['partner@elm.example.org', 'partner@elm.example.org'],
  ['  Partner@Elm.Example.ORG\r\n', 'partner@elm.example.org'],
  ['\ufeff\u200bpartner@elm.example.org\u00a0', 'partner@elm.example.org'],
  ["sinead.o'brien+gp@nhs.net", "sinead.o'brien+gp@nhs.net"],
  ['a@xn--exmple-cua.org', 'a@xn--exmple-cua.org'],
])('%j is kept as %s', (typed, address) => {
  expect(checkMailAddress(typed)).toEqual({ ok: true, address })
})

test.each([
  ['', 'Enter an e-mail address.'],
  [' \u200b ', 'Enter an e-mail address.'],
  ['partner', 'one @'],
  ['partner@elm@example.org', 'one @'],
  ['Ann Other <ann@example.org>', 'the address alone'],
  ['"ann"@example.org', 'the address alone'],
  ['ann@example.org (Ann)', 'the address alone'],
  ['mailto:ann@example.org', 'the address alone'],
  ['ann@[127.0.0.1]', 'the address alone'],
  ['ann@example.org, bob@example.org', 'one address'],
  ['ann@example.org;bob@example.org', 'one address'],
  ['ann@example.org bob@example.org', 'one address'],
  ['an n@example.org', 'no spaces'],
  ['ann@example.org\r\nBcc: all@example.org', 'no line breaks'],
  ['ann@example.org\nbob@example.org', 'no line breaks'],
  ['ann\u0000@example.org', 'U+0000'],
  ['ann%example.org@relay.example', 'before the @'],
  ['relay!ann@example.org', 'before the @'],
  ['.ann@example.org', 'before the @'],
  ['ann..other@example.org', 'before the @'],
  ['ann@localhost', 'after the @'],
  ['ann@example.org.', 'after the @'],
  ['ann@-example.org', 'after the @'],
  ['ann@example.1', 'after the @'],
  [`${'a'.repeat(65)}@example.org`, 'longer'],
  [`a@${'b.'.repeat(130)}org`, 'longer'],
  ['a'.repeat(10_000), 'one @'],
])('%j is refused: %s', (typed, words) => {
  expect(checkMailAddress(typed)).toEqual({ ok: false, message: expect.stringContaining(words) })
})

test.each([
  ['a Cyrillic a', 'p\u0430rtner@elm.example.org', '“\u0430” (U+0430)'],
  ['a Cyrillic letter in the domain', 'partner@\u0435lm.example.org', '“\u0435” (U+0435)'],
  ['a dotless i', 'adm\u0131n@example.org', '“\u0131” (U+0131)'],
  ['a Kelvin sign, which folds to a k', '\u212aate@example.org', '“\u212a” (U+212A)'],
  ['wide letters', '\uff41nn@example.org', '“\uff41” (U+FF41)'],
  ['a wide @', 'ann\uff20example.org', '“\uff20” (U+FF20)'],
  ['an ideographic full stop', 'ann@example\u3002org', '“\u3002” (U+3002)'],
  ['a zero-width space inside', 'an\u200bn@example.org', 'U+200B'],
  ['a soft hyphen', 'an\u00adn@example.org', 'U+00AD'],
  ['a mark that turns writing round', 'ann\u202e@example.org', 'U+202E'],
  ['half a pair', 'ann\ud800@example.org', 'U+D800'],
])('%s is refused, never taken for what it looks like, and is named', (_what, typed, words) => {
  expect(checkMailAddress(typed)).toEqual({ ok: false, message: expect.stringContaining(words) })
})
