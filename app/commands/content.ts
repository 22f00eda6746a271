import '#app/platform/node-version.server.ts'
import { checkContent } from '#app/features/menu/content-check.server.ts'
import { paths } from '#app/platform/paths.server.ts'
import { dayOf } from '#app/platform/time.ts'

/** `npm run content -- check`: everything wrong in `content/`, with file and line, and the pages whose review is overdue. */

if (process.argv.slice(2).join(' ') !== 'check') {
  console.error('Say what to do: npm run content -- check')
  process.exit(2)
}

const { files, messages, overdue } = checkContent(paths.content, dayOf(Date.now()))
for (const page of overdue) console.log(`${page.file}:${page.line}: review was due on ${page.dueOn} (${page.owner}).`)
for (const message of messages) console.error(message)
if (messages.length > 0) {
  console.error(`${messages.length} wrong in ${files} files of content.`)
  process.exit(1)
}
console.log(`${files} files of content, nothing wrong; ${overdue.length} overdue for review.`)
