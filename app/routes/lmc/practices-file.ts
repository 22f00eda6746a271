import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { openedLmcAnswers } from '#app/features/lmc-desk/practices/open-lmc-answers.server.ts'
import { practicesAsCsv } from '#app/features/lmc-desk/practices/practices-csv.ts'
import { lmcOfficer } from '../shared-by-desks/guards.server.ts'

export async function loader(visit: LoaderFunctionArgs) {
  const { lmcSlug } = await lmcOfficer(visit)
  return redirect(`/lmc/${lmcSlug}`)
}

/** The office's own sheet, sent for a form, so that no link makes one. Logged as taken away. */
export async function action(visit: ActionFunctionArgs) {
  const { by, lmcSlug, db, at } = await lmcOfficer(visit)
  const answers = await openedLmcAnswers(db, lmcSlug, by, at, 'lmc.answers-exported')
  return new Response(practicesAsCsv(answers), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="practices-${lmcSlug}-${answers.week}.csv"`,
    },
  })
}
