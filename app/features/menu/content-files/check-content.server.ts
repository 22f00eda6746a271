import { basename, join } from 'node:path'
import { readBallotContent } from '#app/features/ballots/records/load-ballots.server.ts'
import { type Care, guideFields, reviewDueOn } from '#app/platform/content-fields.server.ts'
import { type ContentFile, contentMessageWords, markdownFiles, readContentFile } from '#app/platform/front-matter.server.ts'
import { readMessageTexts } from '#app/platform/mail/message-texts.server.ts'
import type { Day } from '#app/platform/time.ts'
import { clashes, sequenceMessages } from './menu-content-rules.ts'
import { readMenuContent } from './read-menu-content.server.ts'

export type OverdueReview = { file: string; line: number; owner: string; dueOn: Day }
export type ContentCheck = { files: number; messages: string[]; overdue: OverdueReview[] }

/**
 * Reads all content as if nothing were published. `messages`: what is wrong, as `file:line: what to do`. `overdue`: pages whose
 * review was due before `today`, the most overdue first; they stop nothing.
 */
export function checkContent(contentFolder: string, today: Day): ContentCheck {
  const menu = readMenuContent(contentFolder)
  const votes = readBallotContent(contentFolder, new Set(menu.rounds.map(({ slug }) => slug)))
  const mails = readMessageTexts(contentFolder)
  const messages = [...menu.messages, ...votes.messages, ...mails.messages]
  const guides: ContentFile<Care>[] = []
  for (const name of markdownFiles(join(contentFolder, 'guides'))) {
    const read = readContentFile(join(contentFolder, 'guides', name), `${basename(contentFolder)}/guides/${name}`, guideFields)
    if (read.ok) guides.push(read.file)
    else messages.push(...read.messages)
  }
  const library = new Set(menu.actions.map(({ name }) => name))
  if (messages.length === 0)
    messages.push(...clashes(menu), ...menu.rounds.flatMap((round) => sequenceMessages(round, library, [])))
  const editions = menu.rounds.flatMap((round) => round.editions)
  const cared: ContentFile<Care>[] = [
    ...menu.rounds.map((round) => round.file),
    ...menu.actions,
    ...votes.ballots,
    ...guides,
    ...mails.files,
  ]
  const overdue = cared
    .map(({ file, data, lineOf }) => ({ file, line: lineOf('lastReviewed'), owner: data.owner, dueOn: reviewDueOn(data) }))
    .filter(({ dueOn }) => dueOn < today)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  return { files: cared.length + editions.length, messages: contentMessageWords(messages), overdue }
}
