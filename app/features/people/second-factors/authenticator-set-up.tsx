import { Button, ButtonRow } from '#app/ui/button.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { Stack } from '#app/ui/panel.tsx'

/** `address`: the content of the picture (`otpauth:`); a phone opens it in its app. */
type AuthenticatorSetUpProps = { secret: string; address: string; qr: { size: number; path: string } }

/**
 * The three steps to an authenticator app: the picture, the same as text and as a link for the phone itself, and the first code.
 */
export function AuthenticatorSetUp({ secret, address, qr }: AuthenticatorSetUpProps) {
  const spaced = secret.replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <form method="post" className="narrow" noValidate>
      <Stack>
        <ol>
          <li>Get an authenticator app: the one your phone has, or Microsoft Authenticator, which many NHS organisations use.</li>
          <li>
            In the app, add an account and point the camera at the picture, or type the secret by hand. On the phone itself:{' '}
            <a href={address}>open it in the app</a>.
          </li>
          <li>Enter the code that the app shows.</li>
        </ol>
        <svg
          role="img"
          aria-label="The secret as a QR code; the same stands below as text"
          viewBox={`0 0 ${qr.size} ${qr.size}`}
          width="220"
          height="220"
          shapeRendering="crispEdges"
        >
          <rect width={qr.size} height={qr.size} fill="#fff" />
          <path d={qr.path} fill="#000" />
        </svg>
        <p>
          Secret: <code>{spaced}</code>
        </p>
        <TextInput
          name="code"
          label="Code from the app"
          hint="Six digits."
          inputMode="numeric"
          autoComplete="one-time-code"
          width="short"
        />
        <ButtonRow>
          <Button name="intent" value="confirm">
            Turn it on
          </Button>
          <a href="/account/security">Not now</a>
        </ButtonRow>
      </Stack>
    </form>
  )
}
