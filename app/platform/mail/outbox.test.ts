import { expect, test } from 'vitest'
import { inTransaction } from '#db/client.server.ts'
import { mails } from '#db/schema/mail.ts'
import { contentFolder } from '#test/support/content.ts'
import { freshDatabase } from '#test/support/database.ts'
import { MESSAGE_FIELDS, type MessageSlug } from './message-fields.ts'
import { readMessageText, readMessageTexts } from './message-texts.server.ts'
import { putMail, sentOf } from './outbox.server.ts'

const NOW = 1_782_000_000_000
const invitation = {
  message: 'invitation',
  to: 'Partner@Elm.example.org ',
  values: {
    inviter: 'Borsetshire LMC',
    role: 'practice manager of Elm & Oak Surgery',
    until: '6 December 2026',
    link: 'https://concert.example.org/invitation/abc_-9',
  },
  askedBy: 'officer-1',
} as const

test.each(Object.keys(MESSAGE_FIELDS) as MessageSlug[])('the text of "%s" keeps to its contract', (slug) => {
  const read = readMessageText(slug)
  expect(read.ok ? [] : read.messages).toEqual([])
})

test('a mail is put as plain text and as HTML, to the folded address', () => {
  const db = freshDatabase()
  const id = putMail(db, invitation, NOW)
  const mail = db.select().from(mails).get()
  expect(mail).toMatchObject({ id, toEmail: 'partner@elm.example.org', nextTryAt: NOW, tries: 0, sentAt: null })
  expect(mail?.subject).toBe('Borsetshire LMC invites you to {{site}}')
  expect(mail?.text).toContain('as practice manager of Elm & Oak Surgery.')
  expect(mail?.text).toContain('Accept the invitation:\nhttps://concert.example.org/invitation/abc_-9\n')
  expect(mail?.html).toContain('as practice manager of Elm &amp; Oak Surgery.')
  expect(mail?.html).toContain('<a class="button" href="https://concert.example.org/invitation/abc_-9">Accept the invitation</a>')
})

test('what is undone takes its mail with it', () => {
  const db = freshDatabase()
  expect(() =>
    inTransaction(db, (tx) => {
      putMail(tx, invitation, NOW)
      throw new Error('refused')
    }),
  ).toThrow('refused')
  expect(sentOf(db, { askedBy: 'officer-1' })).toEqual([])
})

test('a value is text: HTML, Markdown and names in braces come out as they were typed', () => {
  const db = freshDatabase()
  putMail(db, { ...invitation, values: { ...invitation.values, inviter: '<b>Ann</b> **&** {{link}}' } }, NOW)
  const mail = db.select().from(mails).get()
  expect(mail?.text).toContain('<b>Ann</b> **&** {{link}} invites you')
  expect(mail?.html).toContain('&lt;b&gt;Ann&lt;/b&gt; **&amp;** {{link}} invites you')
})

test.each([
  ['a line break', 'Ann\r\nBcc: all@example.org'],
  ['a bare line feed', 'Ann\nBcc: all@example.org'],
  ['a line separator', 'Ann\u2028Bcc'],
  ['a mark that turns writing round', 'Ann\u202egpj.exe'],
  ['nothing', ' '],
  ['10,000 characters', 'x'.repeat(10_000)],
  ['an address of the web', 'Your account is locked: https://evil.example'],
])('a value with %s puts no mail', (_what, inviter) => {
  const db = freshDatabase()
  expect(() => putMail(db, { ...invitation, values: { ...invitation.values, inviter } }, NOW)).toThrow('inviter')
  expect(db.select().from(mails).all()).toEqual([])
})

test.each([
  'javascript:alert(1)',
  '/invitation/abc',
  'https://concert.example.org/a b',
  'https://concert.example.org/"onclick="',
  'https://x.example/\r\nBcc: a@b.org',
])('%j is no link of a mail', (link) => {
  expect(() => putMail(freshDatabase(), { ...invitation, values: { ...invitation.values, link } }, NOW)).toThrow('link')
})

test.each(['a@b.org, c@d.org', 'Ann <ann@example.org>', 'ann@example.org\r\nBcc: all@example.org', 'ann'])(
  'to %j no mail is put, and the refusal does not repeat it',
  (to) => {
    const db = freshDatabase()
    expect(() => putMail(db, { ...invitation, to }, NOW)).toThrow(/^(?!.*ann).*not one address/)
    expect(db.select().from(mails).all()).toEqual([])
  },
)

test('a field too few or too many puts no mail', () => {
  const { link: _link, ...without } = invitation.values
  expect(() => putMail(freshDatabase(), { ...invitation, values: without as never }, NOW)).toThrow('lacks its field "link"')
  const more = { ...invitation.values, cc: 'x' }
  expect(() => putMail(freshDatabase(), { ...invitation, values: more }, NOW)).toThrow('no field "cc"')
})

test('whoever asked sees what was sent, the latest first, without an address', () => {
  const db = freshDatabase()
  putMail(db, { ...invitation, batch: 'list-1' }, NOW)
  const second = putMail(db, { ...invitation, to: 'other@elm.example.org' }, NOW + 1)
  putMail(db, { ...invitation, askedBy: 'officer-2', batch: 'list-2' }, NOW)
  const mine = sentOf(db, { askedBy: 'officer-1' })
  expect(mine).toHaveLength(2)
  expect(mine[0]).toEqual({
    id: second,
    message: 'invitation',
    createdAt: NOW + 1,
    state: 'waiting',
    tries: 0,
    lastFailure: null,
  })
  expect(JSON.stringify(mine)).not.toContain('@')
  expect(sentOf(db, { batch: 'list-1' })).toHaveLength(1)
  expect(sentOf(db, { askedBy: 'officer-1', batch: 'list-2' })).toEqual([])
})

test('a content folder with a broken, a missing and an unknown message is named file by file', () => {
  const folder = contentFolder({
    'messages/invitation.md':
      '---\nsubject: "{{link}}"\nfields: [inviter]\nowner: a\nlastReviewed: 2026-11-22\nreviewEvery: 1 months\n---\nSee {{link}} and {{place}}\n',
    'messages/birthday.md': 'x',
  })
  const { messages } = readMessageTexts(folder)
  const words = messages.map(({ file, line, message }) => `${file}:${line} ${message}`)
  expect(words).toContain('content/messages/invitation.md:3 "fields": this mail is given inviter, role, until, link.')
  expect(words).toContain('content/messages/invitation.md:2 "{{link}}" is not a field of the subject.')
  expect(words).toContain('content/messages/invitation.md:8 "{{place}}" is not a field of this mail.')
  expect(words).toContain(
    'content/messages/invitation.md:8 A link has a line of its own: the words of the button, a colon, {{link}}.',
  )
  expect(words).toContain('content/messages/birthday.md:1 No mail of Concert has this name.')
  expect(words).toContain('content/messages/password-reset.md:1 The text of this mail is missing.')
})
