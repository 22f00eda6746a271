import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { pathAfterSignIn } from '#app/features/people/accounts/people-rules.ts'
import { SecondFactorRows } from '#app/features/people/second-factors/second-factor-rows.tsx'
import { securityPage } from '#app/features/people/second-factors/security-queries.server.ts'
import { SessionList } from '#app/features/people/sessions/session-list.tsx'
import { endSessionByKey, endSessionsOf } from '#app/features/people/sessions/sessions.server.ts'
import { dismissTries } from '#app/features/people/sign-in/tries.server.ts'
import { endTrustedDevice } from '#app/features/people/trusted-devices/end-trusted-devices.server.ts'
import { TrustedDeviceList } from '#app/features/people/trusted-devices/trusted-device-list.tsx'
import { trustedDevicesOf } from '#app/features/people/trusted-devices/trusted-device-queries.server.ts'
import { namedFields } from '#app/platform/form.ts'
import { inSharedTransaction } from '#app/platform/shared-transactions.server.ts'
import { Button } from '#app/ui/button.tsx'
import { PageHeading, SectionHeading } from '#app/ui/headings.tsx'
import { InsetNote } from '#app/ui/messages.tsx'
import type { PageHandle } from '#app/ui/page-handle.ts'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { redirectSaying } from '../shared-by-desks/flash.server.ts'
import { signedIn, signedInHalfway } from '../shared-by-desks/guards.server.ts'
import { AccountPage } from './account-page.tsx'

export const handle: PageHandle = { wide: true }
export const meta: MetaFunction = () => [{ title: 'Sign-in and security · Concert' }]

export async function loader(visit: LoaderFunctionArgs) {
  const { person, db, at, cookieHeader, secure } = await signedInHalfway(visit)
  const whose = { personId: person.id, cookieHeader, secure }
  const ofPractice = person.roles.some(({ practiceCode }) => practiceCode)
  return { ...securityPage(db, person, at), devices: ofPractice ? trustedDevicesOf(db, whose, at) : null }
}

export async function action(visit: ActionFunctionArgs) {
  const { person, db, at } = await signedIn(visit)
  const fields = ['session', 'device', 'seen', 'to']
  const { session = '', device, seen, to = '' } = namedFields(await visit.request.formData(), fields)
  if (seen === 'tries') {
    await inSharedTransaction(db, (tx) => dismissTries(tx, person.id, at))
    return redirect(pathAfterSignIn(person, to))
  }
  if (device) {
    await inSharedTransaction(db, (tx) => endTrustedDevice(tx, person.id, device, at))
    return redirectSaying(visit, '/account/security', { done: 'You no longer trust that device.' })
  }
  if (session === 'others') {
    await inSharedTransaction(db, (tx) => endSessionsOf(tx, person.id, at, person.session?.key))
    return redirectSaying(visit, '/account/security', { done: 'Every other session of yours has ended.' })
  }
  await inSharedTransaction(db, (tx) => endSessionByKey(tx, person.id, session, at))
  return redirectSaying(visit, '/account/security', { done: 'That session has ended.' })
}

export default function Security() {
  const { factors, passkeys, codesLeft, sessions, devices, required, mustSetUp } = useLoaderData<typeof loader>()
  return (
    <>
      <PageHeading lead="How you sign in, and where you are signed in now.">Sign-in and security</PageHeading>
      <AccountPage
        notes={[
          'Do nothing, and you are signed out: after 12 hours in a practice, after 30 minutes as an LMC officer or on the committee.',
          'A mail tells you each time your password, your address or a second step changes.',
          'Somebody may know your password? Change it: every other session ends, and no device is trusted any more.',
        ]}
      >
        {mustSetUp ? (
          <InsetNote readFirst>
            <p>
              <strong>Set up a second step before you go on.</strong> Officers of an LMC and the committee see many practices, so
              a password alone does not let them in. Choose an authenticator app or a passkey; it takes two minutes, once.
            </p>
          </InsetNote>
        ) : null}
        <SectionHeading id="second-step">Second step</SectionHeading>
        {required || factors.any ? null : (
          <p>With a second step, nobody can sign in with a stolen password alone. Use an authenticator app or a passkey.</p>
        )}
        <SecondFactorRows factors={factors} passkeys={passkeys.length} codesLeft={codesLeft} />
        {mustSetUp ? null : (
          <>
            <SectionHeading id="password">Password</SectionHeading>
            <SummaryList
              rows={[{ term: 'Password', value: 'Set', action: <a href="/account/password">Change the password</a> }]}
            />
            <SectionHeading id="sessions">Where you are signed in</SectionHeading>
            <SessionList sessions={sessions} />
            {sessions.length > 1 ? (
              <form method="post">
                <Button variant="quiet" name="session" value="others">
                  Sign out everywhere else
                </Button>
              </form>
            ) : null}
            {devices ? (
              <>
                <SectionHeading id="devices">Devices you trust</SectionHeading>
                <TrustedDeviceList devices={devices} />
                {devices.some(({ here }) => here) ? null : (
                  <p>
                    <a href="/account/trusted-device">Trust this device</a> for 30 days, to answer the mail of your return with
                    one click.
                  </p>
                )}
              </>
            ) : null}
          </>
        )}
      </AccountPage>
    </>
  )
}
