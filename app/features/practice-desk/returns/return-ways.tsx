import { SectionHeading } from '#app/ui/headings.tsx'
import type { ReturnSettings } from './reminder-queries.server.ts'
import { ReminderWords } from './reminder-words.tsx'

type ReturnWaysProps = { desk: string; settings: ReturnSettings; trusted: boolean }

/** Under the return: who is reminded, the trusted device, and the call. `trusted`: the reader trusts this browser. */
export function ReturnWays({ desk, settings, trusted }: ReturnWaysProps) {
  return (
    <>
      <SectionHeading>Making it easier</SectionHeading>
      <ReminderWords settings={settings} />
      <ul className="plain-list">
        <li>
          <a href={`${desk}/return/reminder`}>Who makes the return, and when they are reminded</a>
        </li>
        <li>
          {trusted ? (
            <>
              You trust this device: the mail can be answered on it with one click. <a href="/account/security#devices">End it</a>
            </>
          ) : (
            <a href={`/account/trusted-device?to=${desk}/return`}>Trust this device, to answer the mail with one click</a>
          )}
        </li>
        <li>
          <a href={`${desk}/call`}>We would like our LMC to call</a>
        </li>
        <li>
          <a href={`${desk}/told`}>Whether our LMC may record what we tell it by telephone</a>
        </li>
        <li>
          <a href={desk}>Back to this week</a>
        </li>
      </ul>
    </>
  )
}
