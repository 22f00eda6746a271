/** The mail server of SMTP_URL. `tls`: from the start, by STARTTLS or nothing, or none. */
export type SmtpAddress = {
  host: string
  port: number
  tls: 'from-the-start' | 'required' | 'none'
  user: { name: string; password: string } | undefined
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * Reads `smtps://name:password@host:465` or `smtp://name:password@host:587`; undefined for anything else. `smtp:` requires
 * STARTTLS, except to this machine; `?tls=none` is for a relay on a private network. Name and password are percent-encoded.
 */
export function smtpAddressOf(text: string): SmtpAddress | undefined {
  if (!URL.canParse(text) || /\s/.test(text)) return undefined
  const url = new URL(text)
  const query = url.search.slice(1)
  const fromTheStart = url.protocol === 'smtps:'
  if (!fromTheStart && url.protocol !== 'smtp:') return undefined
  if (!url.hostname || url.hash || !['', '/'].includes(url.pathname)) return undefined
  if (query !== '' && (query !== 'tls=none' || fromTheStart)) return undefined
  if ((url.username === '') !== (url.password === '')) return undefined
  const clear = query === 'tls=none' || LOOPBACK.includes(url.hostname)
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port ? Number(url.port) : fromTheStart ? 465 : 587,
      tls: fromTheStart ? 'from-the-start' : clear ? 'none' : 'required',
      user: url.username ? { name: decodeURIComponent(url.username), password: decodeURIComponent(url.password) } : undefined,
    }
  } catch {
    return undefined
  }
}
