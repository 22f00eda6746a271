import { type LetterPaper, textOfLetter } from '#app/platform/documents/letter-paper.ts'
import { charactersOf } from '#app/platform/free-text.ts'
import { LinkButton } from '#app/ui/button.tsx'
import { Fold } from '#app/ui/fold.tsx'
import type { MadeLetter } from '../letter-texts/letter-assembly-rules.ts'

/** A letter as files, and as text to paste. `at`: the address under which its files lie. */
export function TakeLetter({ at, paper, forPatients }: { at: string; paper: LetterPaper; forPatients: boolean }) {
  return (
    <div className="take-letter not-on-paper">
      <div className="button-row">
        <LinkButton href={`${at}/letter.docx`} variant="quiet">
          Word
        </LinkButton>
        <LinkButton href={`${at}/letter.pdf`} variant="quiet">
          PDF
        </LinkButton>
        {forPatients ? (
          <LinkButton href={`${at}/letter-large-print.pdf`} variant="quiet">
            Large print
          </LinkButton>
        ) : null}
        <a href={`${at}/letter.txt`}>As a text file</a>
      </div>
      <Fold level={3} title="Copy as text">
        <TextToCopy
          id="letter-as-text"
          label={forPatients ? 'For a web page or a screen' : 'The letter as text'}
          text={textOfLetter(paper)}
          rows={12}
        />
      </Fold>
    </div>
  )
}

/** Texts for patients that are short: a text message and a telephone line. */
export function ShortTexts({ made: { short, spoken } }: { made: Pick<MadeLetter, 'short' | 'spoken'> }) {
  if (!short && !spoken) return null
  return (
    <>
      {short ? (
        <TextToCopy id="text-message" label={`Text message, ${charactersOf(short)} characters`} text={short} rows={4} />
      ) : null}
      {spoken ? <TextToCopy id="telephone-line" label="Telephone line, to read out" text={spoken} rows={6} /> : null}
    </>
  )
}

function TextToCopy({ id, label, text, rows }: { id: string; label: string; text: string; rows: number }) {
  return (
    <div className="field">
      <label className="name" htmlFor={id}>
        {label}
      </label>
      <textarea id={id} className="control" rows={rows} readOnly defaultValue={text} key={text} />
    </div>
  )
}
