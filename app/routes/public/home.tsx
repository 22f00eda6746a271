import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { announcedLines } from '#app/features/ballots/records/ballot-line-queries.server.ts'
import { BallotLines } from '#app/features/ballots/records/ballot-lines.tsx'
import { ballotStatus } from '#app/features/ballots/records/ballot-queries.server.ts'
import { anyOfActions, NOBODY_REPORTED, shareInTitle } from '#app/features/figures/disclosure/figure-words.ts'
import { frontFigures } from '#app/features/figures/pages/front-page.server.tsx'
import { FrontReaders } from '#app/features/figures/pages/front-readers.tsx'
import { DatedList } from '#app/features/menu/dates/dated-list.tsx'
import { lastChanges, nextDates } from '#app/features/menu/dates/dates-queries.server.ts'
import { MenuList } from '#app/features/menu/editions/menu-list.tsx'
import { menuPage } from '#app/features/menu/editions/menu-page-queries.server.ts'
import { onTheMenu } from '#app/features/menu/editions/menu-rules.ts'
import { deskOf, type Person, roleAt } from '#app/features/people/accounts/people-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { longDay, moment, weekdayAndDay } from '#app/platform/dates-in-words.ts'
import { Drawn } from '#app/ui/drawn.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { whoAsks } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { wide: true, cached: { query: ['action'], ahead: true } }
export const meta: MetaFunction = () => [
  { title: 'Concert: general practice acts together' },
  {
    name: 'description',
    content: 'Collective action of general practice in England: the menu, the ballot and how many practices take part.',
  },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = contextOf(visit)
  const action = new URL(visit.request.url).searchParams.get('action') ?? ''
  const ballot = ballotStatus(db, today) ?? null
  const figures = frontFigures(db, { action, ballot }) ?? null
  // An action that is none leads to the page without it: there is no end of such addresses, and each would be cached as a page of its own.
  if (action !== '' && figures && figures.onMap !== action) throw redirect('/')
  return {
    empty: registerKindOf(db) === 'empty',
    menu: menuPage(db, at) ?? null,
    figures,
    changes: lastChanges(db, at),
    dates: nextDates(db, at),
    votes: announcedLines(db, today),
    entrance: entranceOf(await whoAsks(visit)),
  }
}

/** A signed-in person is not asked to sign in, with a role or without. */
function entranceOf(person: Person | undefined) {
  if (!person) return { href: '/sign-in', label: 'Sign in' }
  const role = roleAt(person, '')
  return role ? { href: deskOf(role), label: 'Open your desk' } : { href: '/account/roles', label: 'My roles' }
}

export default function Home() {
  const { empty, menu, figures, changes, dates, votes, entrance } = useLoaderData<typeof loader>()
  const round = menu?.round
  const began = round && (round.ended && round.endedOn ? `ended on ${longDay(round.endedOn)}` : `since ${longDay(round.beganOn)}`)
  return (
    <div className="ruled-sections">
      {empty ? <SetUp /> : null}
      <PageHeading
        above={round ? `${round.title} · ${began}` : undefined}
        lead={
          <>
            The committee publishes a menu of actions; each practice decides, and no commissioner can learn from Concert what one
            practice does.
            {figures
              ? ` Figures as at ${weekdayAndDay(figures.weekEnd)}, published on ${moment(figures.release.issuedAt)}.`
              : null}
          </>
        }
      >
        {figures
          ? shareInTitle(figures.any, `the practices that report take ${anyOfActions(figures.actions)}`, NOBODY_REPORTED)
          : 'General practice acts together'}
      </PageHeading>
      {figures ? (
        <Drawn drawing={figures.figures} />
      ) : menu ? (
        <section aria-labelledby="menu">
          <SectionHeading id="menu">{menu.edition.title}</SectionHeading>
          <MenuList offers={menu.offers.filter(({ status }) => onTheMenu(status))} />
        </section>
      ) : (
        <p>No menu is published yet.</p>
      )}
      <div className="split">
        {figures ? <Drawn drawing={figures.where} /> : <p className="soft">The first figures come with the first release.</p>}
        <div>
          <DatedList
            id="changes"
            title="What changed last"
            dates={changes}
            beside={{ href: '/menu/editions', label: 'all editions' }}
          />
          <DatedList id="dates" title="Next dates" dates={dates} />
          <BallotLines lines={votes} />
        </div>
      </div>
      <FrontReaders entrance={entrance} figures={figures} />
    </div>
  )
}

function SetUp() {
  return (
    <InsetNote readFirst>
      <p>
        <strong>The register is empty.</strong> The operator of this site imports it with <code>npm run import</code> and adds the
        first people with <code>npm run operator</code>: the README, “The real register”, says how. Nothing here is a
        demonstration.
      </p>
    </InsetNote>
  )
}
