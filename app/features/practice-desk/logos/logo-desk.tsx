import type { PracticeDetails } from '#app/features/register/records/register-rules.ts'
import { Button, ButtonRow } from '#app/ui/button.tsx'
import { describedBy, Field } from '#app/ui/field.tsx'
import { FormState, SeenField } from '#app/ui/form-state.tsx'
import { PageHeading } from '#app/ui/headings.tsx'
import { ErrorSummary } from '#app/ui/messages.tsx'
import { WithNotes } from '#app/ui/with-notes.tsx'
import type { Logo } from './logo-rules.ts'

type LogoDeskProps = {
  page: { details: PracticeDetails; logo: Logo | null }
  refused: { errors: Record<string, string>; meanwhile: boolean } | undefined
}

const HINT = 'A PNG or JPEG file of at most 450 kB and 4,000 pixels a side. It is kept small, without what else its file says.'

/** Where a practice puts a logo on its letters, or takes it off. */
export function LogoDesk({ page: { details, logo }, refused }: LogoDeskProps) {
  const at = `/practice/${details.code}/letters`
  const error = refused?.errors.logo
  return (
    <FormState errors={refused?.errors}>
      <ErrorSummary />
      <PageHeading
        above={<a href={`${at}/letterhead`}>Our letterhead</a>}
        lead="It stands above the name in Word and PDF. Letters already sent keep the logo they had."
      >
        Our logo
      </PageHeading>
      <WithNotes
        title="Where it stands"
        notes={[
          'In the head of a letter, in Word and in PDF. In the evidence pack each letter stands with the logo it went with.',
          'Words to paste into a mail or the clinical system carry none.',
        ]}
      >
        {logo ? (
          <p>
            <img
              src={`${at}/logo.png`}
              alt={`Logo of ${details.name}`}
              width={Math.round(logo.width / 2)}
              height={Math.round(logo.height / 2)}
            />
          </p>
        ) : (
          <p>There is no logo yet: letters begin with the name of the practice.</p>
        )}
        <form method="post" encType="multipart/form-data" noValidate>
          <SeenField now={logo?.hash ?? ''} shown={refused?.meanwhile} />
          <Field id="logo" label={logo ? 'Another picture' : 'The picture'} hint={HINT} error={error}>
            <input
              id="logo"
              name="logo"
              type="file"
              accept="image/png,image/jpeg"
              aria-describedby={describedBy('logo', { hint: HINT, error })}
              aria-invalid={error ? true : undefined}
            />
          </Field>
          <ButtonRow>
            <Button>Use this logo</Button>
            <a href={`${at}/letterhead`}>Back without saving</a>
          </ButtonRow>
        </form>
        {logo ? (
          <form method="post">
            <SeenField now={logo.hash} shown={refused?.meanwhile} />
            <ButtonRow>
              <Button name="do" value="remove" variant="grave">
                Take the logo off
              </Button>
            </ButtonRow>
          </form>
        ) : null}
      </WithNotes>
    </FormState>
  )
}
