import { parseArgs } from 'node:util'
import { verifyLoggedTotals } from '#app/features/figures/logged/verify-logged-totals.server.ts'
import { verifyProviderFigures } from '#app/features/figures/providers/verify-provider-figures.server.ts'
import { figuresKeyOf, isRightKey } from '#app/features/figures/releases/figures-key.server.ts'
import { type ReissueOutcome, reissueRelease } from '#app/features/figures/releases/issue-releases.server.ts'
import { WRONG_KEY } from '#app/features/figures/releases/release-on-time.server.ts'
import { type ReleaseFinding, verifyReleases } from '#app/features/figures/releases/verify-releases.server.ts'
import { verifySurveyResults } from '#app/features/figures/surveys/verify-survey-results.server.ts'
import { secretKeyOf } from '#app/platform/secret-key.server.ts'
import { isDay } from '#app/platform/time.ts'
import { type CommandContext, type OperatorCommand, refuse } from './operator-command.ts'

const keyOf = ({ db, settings }: CommandContext) => figuresKeyOf(db, () => secretKeyOf(settings))

const FAULTS: Partial<Record<ReleaseFinding, string>> = {
  differs: 'worked out anew from facts and key it is not the same',
  'text-changed': 'its text is not the one it was issued with',
  'counts-differ': 'the counts beside it are not those of its text',
}

/** What comes out of the one disclosure door, each kind with what works it out anew. */
const PUBLISHED = [
  { of: 'The release of', all: 'Releases of figures', verify: verifyReleases },
  { of: 'The results of the survey', all: 'Results of surveys', verify: verifySurveyResults },
  { of: 'The totals of failures and claims of', all: 'Totals of failures and claims', verify: verifyLoggedTotals },
  { of: 'The figure of the file on a local provider', all: 'Figures of local providers', verify: verifyProviderFigures },
]

/**
 * Works every release out anew from facts and key and compares the bytes: figures of a week, results of surveys, totals of failures and
 * claims, figures of local providers. Says which differ; exit code 1 then. Of releases whose answers were removed since, and of an older
 * method, only the hashes are held against the texts.
 */
export const releasesVerifyCommand: OperatorCommand = {
  usage:
    'releases verify                          works every release of figures out anew from facts and key and compares the bytes',
  run(words, context) {
    parseArgs({ args: words, options: {} })
    const key = keyOf(context)
    if (!isRightKey(context.db, key)) refuse(WRONG_KEY)
    for (const { of, all, verify } of PUBLISHED) {
      const found = new Map<ReleaseFinding, number>()
      for (const { id, finding } of verify(context.db, key)) {
        found.set(finding, (found.get(finding) ?? 0) + 1)
        if (FAULTS[finding]) console.error(`${of} ${id}: ${FAULTS[finding]}.`)
      }
      const n = (finding: ReleaseFinding) => found.get(finding) ?? 0
      console.log(`${all}: ${n('same')} the same to the byte, worked out anew from facts and key.`)
      if (n('facts-removed') > 0)
        console.log(`  ${n('facts-removed')} with the hashes they were issued with; the answers behind them were removed since.`)
      if (n('other-method') > 0) console.log(`  ${n('other-method')} with the hashes they were issued with, and an older method.`)
      if (Object.keys(FAULTS).some((finding) => n(finding as ReleaseFinding) > 0)) process.exitCode = 1
    }
  },
}

const REFUSALS: Record<Extract<ReissueOutcome, { ok: false }>['reason'], string> = {
  'wrong-key': WRONG_KEY,
  'no-such-release': 'This week has no release yet: the first comes by itself.',
  'no-reason': '--reason is missing: it stands beside the figures for ever.',
  'facts-are-gone': 'The answers behind this release were removed: it cannot be worked out again.',
  'issued-meanwhile': 'It was issued again meanwhile, by another command.',
}

/** Issues the release of a week again, with a reason that everybody reads. The first stands beside it for ever. */
export const releasesReissueCommand: OperatorCommand = {
  usage: `releases reissue --week DAY --reason "…"
    issues the figures of the week that ends on DAY again, beside those that stand; the reason is published with them`,
  run(words, context) {
    const { values } = parseArgs({ args: words, options: { week: { type: 'string' }, reason: { type: 'string' } } })
    const { week, reason = '' } = values
    if (!week || !isDay(week)) refuse('--week is missing: it is the Sunday on which the week ends, as 2024-09-29.')
    const outcome = reissueRelease(context.db, keyOf(context), { weekEnd: week, reason }, context.now)
    if (!outcome.ok) refuse(REFUSALS[outcome.reason])
    console.log(`Issued: the release ${outcome.id} stands beside the first.`)
  },
}
