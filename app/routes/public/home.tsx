import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { BallotCard } from '#app/features/ballots/records/ballot-card.tsx'
import { ballotStatus } from '#app/features/ballots/records/ballot-queries.server.ts'
import { PublicUptakeTable } from '#app/features/figures/pages/public-uptake-table.tsx'
import { AnyActionCard, ReportedCard, weekInWords } from '#app/features/figures/pages/roll-up-cards.tsx'
import { weekEnds, weekFigures } from '#app/features/figures/releases/release-queries.server.ts'
import { MenuList } from '#app/features/menu/editions/menu-list.tsx'
import { menuPage } from '#app/features/menu/editions/menu-page-queries.server.ts'
import { onTheMenu, publishedWords } from '#app/features/menu/editions/menu-rules.ts'
import { deskOf, type Person, roleAt } from '#app/features/people/accounts/people-rules.ts'
import { registerKindOf } from '#app/features/register/records/register-queries.server.ts'
import { longDay } from '#app/platform/dates-in-words.ts'
import { dayOf } from '#app/platform/time.ts'
import { ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { Panel, PanelRow } from '#app/ui/panel.tsx'
import { whoAsks } from '../shared-by-desks/guards.server.ts'

export const meta: MetaFunction = () => [
  { title: 'Concert: general practice acts together' },
  {
    name: 'description',
    content: 'Collective action of general practice in England: the menu, the ballot and how many practices take part.',
  },
]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, now } = visit.context
  const at = now()
  const person = await whoAsks(visit)
  const weekEnd = weekEnds(db)[0]
  const week = weekEnd && weekFigures(db, { weekEnd, audience: 'public' })
  const kind = registerKindOf(db)
  return {
    empty: kind === 'empty',
    menu: menuPage(db, at) ?? null,
    ballot: ballotStatus(db, dayOf(at)) ?? null,
    week: week ? { ...week, lmcs: [], regions: [] } : null,
    entrance: entranceOf(person),
  }
}

/** A signed-in person is not asked to sign in, with a role or without. */
function entranceOf(person: Person | undefined) {
  if (!person) return { href: '/sign-in', label: 'Sign in' }
  const role = roleAt(person, '')
  return role ? { href: deskOf(role), label: 'Open your desk' } : { href: '/account/roles', label: 'My roles' }
}

export default function Home() {
  const { empty, menu, ballot, week, entrance } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="The committee publishes a menu of actions. Each practice records what it takes and since when. No commissioner can learn from Concert what one practice does.">
        General practice acts together
      </PageHeading>
      {empty ? <SetUp /> : null}
      <ButtonRow>
        <LinkButton href={entrance.href}>{entrance.label}</LinkButton>
        <a href="/how-figures-are-protected">How figures are protected</a>
      </ButtonRow>
      <PanelRow>
        {ballot ? (
          <Panel title={ballot.title}>
            <BallotCard ballot={ballot} />
          </Panel>
        ) : null}
        {week ? <ReportedCard week={week} /> : null}
        {week && week.columns.length > 0 ? <AnyActionCard week={week} /> : null}
      </PanelRow>
      {week && week.columns.length > 0 ? (
        <section aria-labelledby="uptake">
          <SectionHeading id="uptake">Uptake in England</SectionHeading>
          <p className="soft">{weekInWords(week)}</p>
          <PublicUptakeTable week={week} />
        </section>
      ) : null}
      {menu ? (
        <section aria-labelledby="menu">
          <SectionHeading id="menu" beside={`${menu.edition.title}, published ${publishedWords(menu.edition)}`}>
            {menu.round.title}
          </SectionHeading>
          {menu.round.ended && menu.round.endedOn ? (
            <InsetNote>This round ended on {longDay(menu.round.endedOn)}.</InsetNote>
          ) : null}
          <MenuList offers={menu.offers.filter(({ status }) => onTheMenu(status))} />
        </section>
      ) : (
        <p>No menu is published yet.</p>
      )}
    </>
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
