import { request } from 'node:http'

export type RawQuestion = { method?: string; headers?: Record<string, string>; body?: string }
export type RawAnswer = { status: number; text: string; headers: Record<string, string | string[] | undefined> }

/** A request as an attacker writes it: node's own client changes nothing of the address or the headers. */
export function rawRequest(site: string, path: string, { method = 'GET', headers = {}, body }: RawQuestion = {}) {
  return new Promise<RawAnswer>((resolve, reject) => {
    const sent = request(site, { path, method, headers }, (answer) => {
      let text = ''
      answer.on('data', (chunk) => (text += chunk))
      answer.on('error', reject)
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
