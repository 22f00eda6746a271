import type { Instant } from '#app/platform/time.ts'

/** Every act that the audit log records. A new act is a new word here. */
export type AuditAction =
  | 'person.added'
  | 'standing.given'
  | 'standing.ended'
  | 'invitation.sent'
  | 'invitation.sent-again'
  | 'invitation.accepted'
  | 'invitation.revoked'
  | 'join.asked'
  | 'join.confirmed'
  | 'join.refused'
  | 'session.started'
  | 'session.ended'
  | 'session.refused'
  | 'session.refusals-seen'
  | 'password.changed'
  | 'password.reset-asked'
  | 'password.reset'
  | 'factor.added'
  | 'factor.removed'
  | 'factor.refused'
  | 'recovery-codes.made'
  | 'token.made'
  | 'token.ended'
  | 'calendar.made'
  | 'calendar.ended'
  | 'recovery-code.used'
  | 'sharing.chosen'
  | 'adoption.recorded'
  | 'adoption.corrected'
  | 'progress.recorded'
  | 'progress.corrected'
  | 'return.made'
  | 'decision.recorded'
  | 'step.recorded'
  | 'partner.marked'
  | 'meeting.set'
  | 'return.taken-back'
  | 'return.reminder-chosen'
  | 'device.trusted'
  | 'device.ended'
  | 'lmc.answers-seen'
  | 'lmc.calls-seen'
  | 'lmc.reminded'
  | 'return.reminders-put-off'
  | 'telling.chosen'
  | 'told.recorded'
  | 'told.taken-back'
  | 'call.asked'
  | 'call.withdrawn'
  | 'call.answered'
  | 'practice.call-seen'
  | 'practice.record-seen'
  | 'practice.record-exported'
  | 'person.name-corrected'
  | 'person.address-change-asked'
  | 'person.address-changed'
  | 'person.data-exported'
  | 'person.deleted'
  | 'purge.announced'
  | 'purge.held'
  | 'purge.resumed'
  | 'round.purged'
  | 'tally.replaced'
  | 'register.imported'
  | 'register-request.asked'
  | 'register-request.confirmed'
  | 'register-request.refused'
  | 'register-request.withdrawn'
  | 'register-request.passed-on'
  | 'content.loaded'
  | 'action.worded'
  | 'edition.published'
  | 'draft.started'
  | 'draft.saved'
  | 'draft.approved'
  | 'draft.scheduled'
  | 'draft.discarded'
  | 'local-note.written'
  | 'feedback.sent'
  | 'feedback.answered'
  | 'letterhead.saved'
  | 'letterhead.logo-saved'
  | 'letterhead.logo-removed'
  | 'letter.worded'
  | 'letter.begun'
  | 'letter.draft-saved'
  | 'letter.draft-discarded'
  | 'letter.sent'
  | 'letter.reply-recorded'
  | 'letter.outcome-recorded'
  | 'letter.taken-back'
  | 'letter-variant.written'
  | 'letter-base.saved'
  | 'letter-base.published'
  | 'letter-base.discarded'
  | 'register-line.saved'
  | 'register-line.removed'
  | 'register-lines.loaded'
  | 'register-lines.exported'
  | 'evidence.asked'
  | 'evidence.made'
  | 'demonstration.made'
  | 'history.added'
  | 'figures.stored'
  | 'release.issued'
  | 'figures-key.noted'
  | 'tallies.removed'
  | 'lmc.publicity-chosen'
  | 'rows.taken-over'
  | 'clock.confirmed'

/**
 * `actor`: a person id, 'operator' or 'concert'. `subject`: an ODS code, a slug or an id. `detail` is small and holds no name or
 * address.
 */
export type AuditEvent = {
  at: Instant
  actor: string
  action: AuditAction
  subject: string
  detail?: Record<string, string | number | boolean | null>
}

/** Acts with the machine's unchanged time: they concern sign-ins and limits, not the record. */
export const isOfMachineTime = (action: AuditAction): boolean =>
  /^(session|password|factor|recovery-codes?|device)\./.test(action)

/** The text whose SHA-256 chains an event to the one before it. */
export function chainText(
  previousHash: string,
  event: { at: Instant; actor: string; action: string; subject: string; detail: string },
): string {
  return [previousHash, event.at, event.actor, event.action, event.subject, event.detail].join('\n')
}
