import { framed } from '#app/platform/mail/mail-frame.server.ts'
import { writeMessage } from '#app/platform/mail/message-html.server.ts'
import { messageText } from '#app/platform/mail/message-texts.server.ts'

export type MailPreview = { subject: string; lines: string[] }

/** The mail as a practice gets it, with this word in it. */
export function reminderPreview({ lmc, word }: { lmc: string; word: string }, site: Site): MailPreview {
  const values = { lmc, practice: '(the name of the practice)', word, link: `${site.publicAddress}/practice/your-code/return` }
  const { subject, text } = framed(writeMessage(messageText('lmc-reminder'), values), {
    name: site.siteName,
    address: site.publicAddress,
  })
  return { subject, lines: text.split('\n').filter((line) => line.trim() && line.trim() !== '--') }
}

type Site = { siteName: string; publicAddress: string }
