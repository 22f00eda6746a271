import { parseArgs } from 'node:util'
import { newId } from '#app/platform/id.server.ts'
import { checkMailAddress } from '#app/platform/mail/mail-address.ts'
import { mailFailureOf, type SendError } from '#app/platform/mail/mail-rules.ts'
import { writeMessage } from '#app/platform/mail/message-html.server.ts'
import { messageText } from '#app/platform/mail/message-texts.server.ts'
import { outboxByMessage, sentOf } from '#app/platform/mail/outbox.server.ts'
import { openPost } from '#app/platform/mail/post.server.ts'
import { type OperatorCommand, refuse } from './operator-command.ts'

/** Counts the outbox by message and lists the operator's own mails with their state. Prints no address. */
export const mailsCommand: OperatorCommand = {
  usage: 'mails                                   what waits, was sent or failed, by message; no addresses',
  run: (_words, { db }) => {
    const lines = outboxByMessage(db)
    if (lines.length === 0) console.log('No mail was written yet.')
    for (const { message, sent, waiting, failed, lastFailure } of lines)
      console.log(
        `${message.padEnd(24)} ${sent} sent, ${waiting} waiting, ${failed} failed${lastFailure ? `. ${lastFailure}` : ''}`,
      )
    const own = sentOf(db, { askedBy: 'operator' }).slice(0, 20)
    if (own.length > 0) console.log('Asked for by the operator, the latest first:')
    for (const { createdAt, message, state, tries, lastFailure } of own)
      console.log(
        `  ${new Date(createdAt).toISOString().slice(0, 16)}Z ${message}: ${state}, tries: ${tries}${lastFailure ? `. ${lastFailure}` : ''}`,
      )
  },
}

/** Sends one mail at once, bypassing the outbox, and prints the result: for setting up SMTP_URL. */
export const mailTestCommand: OperatorCommand = {
  usage: 'mail-test --to ADDRESS                  sends one mail at once and says what came of it',
  run: async (words, { settings, now }) => {
    const { to } = parseArgs({ args: words, options: { to: { type: 'string' } } }).values
    const address = checkMailAddress(to ?? '')
    if (!address.ok) refuse(address.message)
    const post = openPost(settings)
    const letter = { id: newId(), to: address.address, at: now, ...writeMessage(messageText('mail-test'), {}) }
    const failure = await post.deliver(letter).then(
      () => undefined,
      (error: SendError) => mailFailureOf(error),
    )
    if (failure) refuse(failure.words)
    console.log(`A mail went to ${post.destination}.`)
  },
}
