import '#app/platform/node-version.server.ts'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { checkDisputes } from '#app/features/disputes/file/dispute-queries.server.ts'
import { checkContent } from '#app/features/menu/content-files/check-content.server.ts'
import { exportContent } from '#app/features/menu/content-files/export-content.server.ts'
import { checkLetters } from '#app/features/practice-desk/letter-texts/letter-texts.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { readSettings } from '#app/platform/settings.server.ts'
import { dayOf } from '#app/platform/time.ts'
import { openDatabase } from '#db/client.server.ts'

/**
 * `npm run content -- check`: everything wrong in `content/`, with file and line, and the pages whose review is overdue.
 * `npm run content -- export [folder]`: writes what was published from the desk as files of content; `content/` unless told.
 */

const [what, folder, ...rest] = process.argv.slice(2)
if (rest.length > 0 || (what !== 'export' && (what !== 'check' || folder !== undefined))) {
  console.error('Say what to do: npm run content -- check, or npm run content -- export [folder]')
  process.exit(2)
}
if (what === 'export') {
  const settings = readSettings(process.env)
  if (!settings.ok) {
    console.error(settings.message)
    process.exit(2)
  }
  const databasePath = settings.settings.databasePath ?? paths.demonstration
  if (!existsSync(databasePath)) {
    console.error(`There is no database at ${databasePath}. DATABASE_PATH says where it lies.`)
    process.exit(1)
  }
  const { written, different } = exportContent(openDatabase(databasePath), folder ? resolve(folder) : paths.content)
  for (const path of written) console.log(`Written: ${path}`)
  for (const path of different) console.error(`Left as it is, though it says something else than what is published: ${path}`)
  if (written.length + different.length === 0) console.log('Every round, action and edition stands in its file already.')
  process.exit(different.length > 0 ? 1 : 0)
}

const today = dayOf(Date.now())
const { files, messages: ofMenu, overdue } = checkContent(paths.content, today)
const ofDisputes = checkDisputes(paths.content, today)
const messages = [...ofMenu, ...checkLetters(paths.content, today), ...ofDisputes.messages]
for (const page of [...overdue, ...ofDisputes.overdue])
  console.log(`${page.file}:${page.line}: review was due on ${page.dueOn} (${page.owner}).`)
for (const message of messages) console.error(message)
if (messages.length > 0) {
  console.error(`${messages.length} wrong in ${files} files of content.`)
  process.exit(1)
}
console.log(
  `${files} files of content and ${ofDisputes.disputes} disputes, nothing wrong; ${overdue.length + ofDisputes.overdue.length} overdue for review.`,
)
