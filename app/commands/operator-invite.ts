import { parseArgs } from 'node:util'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { INVITATION_REFUSALS } from '#app/features/people/invitations/invitation-rules.ts'
import { invite } from '#app/features/people/invitations/invite.server.ts'
import { type OperatorCommand, refuse } from './operator-command.ts'
import { readRoleOptions, roleOptions } from './operator-role-options.ts'

export const inviteCommand: OperatorCommand = {
  usage: `invite --email ADDRESS --role ROLE [--practice CODE | --lmc SLUG | --office SLUG]
    a mail with a link that works once, for 14 days; without SMTP_URL the link is printed here`,
  run(words, { db, settings, now }) {
    const { values } = parseArgs({ args: words, options: roleOptions })
    const { email, role, scope } = readRoleOptions(values)
    const { practiceCode = null, lmcSlug = null, officeSlug = null } = scope
    const wanted = { email, role, practiceCode, lmcSlug, officeSlug }
    const outcome = invite(db, wanted, { by: 'operator', publicAddress: settings.publicAddress }, now)
    if (!outcome.ok) refuse(`Nobody was invited: ${INVITATION_REFUSALS[outcome.reason]}`)
    const where = practiceCode ?? lmcSlug ?? officeSlug
    console.log(`${email} is invited as ${ROLE_WORDS[role]}${where ? ` of ${where}` : ''}. The link works once, for 14 days.`)
    if (settings.smtpUrl) console.log('The mail is in the outbox; the server sends it.')
    else console.log(`No mail server is set (SMTP_URL). The link, shown this once:\n${outcome.link}`)
  },
}
