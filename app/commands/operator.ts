import '#app/platform/node-version.server.ts'
import { ROLE_WORDS } from '#app/features/people/accounts/people-rules.ts'
import { clocksOf } from '#app/features/register/records/demonstration-clock.server.ts'
import { backupCommand } from './backup/operator-backup.ts'
import { restoreCommand } from './backup/operator-restore.ts'
import { upgradeCheckCommand } from './backup/operator-upgrade-check.ts'
import { openRegisterOrStop } from './open-register.ts'
import { addPersonCommand } from './operator-add-person.ts'
import { auditVerifyCommand } from './operator-audit.ts'
import { clockCommand } from './operator-clock.ts'
import { type CommandAlone, type OperatorCommand, Refused } from './operator-command.ts'
import { endRoleCommand } from './operator-end-role.ts'
import { healthCommand } from './operator-health.ts'
import { inviteCommand } from './operator-invite.ts'
import { mailsCommand, mailTestCommand } from './operator-mail.ts'
import { purgeCommand } from './operator-purge.ts'
import { releasesReissueCommand, releasesVerifyCommand } from './operator-releases.ts'
import { removeFactorsCommand } from './operator-remove-factors.ts'
import { requestsCommand, requestsConfirmCommand, requestsRefuseCommand } from './operator-requests.ts'
import { settingsOrStop, stop } from './stop.ts'

/** The commands of `npm run operator -- …`: the words before the first option name the command. */
const COMMANDS: Record<string, OperatorCommand | CommandAlone> = {
  invite: inviteCommand,
  'add-person': addPersonCommand,
  'end-role': endRoleCommand,
  'remove-factors': removeFactorsCommand,
  mails: mailsCommand,
  'mail-test': mailTestCommand,
  'audit verify': auditVerifyCommand,
  clock: clockCommand,
  'releases verify': releasesVerifyCommand,
  'releases reissue': releasesReissueCommand,
  requests: requestsCommand,
  'requests confirm': requestsConfirmCommand,
  'requests refuse': requestsRefuseCommand,
  purge: purgeCommand,
  health: healthCommand,
  backup: backupCommand,
  restore: restoreCommand,
  'upgrade-check': upgradeCheckCommand,
}

const USAGE = `npm run operator -- COMMAND
${Object.values(COMMANDS)
  .map(({ usage }) => `  ${usage}`)
  .join('\n')}
  ROLE is one of ${Object.keys(ROLE_WORDS).join(', ')}.
  DATABASE_PATH names the database.`

const settings = settingsOrStop()

const words = process.argv.slice(2)
const firstOption = words.findIndex((word) => word.startsWith('-'))
const name = words.slice(0, firstOption === -1 ? words.length : firstOption).join(' ')
const command = COMMANDS[name]
if (!command) stop(USAGE)
if (!settings.databasePath && 'run' in command) stop('DATABASE_PATH is not set: it names the database this is about.')

try {
  const after = words.slice(name.split(' ').length)
  if ('runAlone' in command) await command.runAlone(after, settings)
  else {
    const db = openRegisterOrStop(settings.databasePath as string)
    await command.run(after, { db, settings, now: clocksOf(db).now() })
  }
} catch (error) {
  if (error instanceof Refused) stop(`${error.message}\n\nnpm run operator -- ${command.usage}`)
  if (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    stop(`${error.message}\n\nnpm run operator -- ${command.usage}`)
  throw error
}
