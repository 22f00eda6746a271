import { createHash } from 'node:crypto'
import { actionWords } from '#app/features/menu/actions/action-words-queries.server.ts'
import { guidanceOf } from '#app/features/menu/actions/guidance-queries.server.ts'
import { markTallies } from '#app/features/practice-desk/decisions/mark-queries.server.ts'
import { meetingOf } from '#app/features/practice-desk/decisions/meeting-queries.server.ts'
import type { DeskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import type { PdfJob } from '#app/platform/documents/document-jobs.ts'
import { plainWords } from '#app/platform/markdown.server.ts'
import { type Instant, startOfDay } from '#app/platform/time.ts'
import type { Db } from '#db/client.server.ts'
import { listedToDecide } from './decidable-queries.server.ts'
import { type MeetingPaper, meetingPaperData, paperAction } from './meeting-paper-data.ts'
import { MEETING_PAPER } from './meeting-paper-template.ts'

/** What stands on the paper for a practice's partners' meeting: every action on offer, with the marks of now. */
export function meetingPaper(db: Db, desk: DeskPage, siteName: string, at: Instant): MeetingPaper {
  const { details, today, menu } = desk
  const { partners, byAction } = markTallies(db, details.code, at)
  const meeting = meetingOf(db, details.code)
  const offered = listedToDecide(desk).filter(({ offer }) => offer.status === 'offered')
  const actions = offered.map((action) => {
    const { offer } = action
    const { contract } = guidanceOf(db, offer.guidanceHash).data
    const { effort, reversible } = actionWords(db, offer.guidanceHash)
    const words = {
      wording: plainWords(offer.wording),
      disputed: plainWords(contract.disputed),
      effort: effort.size,
      reversible: reversible.answer,
    }
    return paperAction(action, words, byAction.get(offer.actionSlug), offered.length)
  })
  const frame = {
    site: siteName,
    menu: menu?.edition.title ?? 'No menu is published yet',
    meetsOn: meeting && meeting.meetsOn >= today ? meeting.meetsOn : null,
    today,
    partners: partners.length,
  }
  return meetingPaperData(details, frame, actions)
}

/** The same as a job for the process that makes documents, with the key it is kept under: the same words give the same file. */
export function meetingPaperJob(paper: MeetingPaper, today: string): { key: string; job: PdfJob } {
  const key = `meeting ${createHash('sha256').update(JSON.stringify(paper)).digest('hex')}`
  return { key, job: { kind: 'pdf', template: MEETING_PAPER, data: paper, pictures: {}, madeAt: startOfDay(today) } }
}
