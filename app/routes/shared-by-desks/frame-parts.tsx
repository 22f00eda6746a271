import { type RoleChoice, RoleSwitch } from '#app/ui/role-switch.tsx'
import { SignOutForm } from '../account/sign-out-form.tsx'

/** In the top band for a visitor who is not signed in. */
export function ToSignIn() {
  return (
    <>
      <a href="/help">Help</a>
      <a href="/sign-in">Sign in</a>
    </>
  )
}

/** In the top band: the role a person is in, help, their account, the way out. */
export function Account({ roles }: { roles: RoleChoice[] }) {
  return (
    <>
      {roles.length > 1 ? (
        <RoleSwitch roles={roles} action="/account/roles" />
      ) : (
        <a className={roles.length === 1 ? 'who-role' : undefined} href="/account/roles">
          {roles[0]?.name ?? 'My roles'}
        </a>
      )}
      <a href="/help">Help</a>
      <a href="/account/security">My account</a>
      <SignOutForm />
    </>
  )
}

/** At the foot of every page. `mailbox`: the demonstration's mails can be read. */
export function Footer({ mailbox }: { mailbox?: boolean }) {
  return (
    <>
      <p>
        The committee calls, the LMC informs, the practice decides.{' '}
        <span className="not-on-paper">
          <a href="/help">Help and search</a> · <a href="/timeline">Timeline</a> · <a href="/disputes">Disputes</a> ·{' '}
          <a href="/open-letters">Open letters</a> · <a href="/how-figures-are-protected">How figures are protected</a> ·{' '}
          <a href="/privacy">Privacy notice</a> · <a href="/record-of-processing">Record of processing</a>
          {mailbox ? (
            <>
              {' '}
              · <a href="/mailbox">Mailbox</a>
            </>
          ) : null}
        </span>
      </p>
      <p>
        Contains information from NHS England, licensed under the current version of the Open Government Licence. LMC areas are
        indicative and corrected by the LMCs.
      </p>
    </>
  )
}
