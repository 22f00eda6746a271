import type { Db } from '#db/client.server.ts'

export type WaitingMail = { message: string; to: string; subject: string; text: string; link: string | undefined }

/** Waiting mails of the outbox, oldest first, with words and address. `link`: the first address in the text. */
export function waitingMails(db: Db): WaitingMail[] {
  const rows = db.$client
    .prepare('select message, to_email as "to", subject, text from mails where to_email is not null order by created_at, rowid')
    .all() as Omit<WaitingMail, 'link'>[]
  return rows.map((row) => ({ ...row, link: row.text.match(/https?:\/\/\S+/)?.[0] }))
}
