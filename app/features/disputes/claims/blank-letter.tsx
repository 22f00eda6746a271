import { SectionHeading } from '#app/ui/headings.tsx'

/** A claim as a letter with gaps, to copy or print: for who keeps no claim in Concert. */
export function BlankLetter() {
  return (
    <>
      <SectionHeading id="letter">A letter to fill in</SectionHeading>
      <p>To: [who pays under the scheme]. Date: [day]. Our reference: [yours].</p>
      <p>
        <strong>Claim for losses: [the scheme], [the service line]</strong>
      </p>
      <p>
        I claim for losses that arose because [what was not done], which should have been done by [day] and was done on [day, or
        is not done yet]. The delay was not caused by me or by [the practice].
      </p>
      <p>What was lost: [kind of loss], from [day] to [day], £[sum]. In all £[sum]. Evidence is enclosed: [list].</p>
      <p>
        Write to me by [day] with a reference, with who decides, and with the rule by which it is decided. Nothing in this letter
        gives up any further claim.
      </p>
      <p>[Name, role, address]</p>
      <p className="small soft">
        Leave out everything that could identify a patient. Keep a copy, and write down every mail and call. This text is not
        legal advice.
      </p>
    </>
  )
}
