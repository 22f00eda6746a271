import type { LoaderFunctionArgs } from '@remix-run/node'
import { meetingPaper, meetingPaperJob } from '#app/features/practice-desk/deciding/meeting-paper-queries.server.ts'
import { deskPage } from '#app/features/practice-desk/this-week/desk-queries.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { notFound, practicePerson } from '../shared-by-desks/guards.server.ts'

/** The paper for a partners' meeting as a PDF of two sides, for the practice's own people. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode } = await practicePerson(visit, visit.params.practice)
  const { db, settings, documents, now } = visit.context
  const desk = deskPage(db, practiceCode, now())
  if (!desk) throw notFound()
  const { key, job } = meetingPaperJob(meetingPaper(db, desk, settings.siteName, now()), desk.today)
  const pdf = await documents.make(key, () => job)
  return file(pdf, { name: `concert-meeting-${practiceCode}-${desk.today}.pdf`, type: 'application/pdf' })
}
