import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button, ButtonRow } from '#app/ui/button.tsx'

type PasskeyButtonProps = {
  kind: 'sign-in' | 'register'
  label: string
  /** The page to go to afterwards. */
  to?: string
  error?: string
  /** Fields sent with the answer. */
  children?: ReactNode
}

/** Where challenges are requested and answers sent. */
const ADDRESS = { 'sign-in': '/sign-in/passkey', register: '/account/passkeys/new' } as const

type State = 'no-script' | 'no-passkeys' | 'ready' | 'asking' | 'given-up'
const WORDS: Record<State, string | null> = {
  'no-script': 'A passkey needs JavaScript, which is off in this browser or has not loaded. The other ways work without it.',
  'no-passkeys': 'This browser cannot use passkeys. The other ways work here.',
  ready: null,
  asking: 'Follow what your browser asks.',
  'given-up':
    'No passkey was used: the browser was closed, took too long or has none for this site. Try again, or use another way.',
}

/** A form answered by the browser's passkey. Without JavaScript it says what is missing. */
export function PasskeyButton({ kind, label, to, error, children }: PasskeyButtonProps) {
  const form = useRef<HTMLFormElement>(null)
  const [state, setState] = useState<State>('no-script')
  useEffect(() => setState('PublicKeyCredential' in window ? 'ready' : 'no-passkeys'), [])
  const ask = async () => {
    setState('asking')
    try {
      const field = (name: string) => form.current?.elements.namedItem(name) as HTMLInputElement
      const { startAuthentication, startRegistration } = await import('@simplewebauthn/browser')
      const sent = await fetch(ADDRESS[kind], { method: 'POST', body: new URLSearchParams({ intent: 'ask' }) })
      if (!sent.ok) throw new Error(`the question was refused with ${sent.status}`)
      const { options, token } = await sent.json()
      const start = kind === 'sign-in' ? startAuthentication : startRegistration
      field('answer').value = JSON.stringify(await start({ optionsJSON: options }))
      field('token').value = token
      form.current?.submit()
    } catch {
      setState('given-up')
    }
  }
  const canAsk = state !== 'no-script' && state !== 'no-passkeys'
  return (
    <form
      ref={form}
      id="passkey"
      tabIndex={-1}
      method="post"
      action={ADDRESS[kind]}
      className="narrow"
      aria-describedby={error ? 'passkey-error' : undefined}
      onSubmit={(event) => {
        event.preventDefault()
        void ask()
      }}
    >
      <input type="hidden" name="intent" value="answer" />
      <input type="hidden" name="token" defaultValue="" />
      <input type="hidden" name="answer" defaultValue="" />
      <input type="hidden" name="to" value={to ?? ''} />
      {error ? (
        <p className="field-error" id="passkey-error">
          <span className="spoken">Error: </span>
          {error}
        </p>
      ) : null}
      {canAsk ? children : null}
      {canAsk ? (
        <ButtonRow>
          <Button variant="quiet">{label}</Button>
        </ButtonRow>
      ) : null}
      <p role="status">{WORDS[state]}</p>
    </form>
  )
}
