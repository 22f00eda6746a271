import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { uptakeHere } from '#app/features/figures/beside-desks/uptake-here.server.ts'
import { UptakeLine, UptakeNote } from '#app/features/figures/pictures/uptake-line.tsx'
import { actionLife } from '#app/features/menu/actions/action-life-queries.server.ts'
import { ActionNotices } from '#app/features/menu/actions/action-notices.tsx'
import { actionPage } from '#app/features/menu/actions/action-page-queries.server.ts'
import { ActionFolds, ActionQuestions, ActionSide, StepByStep } from '#app/features/menu/actions/action-side.tsx'
import { partOf } from '#app/features/menu/actions/action-words-rules.ts'
import { BeforeDeciding } from '#app/features/menu/actions/before-deciding.tsx'
import { EffectsTable } from '#app/features/menu/actions/effects-table.tsx'
import { AnnouncedNote } from '#app/features/menu/announced/announced-lines.tsx'
import { announcedAction } from '#app/features/menu/announced/announced-queries.server.ts'
import { OfferTags } from '#app/features/menu/editions/menu-list.tsx'
import { windowWords } from '#app/features/menu/editions/menu-rules.ts'
import { guidanceVersions } from '#app/features/menu/guidance/guidance-version-queries.server.ts'
import { VersionList } from '#app/features/menu/guidance/version-list.tsx'
import { localNoteOn } from '#app/features/menu/local-notes/local-note-queries.server.ts'
import { LocalNoteView } from '#app/features/menu/local-notes/local-note-view.tsx'
import { deskOf, roleAt } from '#app/features/people/accounts/people-rules.ts'
import { OwnActionPanel, SignInPanel } from '#app/features/practice-desk/record/own-action.tsx'
import { ownAction } from '#app/features/practice-desk/record/timeline-queries.server.ts'
import { LocalNoteHere } from '#app/features/practice-desk/this-week/local-note-here.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { FoldedQuestion } from '#app/ui/fold.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { Prose, ProseLine } from '#app/ui/prose.tsx'
import { contextOf } from '../shared-by-desks/context-of-visit.server.ts'
import { notFound, readerOf } from '../shared-by-desks/guards.server.ts'

export const handle: PageHandle = { cached: {}, wide: true }
export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: `${page?.action.title ?? 'Action'} · Concert` }]

export async function loader(visit: LoaderFunctionArgs) {
  const { db, at, today } = contextOf(visit)
  const action = actionPage(db, visit.params.action ?? '', at)
  if (!action) throw notFound()
  const person = await readerOf(visit)
  const role = person && roleAt(person, '/actions')
  return {
    action,
    life: actionLife(db, action.slug, at),
    announced: action.offer ? announcedAction(db, action.slug, action.offer.round.slug, at) : null,
    versions: guidanceVersions(db, action.slug, at).map(({ hash: _hash, title: _title, ...version }) => version),
    own: (role?.practiceCode && ownAction(db, role.practiceCode, action.slug, at)) || null,
    note: localNoteOn(db, role?.lmcSlug, action.slug, today),
    feedback: role?.practiceCode || role?.lmcSlug ? `${deskOf(role)}/feedback?action=${action.slug}` : null,
    isSignedIn: person !== undefined,
    uptake: uptakeHere(db, role?.lmcSlug) ?? null,
  }
}

export default function Action() {
  const { action, life, announced, versions, own, note, feedback, isSignedIn, uptake } = useLoaderData<typeof loader>()
  const { words, offer, effects, wordingHtml } = action
  const window = offer?.status === 'offered' ? windowWords(offer) : null
  const tell = (what: string) => (feedback ? <a href={feedback}>Tell the committee {what}</a> : null)
  return (
    <>
      <PageHeading
        above={
          <>
            <a href="/menu">Menu</a>
            {offer ? ` · ${offer.round.title}${window ? ` · offered ${window}` : ''}` : null}
          </>
        }
        beside={offer ? <OfferTags offer={offer} /> : null}
        lead={action.again?.oldWords && wordingHtml ? <ProseLine html={wordingHtml} /> : words.summary}
      >
        {action.title}
      </PageHeading>
      {uptake?.byAction[action.slug] ? (
        <p>
          <UptakeLine action={action.slug} uptake={uptake} />
          <span className="small soft">
            <UptakeNote weekEnd={uptake.weekEnd} area={uptake.area} />
          </span>
        </p>
      ) : null}
      {announced ? <AnnouncedNote announced={announced} /> : null}
      <ActionNotices action={action} />
      {own ? <LocalNoteHere practiceCode={own.details.code} note={own.localNote} {...own} /> : null}
      {note ? <LocalNoteView note={note} /> : null}
      <Columns
        first={own ? <OwnActionPanel {...own} /> : isSignedIn ? null : <SignInPanel actionSlug={action.slug} />}
        sideLabel="Traps, and what to record"
        side={<ActionSide words={words} />}
      >
        <SectionHeading>What it asks</SectionHeading>
        <Prose html={partOf(words, 'What it asks')} />
        {wordingHtml ? (
          <FoldedQuestion question="In the committee’s words">
            <ProseLine html={wordingHtml} />
          </FoldedQuestion>
        ) : null}
        <SectionHeading beside={tell('how it is done on your clinical system')}>Before you decide</SectionHeading>
        <BeforeDeciding words={words} />
      </Columns>
      <div className="halves">
        <section>
          <StepByStep words={words} />
        </section>
        <section>
          <SectionHeading>Does it have any effect?</SectionHeading>
          <EffectsTable {...effects} tell={tell('of an outcome')} />
        </section>
      </div>
      <ActionQuestions questions={words.questions} />
      <ActionFolds words={words} life={life} title={action.title}>
        <VersionList versions={versions} />
      </ActionFolds>
      <p className="small soft">
        These are the committee’s positions and public facts, not legal advice. If you are in doubt about your contract, ask your
        LMC or a solicitor.
      </p>
    </>
  )
}
