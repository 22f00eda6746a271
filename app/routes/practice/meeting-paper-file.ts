import type { LoaderFunctionArgs } from '@remix-run/node'
import { meetingPaper, meetingPaperJob } from '#app/features/practice-desk/deciding/meeting-paper-queries.server.ts'
import { file } from '../shared-by-desks/figure-files.server.ts'
import { practiceDesk } from '../shared-by-desks/practice-page.server.ts'

/** The paper for a partners' meeting as a PDF of two sides, for the practice's own people. */
export async function loader(visit: LoaderFunctionArgs) {
  const { practiceCode, desk, db, at, settings, documents } = await practiceDesk(visit)
  const { key, job } = meetingPaperJob(meetingPaper(db, desk, settings.siteName, at), desk.today)
  const pdf = await documents.make(key, () => job)
  return file(pdf, { name: `concert-meeting-${practiceCode}-${desk.today}.pdf`, type: 'application/pdf' })
}
