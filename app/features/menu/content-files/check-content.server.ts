import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readBallotContent } from '#app/features/ballots/records/load-ballots.server.ts'
import { readEventContent } from '#app/features/timeline/events/load-events.server.ts'
import { type Care, guideFields, reviewDueOn } from '#app/platform/content-fields.server.ts'
import {
  type ContentFile,
  contentMessageWords,
  daysInFile,
  markdownFiles,
  parsingOnce,
  readContentFile,
} from '#app/platform/front-matter.server.ts'
import { readMessageTexts } from '#app/platform/mail/message-texts.server.ts'
import { addDays, type Day } from '#app/platform/time.ts'
import { clashes, sequenceMessages } from './menu-content-rules.ts'
import { readMenuContent } from './read-menu-content.server.ts'

export type OverdueReview = { file: string; line: number; owner: string; dueOn: Day }
export type ContentCheck = { files: number; messages: string[]; overdue: OverdueReview[] }

/**
 * Reads all content as if nothing were published, as it stands now and as it reads on every day on which its words change.
 * `messages`: what is wrong, as `file:line: what to do`. `overdue`: pages whose review was due before `today`, the most overdue
 * first; they stop nothing.
 */
export function checkContent(contentFolder: string, today: Day): ContentCheck {
  return parsingOnce(() => {
    const now = checkOn(contentFolder, today)
    const earlier = daysOfChange(contentFolder).flatMap((on) => checkOn(contentFolder, today, on).messages)
    return { ...now, messages: [...new Set([...now.messages, ...earlier])] }
  })
}

/** The days on which the words of any content file change, each with the day before it. */
export function daysOfChange(contentFolder: string): Day[] {
  const files = readdirSync(contentFolder, { recursive: true, encoding: 'utf8' })
  const days = files
    .filter((name) => name.endsWith('.md') && !/(^|\/)(decisions\/|README\.md$)/.test(name))
    .flatMap((name) => daysInFile(join(contentFolder, name)))
  return [...new Set(days.flatMap((day) => [addDays(day, -1), day]))].sort()
}

function checkOn(contentFolder: string, today: Day, on?: Day): ContentCheck {
  const menu = readMenuContent(contentFolder, on)
  const votes = readBallotContent(contentFolder, new Set(menu.rounds.map(({ slug }) => slug)), on)
  const happened = readEventContent(contentFolder, on)
  const mails = readMessageTexts(contentFolder)
  const messages = [...menu.messages, ...votes.messages, ...happened.messages, ...mails.messages]
  const guides: ContentFile<Care>[] = []
  for (const name of markdownFiles(join(contentFolder, 'guides'))) {
    const shown = `${basename(contentFolder)}/guides/${name}`
    const read = readContentFile(join(contentFolder, 'guides', name), shown, guideFields, on)
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
    ...votes.announced,
    ...happened.events,
    ...guides,
    ...mails.files,
  ]
  const overdue = cared
    .map(({ file, data, lineOf }) => ({ file, line: lineOf('lastReviewed'), owner: data.owner, dueOn: reviewDueOn(data) }))
    .filter(({ dueOn }) => dueOn < today)
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
  return { files: cared.length + editions.length, messages: contentMessageWords(messages), overdue }
}
