import { PASSWORD_HINT } from '#app/features/people/sign-in/password-rules.ts'
import { WhosePassword } from '#app/features/people/sign-in/whose-password.tsx'
import { longDay } from '#app/platform/dates-in-words.ts'
import { Button, ButtonRow, LinkButton } from '#app/ui/button.tsx'
import { SectionHeading } from '#app/ui/headings.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import { PasswordInput } from '#app/ui/password-input.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { WithNotes } from '#app/ui/with-notes.tsx'
import type { OpenInvitation } from './invitation-queries.server.ts'
import { ACCEPT_REFUSALS, lastDayOf, roleWithScope } from './invitation-rules.ts'
import { BEFORE_ACCEPTING } from './welcome-words.ts'

type Shown = Pick<OpenInvitation, 'email' | 'inviter' | 'inviterName' | 'role' | 'scopeName' | 'practiceCode' | 'expiresAt'>

/** Who invites whom to which role, before the form. */
function WhoInvites({ email, inviter, inviterName, role, scopeName, practiceCode, expiresAt }: Shown) {
  const roleWords = roleWithScope(role, scopeName, practiceCode)
  return (
    <SummaryList
      rows={[
        { term: 'Invited by', value: inviterName ? `${inviter} (${inviterName})` : inviter },
        { term: 'You come in as', value: roleWords },
        { term: 'Invited address', value: email },
        { term: 'Good until', value: `the end of ${longDay(lastDayOf(expiresAt))}` },
      ]}
    />
  )
}

/** The form for a person without an account. The address is the invited one and is not asked for. */
function AcceptAsNew({ email }: { email: string }) {
  return (
    <>
      <SectionHeading>Make your account</SectionHeading>
      <form method="post" className="narrow" noValidate>
        <WhosePassword email={email} />
        <TextInput name="name" label="Your name" hint="Your colleagues there see it." autoComplete="name" />
        <PasswordInput name="password" label="Choose a password" hint={PASSWORD_HINT} autoComplete="new-password" />
        <ButtonRow>
          <Button>Accept the invitation</Button>
        </ButtonRow>
      </form>
    </>
  )
}

type SignedIn = { how: 'signed-in' | 'other-address' | 'has-account'; email: string; name: string | null; here: string }

/** For a person with an account: one click with the invited address, else what to do first. */
function AcceptSignedIn({ how, email, name, here }: SignedIn) {
  if (how === 'signed-in') {
    return (
      <form method="post">
        <p>You are signed in as {name}. What you are elsewhere stays as it is.</p>
        <Button>Accept the invitation</Button>
      </form>
    )
  }
  const { title, words } = ACCEPT_REFUSALS[how]
  return (
    <>
      <SectionHeading>{title}</SectionHeading>
      <InsetNote readFirst>{words}</InsetNote>
      {how === 'has-account' ? (
        <LinkButton href={`/sign-in?to=${encodeURIComponent(here)}`}>Sign in as {email}</LinkButton>
      ) : (
        <form method="post" action="/sign-out">
          <ButtonRow>
            <Button>Sign out</Button>
            <a href="/">Stay signed in as {name}</a>
          </ButtonRow>
        </form>
      )}
    </>
  )
}

type PageProps = { shown: Shown; how: SignedIn['how'] | 'new'; name: string | null; here: string }

/** An invitation that can be accepted: who invites, the form, and beside it what Concert is. */
export function OpenInvitationPage({ shown, how, name, here }: PageProps) {
  return (
    <WithNotes title="What Concert is" notes={BEFORE_ACCEPTING}>
      <WhoInvites {...shown} />
      {how === 'new' ? (
        <AcceptAsNew email={shown.email} />
      ) : (
        <AcceptSignedIn how={how} email={shown.email} name={name} here={here} />
      )}
    </WithNotes>
  )
}
