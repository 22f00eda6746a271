import { SummaryList } from '#app/ui/summary-list.tsx'

type SecondFactorRowsProps = { factors: { authenticator: boolean; any: boolean }; passkeys: number; codesLeft: number }

/** A person's second factors, each with what can be done about it. */
export function SecondFactorRows({ factors, passkeys, codesLeft }: SecondFactorRowsProps) {
  const app = factors.authenticator
    ? { value: 'Set up', words: 'Remove the authenticator app' }
    : { value: 'Not set up', words: 'Set up an authenticator app' }
  const rows = [
    { term: 'Authenticator app', value: app.value, action: <a href="/account/authenticator">{app.words}</a> },
    {
      term: 'Passkeys',
      value: passkeys === 0 ? 'None' : String(passkeys),
      action: <a href="/account/passkeys">{passkeys === 0 ? 'Add a passkey' : 'Add or remove passkeys'}</a>,
    },
  ]
  const codes = {
    term: 'Recovery codes',
    value: codesLeft === 0 ? 'None left' : `${codesLeft} left`,
    action: <a href="/account/recovery-codes">{codesLeft === 0 ? 'Make recovery codes' : 'Make new recovery codes'}</a>,
  }
  return <SummaryList rows={factors.any ? [...rows, codes] : rows} />
}
