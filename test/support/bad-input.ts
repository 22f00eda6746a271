/** Bad input from people, programs and attackers, by where it goes. */

/** A path segment or a query value, in its encoded form. */
export const BAD_STEPS = [
  ...['__proto__', 'constructor', 'toString', 'null', 'undefined', '-1', '*', ':practice', '$', ';', 'x;y=z', '[object Object]'],
  ...[
    '..',
    '%2e%2e',
    '..%2f..%2fetc%2fpasswd',
    '%2f',
    '%5c',
    '%00',
    'a%00',
    '%ff',
    '%',
    '%zz',
    '%252e%252e',
    '%0d%0aSet-Cookie:x=1',
  ],
  ...['Y00001%2fsharing', 'y00001', 'Y00001.data', '%F0%9F%98%80', '%EF%BB%BF', '%ED%A0%80', '%3Cscript%3E', 'a'.repeat(1800)],
]

/** Values of fields and queries. */
export const BAD_VALUES = [
  ...['', ' ', '0', '-1', '1e309', 'NaN', 'null', 'undefined', 'true', '[]', '{}', '__proto__', 'constructor', 'hasOwnProperty'],
  ...['\u0000', 'a\u0000b', '\u202e\u2066', '\ufeff', '😀', '😀'.repeat(400), 'ﷺ'.repeat(300), 'İıßǆ', 'e\u0301'.repeat(500)],
  ...['a'.repeat(10_001), 'a@'.repeat(2000), ' '.repeat(9000), '\n'.repeat(5000), '\r\nSet-Cookie: x=1', '"'.repeat(3000)],
  ...["' or 1=1 --", '"); drop table persons;--', '%00', 'javascript:alert(1)', '<img src=x onerror=alert(1)>'],
  ...[
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example',
    '/..//evil.example',
    '../../../etc/passwd',
  ],
  ...[
    '2026-02-30',
    '9999-99-99',
    '0000-00-00',
    '2026-06-17',
    '2026-06-15',
    '+002026-06-17',
    '2026-06-17T00:00:00Z',
    '٣٤',
    '１２３',
  ],
  ...[
    '('.repeat(3000),
    '*'.repeat(3000),
    '['.repeat(3000),
    '`'.repeat(3000),
    '> '.repeat(2500),
    '|a'.repeat(2500),
    '&#'.repeat(3000),
  ],
  ...[
    '![](x'.repeat(1500),
    '[a](b'.repeat(1500),
    '1. '.repeat(2000),
    '\\'.repeat(5000),
    '<!--'.repeat(1500),
    '[]: '.repeat(1500),
  ],
  ...['yes', 'invite', 'end', 'save', 'preview', 'up data-sharing-review', 'up __proto__', 'taking', 'planned', 'void', 'others'],
  ...['943 476 5919', '{"id":"x","rawId":"x","response":{},"type":"public-key"}', 'a,b,c\n"x', 'practice-partner'],
]

export const QUERY_NAMES = [
  ...['said', 'end', 'to', 'from', 'as-at', 'known', 'order', 'action', 'edition', 'before', 'until', 'page', 'show', 'change'],
  ...['passkey', 'sent', '_routes', '_data', 'index', '__proto__'],
]

export const CONTENT_TYPES = [
  ...[
    'application/x-www-form-urlencoded; charset=utf-7',
    'APPLICATION/X-WWW-FORM-URLENCODED',
    'text/plain',
    'application/json',
    '',
  ],
  ...['application/x-www-form-urlencoded, text/plain', 'multipart/form-data', 'multipart/form-data; boundary=x'],
]

export const BAD_HEADERS: Record<string, string>[] = [
  { Host: 'evil.example' },
  { Host: 'localhost:99999' },
  { Host: 'a b' },
  { 'X-Forwarded-Host': 'a/b c' },
  { 'X-Forwarded-Proto': 'javascript' },
  { 'X-Forwarded-For': '::1, garbage, 1.2.3.4' },
  { 'X-Remix-Request': 'yes', 'X-Remix-Reload-Document': 'true' },
  { Range: 'bytes=0-1,5-9,-1' },
  { 'If-None-Match': '"'.repeat(2000) },
  { Accept: '*/*;q=\u00ff' },
  { 'Accept-Encoding': 'br;q=0, gzip;q=0.000, *;q=x' },
  { Cookie: `concert=${'a'.repeat(5000)}` },
  { Cookie: ';;;=;concert;concert=%00; foo=%; concert=b' },
  { Cookie: 'concert-known=1.2~3.4~~; concert-second=__proto__' },
  { 'Sec-Fetch-Site': 'cross-site' },
  { 'User-Agent': 'x'.repeat(4000) },
  { Expect: 'something' },
  { 'Content-Encoding': 'gzip' },
  { Upgrade: 'h2c', Connection: 'Upgrade' },
]

/** Mostly methods that we answer, so that the input gets further. */
export const METHODS = [...Array(4).fill('GET'), ...Array(8).fill('POST'), 'HEAD', 'PUT', 'TRACE', 'QUERY'] as string[]
