import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { menuSheet, type SheetAction } from '#app/features/menu/actions/menu-sheet-queries.server.ts'
import { GapNote } from '#app/features/menu/editions/gap-note.tsx'
import { offerStatusWords, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { ProseLine } from '#app/ui/prose.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: { query: ['edition'], ahead: true } }
export const meta: MetaFunction = () => [{ title: 'Menu to print · Concert' }]

export function loader(visit: LoaderFunctionArgs) {
  const { db, at } = contextOf(visit)
  const wanted = new URL(visit.request.url).searchParams.get('edition')
  const sheet = menuSheet(db, wanted ?? undefined, at)
  if (!sheet && wanted !== null) throw notFound()
  return { sheet: sheet ?? null }
}

export default function MenuPrint() {
  const { sheet } = useLoaderData<typeof loader>()
  if (!sheet) return <PageHeading lead="No menu is published yet.">Menu to print</PageHeading>
  const { round, edition, gap, actions, off } = sheet
  return (
    <>
      <PageHeading
        above={round.title}
        lead={`Edition ${edition.number}, published ${publishedWords(edition)}. For the partners’ meeting: two sides of A4.`}
      >
        {edition.title}
      </PageHeading>
      {round.ended && round.endedOn ? (
        <InsetNote readFirst>This round ended on {longDay(round.endedOn)}. What follows is the record, not an offer.</InsetNote>
      ) : null}
      <GapNote gap={gap} />
      {actions.length > 0 ? null : <p>Nothing is on the menu in this edition.</p>}
      <ul className="menu-sheet">
        {actions.map((action) => (
          <li key={action.actionSlug}>
            <h2>{action.title}</h2>
            <p>
              <ProseLine html={action.wordingHtml} />
            </p>
            <p className="sheet-facts">{factsOf(action)}</p>
            {action.status === 'offered' ? (
              <ul className="sheet-decision" aria-label="Decision">
                <li>We take it from ________</li>
                <li>In part</li>
                <li>Later</li>
                <li>No</li>
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      {off.length > 0 ? (
        <p>
          <strong>Left the menu with this edition:</strong>{' '}
          {off.map(({ title, reason }) => `${title}${reason ? ` (${reason.replace(/\.$/, '')})` : ''}`).join('; ')}.
        </p>
      ) : null}
      <p className="sheet-signed">
        <span>Meeting on</span>
        <span>Partners present</span>
        <span>Signed</span>
      </p>
      <p>
        Each practice decides for itself; no permission is needed. What an action asks, why it is safe and where that is disputed
        is on its page at <a href="/menu">/menu</a>. These are the committee’s positions, not legal advice.
      </p>
    </>
  )
}

function factsOf({ status, scope, effort, reversible, offeredFrom, offeredUntil, inDoubt, hasNotice }: SheetAction): string {
  const facts = [
    status === 'offered' ? '' : offerStatusWords[status],
    scope === 'pcn' ? 'Decided by the PCN' : '',
    effort === 'not known' ? '' : `Effort: ${effort}`,
    reversible === 'not known' ? '' : `Can be undone: ${reversible}`,
    status === 'offered' && offeredFrom ? `From ${longDay(offeredFrom)}` : '',
    offeredUntil ? `Until ${longDay(offeredUntil)}` : '',
    inDoubt ? 'May have left the list' : '',
    hasNotice ? 'Has changed since: read the notice on its page' : '',
  ]
  return `${facts.filter(Boolean).join(' · ')}.`
}
