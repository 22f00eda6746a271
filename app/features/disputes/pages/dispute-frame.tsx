import type { ReactNode } from 'react'
import type { DisputePart } from '#app/features/disputes/file/dispute-for-page.ts'
import type { AskedDispute, DisputeShown } from '#app/features/disputes/file/dispute-queries.server.ts'
import { inFigures } from '#app/platform/numbers-in-words.ts'
import { PageHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { AsAtForm, RefusedDay } from './as-at-form.tsx'
import { asAtQuery, asAtWords, lateWords, stateWords } from './dispute-words-of.ts'
import { SourcesContext, Stated, WhenOf } from './sources-of.tsx'

/** The pages of a file, each by the end of its address. */
const DISPUTE_PAGES = {
  '': 'Demands',
  '/measured': 'What was measured',
  '/happened': 'What happened',
  '/lines': 'How far each line has gone',
} as const satisfies Record<DisputePart, string>

/** What stands on every page of a file: the answer, the day, with whom, and the way to the other pages. */
type FrameProps = { asked: AskedDispute; part: DisputePart; children: ReactNode; logged?: number | null }
export function DisputeFrame({ asked, part, children, logged = null }: FrameProps) {
  const { dispute } = asked
  const today = !asked.ok || asked.today
  const refused = asked.ok ? null : asked
  const { slug, title, demands, ended } = dispute
  const href = `/disputes/${slug}`
  const asAt = asAtQuery(dispute, today)
  return (
    <SourcesContext.Provider value={dispute.sources}>
      <RefusedDay action={href + part} refused={refused} />
      <PageHeading
        above={
          <>
            <a href="/disputes">Disputes</a> · {part === '' ? null : <a href={href + asAt}>{title}</a>}
            {part === '' ? '' : ' · '}
            {asAtWords(dispute)}
          </>
        }
        beside={<AsAtForm action={href + part} day={dispute.day} known={dispute.known} refused={refused} />}
      >
        {title}: {part === '' ? lateWords(demands) : DISPUTE_PAGES[part].toLowerCase()}
      </PageHeading>
      <Origin origin={dispute.origin} />
      {part === '' ? <Facts dispute={dispute} logged={logged} asAt={asAt} /> : null}
      <nav aria-label="Pages of this file">
        <ul className="choices-of-links">
          {(Object.keys(DISPUTE_PAGES) as DisputePart[]).map((one) => (
            <li key={one}>
              <a href={`${href}${one}${asAt}`} aria-current={one === part ? 'page' : undefined}>
                {DISPUTE_PAGES[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {ended && part === '' ? (
        <InsetNote readFirst>
          Ended <WhenOf when={ended.when} />:{' '}
          <Stated words={ended.words} conflict={ended.conflict} derived={ended.derived} sources={ended.sources} />
        </InsetNote>
      ) : null}
      <div className="ruled-sections dispute">{children}</div>
      <p className="only-on-paper">Every entry, finding, motion and source stands on the pages themselves, and in the CSV.</p>
      <Files href={href} asAt={asAt} today={today} />
    </SourcesContext.Provider>
  )
}

function Origin({ origin }: Pick<DisputeShown, 'origin'>) {
  if (origin === 'real') return null
  return (
    <InsetNote>
      {origin === 'made up'
        ? 'This dispute, its contractor and all that is said of it are made up.'
        : 'This dispute is real: what is said stands in the sources named. The demonstration makes up practices and their figures, and a dispute of its own.'}
    </InsetNote>
  )
}

function Facts({ dispute, logged, asAt }: { dispute: DisputeShown; logged: number | null; asAt: string }) {
  const { slug, counterparty, contractor, carriedBy, opened } = dispute
  return (
    <p className="dispute-facts">
      <span>
        With <b>{counterparty}</b>
      </span>
      {contractor ? (
        <span>
          Contractor <b>{contractor}</b>
        </span>
      ) : null}
      <span>
        Carried by <b>{carriedBy}</b>
      </span>
      <span>
        Begun <WhenOf when={opened.when} />
      </span>
      <span>
        State <b>{stateWords(dispute)}</b>
      </span>
      {logged === null ? null : (
        <span>
          Failures logged by <a href={`/disputes/${slug}/lines${asAt}#logged`}>{inFigures(logged)} practices, not checked</a>
        </span>
      )}
    </p>
  )
}

function Files({ href, asAt, today }: { href: string; asAt: string; today: boolean }) {
  return (
    <ul className="file-links" aria-label="This file">
      {today ? null : (
        <li>
          <a href={href}>The file today</a>
        </li>
      )}
      <li>
        <a href={`${href}/paper.pdf${asAt}`}>Paper of two sides</a>
      </li>
      <li>
        <a href={`${href}/file.csv${asAt}`}>CSV</a>
      </li>
      <li>
        <a href={`${href}/file.json${asAt}`}>JSON</a>
      </li>
      <li>
        <a href={`${href}/file.atom${asAt}`}>Atom feed</a>
      </li>
      <li>
        <a href={`${href}/file.ics${asAt}`}>Deadlines for a calendar</a>
      </li>
    </ul>
  )
}
