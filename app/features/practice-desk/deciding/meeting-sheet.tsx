import type { MeetingPaper } from './meeting-paper-data.ts'

/** The paper for a partners' meeting as a page to print. */
export function MeetingSheet({ paper }: { paper: MeetingPaper }) {
  return (
    <>
      {paper.actions.length === 0 ? <p>Nothing is on offer now.</p> : null}
      <ul className="menu-sheet">
        {paper.actions.map(({ title, state, tally, facts, asks, disputed, local, strengths }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p className="sheet-facts">
              <strong>{state}.</strong> {tally} {facts}
            </p>
            <p>{asks}</p>
            {disputed ? (
              <p className="sheet-facts">
                <strong>Disputed:</strong> {disputed}
              </p>
            ) : null}
            {local ? (
              <p className="sheet-facts">
                <strong>Local:</strong> {local}
              </p>
            ) : null}
            <ul className="sheet-decision" aria-label={`Decision on ${title}`}>
              <li>In full from ________</li>
              <li>In part from ________</li>
              <li>Planned</li>
              <li>No</li>
              <li>Not applicable</li>
              {strengths.map((strength) => (
                <li key={strength}>{strength}</li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {Array.from({ length: paper.partners }, (_, index) => `line ${index}`).map((line) => (
        <p className="sheet-signed" key={line}>
          <span>Name</span>
          <span>Signed</span>
          <span>On</span>
        </p>
      ))}
    </>
  )
}
