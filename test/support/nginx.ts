import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { paths } from '#app/platform/paths.server.ts'
import { freePort } from './server.ts'

/** Where nginx is on this machine, or where `.ci/run` unpacks it; undefined where it is nowhere. */
export function findNginx(): string | undefined {
  const places = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', `${paths.root}.cache/nginx/usr/sbin/nginx`]
  return places.find((place) => existsSync(place))
}

/** Runs nginx with a `server { … }` for TLS, in a folder of the test's own, under a certificate that nobody trusts. */
export async function startNginx(program: string, folder: string, serverBlock: (port: number) => string) {
  const port = await freePort()
  for (const name of ['body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']) mkdirSync(join(folder, name))
  const [key, certificate] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')]
  const words = `req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=concert.example.org -keyout ${key} -out ${certificate}`
  const made = spawnSync('openssl', words.split(' '), { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`openssl made no certificate: ${made.stderr}`)
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `${name}_temp_path ${join(folder, name === 'client_body' ? 'body' : name)};`)
    .join('\n')
  const configuration = join(folder, 'nginx.conf')
  writeFileSync(
    configuration,
    `daemon off; master_process off; pid ${join(folder, 'pid')}; error_log stderr warn;
events {}
http {
access_log off;
${temporary}
ssl_certificate ${certificate};
ssl_certificate_key ${key};
${serverBlock(port)}
}`,
  )
  const nginx = spawn(program, ['-p', folder, '-c', configuration], { stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  nginx.stderr.on('data', (text) => (said += text))
  const answers = () =>
    new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
  for (let tries = 0; !(await answers()); tries += 1) {
    if (nginx.exitCode !== null || tries > 200) throw new Error(`nginx did not start: ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      nginx.once('exit', () => resolve())
      nginx.kill('SIGTERM')
    })
  return { port, stop }
}
