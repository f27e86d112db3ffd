#!/usr/bin/env python3
"""Measures the register of 38,906 open recommendations on SQLite and PostgreSQL, beside a bare peer.

usage: run [--fast] [--only sqlite|postgres] [--all] [--size N]     (the shell script beside this file prepares everything)

--size grows the open recommendations to N (267,500 is the whole UHRI; see grow.py) and leaves the synthesis of
everything out; its results go to RESULTS-N.md.

For each engine: imports the file into an empty database through the command line, serves it, asks for
pages over loopback one after the other, orders 50 road maps as a clerk, accepts them, and asks again.
"Cold" is the first request for an address after the server started, so that nothing is remembered of
its counts; "warm" is every later one. Figures are medians of rounds or percentiles over all requests.
"Plain SQL" is what a program without memory would ask for the same page on the same database: its rows, their
count, and the values of each facet with their counts; its totals must be those of the page. Writes RESULTS.md.
"""
import base64
import contextlib
import csv
import datetime
import html
import http.client
import json
import os
import re
import resource
import shutil
import socket
import sqlite3
import statistics
import subprocess
import sys
import time
import urllib.parse

import apsw

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BINARY = os.environ['KENES_BENCH_BINARY']
INPUT = os.environ['KENES_BENCH_INPUT']
WORK = os.environ['KENES_BENCH_WORK']
POSTGRES = os.environ['KENES_BENCH_POSTGRES']
FAST = '--fast' in sys.argv
SIZE = int(sys.argv[sys.argv.index('--size') + 1]) if '--size' in sys.argv else 0
RESULTS = os.environ.get('KENES_BENCH_RESULTS') or os.path.join(HERE, f'RESULTS-{SIZE}.md' if SIZE else 'RESULTS.md')
IMPORTS = 1 if FAST else 3
ROUNDS = 1 if FAST else 3
WARM = 3
LOAD = os.getloadavg()[0]
SECRET = 'a long password for the bench'
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith('KENES_')}
# The bench signs in by its password alone.
ENVIRONMENT['KENES_REQUIRE_SECOND_FACTOR'] = 'false'
# A file of the whole UHRI is larger than an installation takes by default.
ENVIRONMENT['KENES_UPLOAD_LIMIT_MB'] = '512'

SEARCHES = {
    'search, English': [
        'torture', 'human rights', 'women AND violence', 'torture OR "death penalty"', 'rights NOT women',
        '"national human rights institution"', 'discriminat*', '(police OR prison*) AND -torture'],
    'search, Russian': ['пытка', 'права человека', 'пытка ИЛИ насилие', '"права человека" НЕ дети', 'дискримин*'],
    'search, Kazakh': ['азаптау', 'адам құқықтары', 'азаптау НЕМЕСЕ кемсітушілік', '"адам құқықтары" ЕМЕС әйел', 'бала*'],
}


# The facets that are columns of the register, and those that are labels.
COLUMNS = {'mechanism': 'mechanism', 'position': 'position', 'cycle': 'cycle', 'language': 'language',
           'document': 'symbol', 'country': 'country'}
LABELS = ('theme', 'group', 'state', 'sdg')


def main():
    global INPUT
    if SIZE:
        grown = os.path.join(WORK, 'grown.csv')
        subprocess.run([sys.executable, os.path.join(HERE, 'grow.py'), INPUT, grown, str(SIZE)], check=True)
        INPUT = grown
    only = sys.argv[sys.argv.index('--only') + 1] if '--only' in sys.argv else None
    with open(INPUT, encoding='utf-8') as file:
        count = sum(1 for _ in csv.reader(file)) - 1
    extra = write_other_languages()
    peer = measure_peer()
    measured = {}
    for engine in ['sqlite', 'postgres']:
        if only in (None, engine):
            measured[engine] = Engine(engine, count, extra).measure()
    write(count, peer, measured, None if SIZE else measure_demonstration())


def write_other_languages():
    """The demonstration's Russian and Kazakh texts, ten of each, so that their searches find something."""
    path = os.path.join(WORK, 'other-languages.csv')
    with open(os.path.join(ROOT, 'crates/platform/demo/recommendations.csv'), encoding='utf-8') as file:
        rows = [row for row in csv.DictReader(file) if row['language'] in ('ru', 'kk')]
    with open(path, 'w', encoding='utf-8', newline='') as out:
        writer = csv.writer(out)
        writer.writerow(['Id', 'Committee', 'Document', 'Date', 'Paragraph', 'Recommendation', 'Language', 'Themes'])
        for copy in range(10):
            for n, row in enumerate(rows):
                writer.writerow([f'B-{copy}-{n}', 'CAT', f'BENCH/{copy}', f'20{10 + copy}-05-01', n + 1,
                                 row['text'], row['language'], row['themes']])
    return path


def run(*command, stdin=None):
    done = subprocess.run([BINARY, *command], input=stdin, text=True, capture_output=True, env=ENVIRONMENT)
    if done.returncode:
        sys.exit(f'kenes {command[0]} failed: {done.stderr}{done.stdout}')
    return done.stdout


def free_port():
    with socket.socket() as listener:
        listener.bind(('127.0.0.1', 0))
        return listener.getsockname()[1]


def cpu_of(pid):
    """CPU seconds of a process, and of the children that it waited for."""
    with open(f'/proc/{pid}/stat', encoding='utf-8') as file:
        return sum(int(ticks) for ticks in file.read().rsplit(')', 1)[1].split()[11:15]) / os.sysconf('SC_CLK_TCK')


def resident(pid, field):
    """Megabytes of a process in memory, now or at most."""
    with open(f'/proc/{pid}/status', encoding='utf-8') as file:
        return int(re.search(field + r':\s+(\d+) kB', file.read())[1]) / 1024


def cpu_of_database():
    """CPU seconds of the private PostgreSQL with all its processes."""
    postmaster = os.environ['KENES_BENCH_POSTMASTER']
    total = cpu_of(postmaster)
    with open(f'/proc/{postmaster}/task/{postmaster}/children', encoding='utf-8') as file:
        for child in file.read().split():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                total += cpu_of(child)
    return total


def wait_for(port, path, process, limit=60):
    started = time.monotonic()
    while time.monotonic() - started < limit:
        if process.poll() is not None:
            sys.exit(f'the server ended: {process.stderr.read() if process.stderr else ""}')
        try:
            connection = http.client.HTTPConnection('127.0.0.1', port, timeout=10)
            connection.request('GET', path)
            if connection.getresponse().status == 200:
                return
        except OSError:
            time.sleep(0.01)
    sys.exit('the server does not answer')


class Engine:
    """One database engine: its files, its server, its figures."""

    def __init__(self, name, count, extra):
        self.name, self.count, self.extra = name, count, extra
        self.figures = {}
        self.samples = {}
        self.process = None
        self.costs = {}
        self.plain = {}

    def place(self, n):
        folder = os.path.join(WORK, f'{self.name}-{n}')
        if self.name == 'sqlite':
            return ['--data', folder]
        return ['--data', folder, '--database', f'{POSTGRES}/bench_{n}']

    def prepare(self, n):
        """An empty database with the schema in it."""
        shutil.rmtree(os.path.join(WORK, f'{self.name}-{n}'), ignore_errors=True)
        if self.name == 'postgres':
            for sql in [f'DROP DATABASE IF EXISTS bench_{n}', f'CREATE DATABASE bench_{n}']:
                subprocess.run([os.environ['KENES_BENCH_PSQL'], '-q', f'{POSTGRES}/postgres', '-c', sql],
                               check=True, stderr=subprocess.DEVNULL)
        run('migrate', *self.place(n))

    def measure(self):
        self.measure_imports()
        run('import', *self.place(0), 'recommendations', self.extra, '--set-aside-faulty')
        run('user', *self.place(0), 'add', 'bench', '--name', 'Bench', '--role', 'clerk', stdin=SECRET)
        with self.server() as port:
            addresses = self.addresses(port)
        self.ask(addresses)
        self.measure_plain(addresses)
        with self.server() as port:
            self.measure_exports(port)
            if SIZE:
                return self
            placed = self.measure_synthesis(port)
        self.ask(placed)
        return self

    def measure_plain(self, groups):
        """Seconds of plain SQL for each address, by group, and whether it finds as many as the page says."""
        plain = PLAIN[self.name](self.place(0))
        with self.server() as port:
            client = Client(port)
            for group, addresses in groups.items():
                for address in addresses:
                    statements = statements_of(address, self.name)
                    took, found = zip(*(plain.run(statements) for _ in range(1 + (1 if SIZE else WARM))))
                    self.plain.setdefault(group, []).append(statistics.median(took[1:]))
                    if '/recommendations?' in address and '/api/' not in address:
                        page = client.get(address.replace('/ru/', '/en/').replace('/kk/', '/en/'))
                        said = re.search(r'class="lead">\W*([\d,.\u00a0\u202f]+)\W* recommendations found', page)
                        if said and int(re.sub(r'\D', '', said[1])) != found[0]:
                            sys.exit(f'{self.name}: {address} says {said[1]}, SQL {found[0]}')
        plain.close()

    def measure_imports(self):
        walls, cpus, peaks = [], [], []
        for n in reversed(range(IMPORTS)):
            self.prepare(n)
            wall, cpu, peak = timed('import', *self.place(n), 'recommendations', INPUT, '--json')
            walls.append(wall)
            cpus.append(cpu)
            peaks.append(peak)
        self.figures['import, records a second'] = self.count / statistics.median(walls)
        self.figures['import, seconds'] = statistics.median(walls)
        self.figures['import, CPU seconds of the program'] = statistics.median(cpus)
        self.figures['import, peak MB of the program'] = statistics.median(peaks)
        again, _, _ = timed('import', *self.place(0), 'recommendations', INPUT, '--json')
        self.figures['the same file again, seconds'] = again
        print(f'{self.name}: {self.figures}', flush=True)

    @contextlib.contextmanager
    def server(self):
        port = free_port()
        log = open(os.path.join(WORK, f'{self.name}.log'), 'a', encoding='utf-8')
        started = time.monotonic()
        process = subprocess.Popen([BINARY, 'serve', *self.place(0), '--listen', f'127.0.0.1:{port}'],
                                   stderr=log, env=ENVIRONMENT)
        self.process = process
        try:
            wait_for(port, '/readyz', process)
            self.figures.setdefault('start of the server, seconds', time.monotonic() - started)
            yield port
        finally:
            self.figures['memory while serving, MB'] = max(self.figures.get('memory while serving, MB', 0), resident(process.pid, 'VmRSS'))
            self.figures['memory at most while serving, MB'] = max(self.figures.get('memory at most while serving, MB', 0), resident(process.pid, 'VmHWM'))
            process.terminate()
            process.wait(30)
            log.close()

    def addresses(self, port):
        """What is asked of the register, by group."""
        client = Client(port)
        page = client.get('/en/recommendations')
        values = {}
        for tag in re.findall(r'<input[^>]*type="checkbox"[^>]*>', page):
            name, value = re.search(r'name="(\w+)"', tag), re.search(r'value="([^"]*)"', tag)
            if name and value:
                values.setdefault(name[1], []).append(html.unescape(value[1]))
        groups = {'first page': [self.page()], 'sorts': [self.page(sort=s) for s in ('newest', 'oldest')]}
        groups['deep pages'] = []
        for sort in ('number', 'newest', 'oldest'):
            started = time.monotonic()
            cursors, met = self.walk(client, sort)
            self.figures[f'whole register by the API, {sort}, seconds'] = time.monotonic() - started
            if met != self.total(client):
                sys.exit(f'{self.name}: the pages sorted by {sort} hold {met} of {self.total(client)}')
            groups['deep pages'] += [self.page(sort=sort, after=cursors[len(cursors) * part // 4 - 1]) for part in (1, 2, 3, 4)]
        groups['one facet'] = [self.page(**{name: value}) for name, all_values in values.items() for value in all_values[:2]]
        groups['all values of a facet'] = [self.page(all=name) for name in values]
        first = {name: all_values[0] for name, all_values in values.items()}
        second = {name: all_values[min(1, len(all_values) - 1)] for name, all_values in values.items()}
        groups['combinations'] = [
            self.page(position='supported', cycle='2'),
            self.page(theme=first['theme'], position='noted', sort='newest'),
            self.page(theme=[first['theme'], second['theme']], state=[first['state'], second['state']]),
            self.page(country=first['country'], cycle='1'),
            self.page(q='torture', position='supported', cycle='2'),
            self.page(q='women', theme=first['theme'], sort='oldest'),
            self.page(q='"death penalty"', position=['supported', 'noted'], state=first['state'], all='country'),
        ]
        for group, searches in SEARCHES.items():
            language = {'search, Russian': 'ru', 'search, Kazakh': 'kk'}.get(group, 'en')
            groups[group] = [self.page(language, q=search) for search in searches]
            for address in groups[group]:
                if 'class="entries"' not in client.get(address):
                    sys.exit(f'{self.name}: nothing is found by {urllib.parse.unquote_plus(address)}')
        api = '/api/v1/recommendations'
        groups['API list'] = [api, f'{api}?limit=200', f'{api}?sort=newest&after={cursors[0]}'.replace('newest', 'oldest'),
                              f'{api}?q=torture', f'{api}?position=noted&cycle=2']
        groups['one recommendation'] = [f'/en/recommendations/R-{n:04}' for n in (1, 777, 20000, 38000)]
        return groups

    @staticmethod
    def page(language='en', **query):
        query = urllib.parse.urlencode({k: v for k, v in query.items() if v != 'number'}, doseq=True)
        return f'/{language}/recommendations' + (f'?{query}' if query else '')

    @staticmethod
    def walk(client, sort):
        cursors, met, after = [], set(), ''
        while True:
            query = urllib.parse.urlencode({'limit': 200, 'sort': sort, **({'after': after} if after else {})})
            page = json.loads(client.get(f'/api/v1/recommendations?{query}'))
            met.update(item['reference'] for item in page['items'])
            after = page.get('next')
            if not after:
                return cursors, len(met)
            cursors.append(after)

    def total(self, client):
        if 'rows' not in self.figures:
            self.figures['rows'] = len(json.loads(client.get('/en/recommendations/export.json')))
        return self.figures['rows']

    def ask(self, groups):
        """Every address once after a start of the server, then again while its counts are remembered."""
        for _ in range(ROUNDS):
            with self.server() as port:
                client = Client(port)
                client.get('/en/')
                for kind in ['cold'] + ['warm'] * WARM:
                    for group, addresses in groups.items():
                        before = self.cpu()
                        for address in addresses:
                            took = client.time(address)
                            self.samples.setdefault(group, {}).setdefault(kind, {}).setdefault(address, []).append(took)
                        self.costs.setdefault(group, {}).setdefault(kind, []).append(1000 * (self.cpu() - before) / len(addresses))
        for group in groups:
            cold, warm = self.all(group, 'cold'), self.all(group, 'warm')
            print(f'{self.name}: {group}: cold p95 {ms(percentile(cold, 95))}, warm p95 {ms(percentile(warm, 95))}', flush=True)
            for address, took in self.samples[group]['cold'].items():
                if statistics.median(took) > 0.1 or '--all' in sys.argv:
                    print(f'    {ms(statistics.median(took))} {urllib.parse.unquote_plus(address)[:120]}', flush=True)

    def cpu(self):
        return cpu_of(self.process.pid) + (cpu_of_database() if self.name == 'postgres' else 0)

    def all(self, group, kind):
        return [took for times in self.samples[group][kind].values() for took in times]

    def measure_exports(self, port):
        client = Client(port)
        for ending in ('csv', 'json', 'xlsx'):
            self.figures[f'export of everything, {ending}, seconds'] = client.time(f'/en/recommendations/export.{ending}')
        self.figures['export of one search, csv, ms'] = 1000 * statistics.median(
            client.time('/en/recommendations/export.csv?q=torture&position=noted') for _ in range(5))

    def measure_synthesis(self, port):
        client = Client(port)
        client.sign_in()
        started = time.monotonic()
        where = client.post('/proposals', road_maps='50', country='', scope='all')
        self.figures['order of a proposal, seconds'] = time.monotonic() - started
        asked = []
        while True:
            begun = time.monotonic()
            page = client.get(where)
            asked.append(time.monotonic() - begun)
            if '/acceptance' in page:
                break
            if time.monotonic() - started > 900:
                sys.exit('the synthesis does not end')
            time.sleep(0.5)
        self.figures['synthesis of everything as a job, seconds'] = time.monotonic() - started
        version = re.search(r'name="version" value="(\d+)"', page)[1]
        self.figures['page of the proposal, ms'] = 1000 * statistics.median(client.time(where) for _ in range(5))
        self.figures['page of a card, ms'] = 1000 * statistics.median(client.time(f'{where}/cards/1') for _ in range(5))
        started = time.monotonic()
        client.post(f'{where}/acceptance', version=version)
        self.figures['acceptance of 50 road maps, seconds'] = time.monotonic() - started
        board = client.get('/en/road-maps')
        road_maps = list(dict.fromkeys(re.findall(r'/en/road-maps/(RM-\d+)"', board)))
        self.figures['road maps'] = len(road_maps)
        self.figures['review page, ms'] = 1000 * statistics.median(client.time('/review') for _ in range(5))
        some = [road_maps[0], road_maps[len(road_maps) // 2], road_maps[-1]]
        return {
            'road maps: board': ['/en/road-maps', '/en/road-maps?sort=asked', '/ru/road-maps?sort=newest', '/en/road-maps?q=women'],
            'road maps: page': [f'/en/road-maps/{reference}' for reference in some],
            'road maps: API': ['/api/v1/road-maps', f'/api/v1/road-maps/{some[0]}'],
            'road maps: register': [self.page(), self.page(road_map=some[0]), self.page(road_map=some[1], position='noted'),
                                    self.page(q='torture'), self.page(all='road_map')],
            'road maps: one recommendation': [f'/en/recommendations/R-{n:04}' for n in (1, 777, 20000, 38000)],
        }


def searched(text, engine, known={}):
    """A search as the database takes it."""
    if text not in known:
        done = subprocess.run([os.environ['KENES_BENCH_QUERIES']], input=text + '\n', text=True, capture_output=True, check=True)
        known[text] = done.stdout.rstrip('\n').split('\t')
    return known[text][0 if engine == 'sqlite' else 1]


def statements_of(address, engine):
    """Plain SQL for what a page shows: its rows, how many there are, and the values of each facet."""
    path, _, query = address.partition('?')
    asked = urllib.parse.parse_qs(query)
    last = path.rsplit('/', 1)[1]
    if last.startswith('R-'):
        return [f'SELECT r.* FROM recommendations r WHERE r.number = {int(last[2:])} AND r.audience_id IN (1)',
                f'SELECT l.kind, l.name FROM recommendations r JOIN recommendation_labels rl ON rl.row = r.row JOIN labels l ON l.id = rl.label_id WHERE r.number = {int(last[2:])}']

    def quoted(text):
        return "'" + text.replace("'", "''") + "'"

    def where(without=None):
        parts = ['r.audience_id IN (1)']
        if 'q' in asked:
            text = quoted(searched(asked['q'][0], engine))
            parts.append(f'r.row IN (SELECT rowid FROM recommendation_terms WHERE recommendation_terms MATCH {text})' if engine == 'sqlite'
                         else f'r.row IN (SELECT row FROM recommendation_terms WHERE terms @@ {text}::tsquery)')
        for name, values in asked.items():
            listed = ', '.join(quoted('' if name == 'position' and value == 'unknown' else value) for value in values)
            if name == without:
                continue
            if name in COLUMNS:
                parts.append(f'r.{COLUMNS[name]} IN ({listed})')
            elif name in LABELS:
                parts.append(f"r.row IN (SELECT rl.row FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE l.kind = '{name}' AND l.key IN ({listed}))")
        return ' AND '.join(parts)

    sort, late = asked.get('sort', ['number'])[0], "(CASE WHEN r.date = '' THEN '9999' ELSE r.date END)"
    behind = ''
    if 'after' in asked:
        text = asked['after'][0]
        date, row, _ = json.loads(base64.urlsafe_b64decode(text + '=' * (-len(text) % 4)))
        behind = {'number': f' AND r.row > {row}', 'newest': f" AND (r.date, r.row) < ('{date}', {row})",
                  'oldest': f" AND ({late}, r.row) > ('{date or 9999}', {row})"}[sort]
    order = {'number': 'r.row', 'newest': 'r.date DESC, r.row DESC', 'oldest': f'{late}, r.row'}[sort]
    limit = asked.get('limit', ['50'])[0]
    statements = [f"SELECT count(*), sum(CASE WHEN r.position = 'supported' THEN 1 ELSE 0 END) FROM recommendations r WHERE {where()}",
                  f'SELECT r.* FROM recommendations r WHERE {where()}{behind} ORDER BY {order} LIMIT {limit}']
    if '/api/' in path:
        return statements
    statements += [f'SELECT r.{column}, count(*) FROM recommendations r WHERE {where(name)} GROUP BY 1 ORDER BY 2 DESC' for name, column in COLUMNS.items()]
    statements += [f"SELECT l.key, count(*) FROM recommendations r JOIN recommendation_labels rl ON rl.row = r.row JOIN labels l ON l.id = rl.label_id WHERE l.kind = '{name}' AND {where(name)} GROUP BY 1 ORDER BY 2 DESC" for name in LABELS]
    return statements


class PlainSqlite:
    def __init__(self, place):
        # Python's own SQLite is older than some of the index's options.
        self.db = apsw.Connection(f'{place[1]}/kenes.sqlite3', flags=apsw.SQLITE_OPEN_READONLY)
        self.db.execute('PRAGMA cache_size = -16000')

    def run(self, statements):
        """Seconds of all, and the first figure of the first."""
        started = time.perf_counter()
        answers = [list(self.db.execute(statement)) for statement in statements]
        return time.perf_counter() - started, answers[0][0][0]

    def close(self):
        self.db.close()


class PlainPostgres:
    """One connection of psql, that says itself how long each statement took, its answer on the way included."""

    def __init__(self, place):
        self.psql = subprocess.Popen([os.environ['KENES_BENCH_PSQL'], '-X', '-q', '-A', '-t', place[3]], text=True,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.psql.stdin.write('\\timing on\n')

    def run(self, statements):
        for n, statement in enumerate(statements):
            self.psql.stdin.write(('\\o\n' if n == 0 else '\\o /dev/null\n') + statement + ';\n')
        self.psql.stdin.write('\\o\n\\echo the end\n')
        self.psql.stdin.flush()
        lines = []
        while not lines or lines[-1] != 'the end':
            lines.append(self.psql.stdout.readline().rstrip('\n'))
        took = sum(float(line.split()[1]) for line in lines if line.startswith('Time: '))
        first = lines[0].split('|')[0]
        return took / 1000, int(first) if first.isdigit() else None

    def close(self):
        self.psql.stdin.close()
        self.psql.wait()


PLAIN = {'sqlite': PlainSqlite, 'postgres': PlainPostgres}


class Client:
    """One connection, as a browser keeps it; the cookie of a person once signed in."""

    def __init__(self, port):
        self.port = port
        self.connection = http.client.HTTPConnection('127.0.0.1', port, timeout=600)
        self.connection.connect()
        self.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.cookie = ''

    def request(self, method, path, body=None, compressed=False):
        headers = {'Cookie': self.cookie, 'Sec-Fetch-Site': 'same-origin'}
        if compressed:
            headers['Accept-Encoding'] = 'gzip, deflate, br, zstd'
        if body is not None:
            headers['Content-Type'] = 'application/x-www-form-urlencoded'
        self.connection.request(method, path, body=body, headers=headers)
        response = self.connection.getresponse()
        return response, response.read()

    def get(self, path):
        response, body = self.request('GET', path)
        if response.status != 200:
            sys.exit(f'{urllib.parse.unquote_plus(path)} answers {response.status}')
        return body.decode()

    def time(self, path):
        started = time.perf_counter()
        response, _ = self.request('GET', path, compressed=True)
        took = time.perf_counter() - started
        if response.status != 200:
            sys.exit(f'{urllib.parse.unquote_plus(path)} answers {response.status}')
        return took

    def post(self, path, **form):
        response, body = self.request('POST', path, urllib.parse.urlencode(form))
        if response.status != 303:
            sys.exit(f'POST {path} answers {response.status}: {body[:2000].decode()}')
        for name, value in response.getheaders():
            if name.lower() == 'set-cookie' and 'session' in value:
                self.cookie = value.split(';')[0]
        return response.getheader('Location')

    def sign_in(self):
        self.post('/sign-in', handle='bench', password=SECRET, next='/')


def timed(*command):
    """Wall seconds, CPU seconds and peak MB of one run of the program."""
    script = ('import resource, subprocess, sys, time\n'
              'started = time.monotonic()\n'
              'subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n'
              'wall = time.monotonic() - started\n'
              'use = resource.getrusage(resource.RUSAGE_CHILDREN)\n'
              'print(wall, use.ru_utime + use.ru_stime, use.ru_maxrss / 1024)')
    done = subprocess.run([sys.executable, '-c', script, BINARY, *command], check=True, capture_output=True, text=True, env=ENVIRONMENT)
    return tuple(float(figure) for figure in done.stdout.split())


# The peer's columns: in the open file, and in one grown from it.
PEER_COLUMNS = [('id', 'Id'), ('country', 'Country'), ('session', 'Session'), ('cycle', 'Cycle'), ('text', 'Text'),
                ('from_state', 'Recommending state'), ('response', 'Position'), ('issues', 'Themes')]


def measure_peer():
    """The bare minimum in Python: one table, one FTS5 index, one page of a search with its count."""
    walls = []
    path = os.path.join(WORK, 'peer.sqlite')
    for _ in range(IMPORTS):
        for ending in ('', '-wal', '-shm'):
            with contextlib.suppress(FileNotFoundError):
                os.remove(path + ending)
        started = time.monotonic()
        db = sqlite3.connect(path)
        db.executescript('PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;'
                         'CREATE TABLE r (row INTEGER PRIMARY KEY, id TEXT UNIQUE, country, session, cycle INT, text, from_state, response, issues);'
                         'CREATE VIRTUAL TABLE t USING fts5(text, content=r, content_rowid=row, tokenize="porter unicode61");')
        with open(INPUT, encoding='utf-8') as file:
            header, *rows = csv.reader(file)
        at = [header.index(open_name if open_name in header else grown_name) for open_name, grown_name in PEER_COLUMNS]
        db.executemany(f'INSERT INTO r ({", ".join(name for name, _ in PEER_COLUMNS)}) VALUES ({", ".join("?" * len(at))})',
                       ([row[column] for column in at] for row in rows))
        db.execute('INSERT INTO t (rowid, text) SELECT row, text FROM r')
        db.commit()
        walls.append(time.monotonic() - started)
        count = db.execute('SELECT count(*) FROM r').fetchone()[0]
        db.close()
    db = sqlite3.connect(path)
    searches = []
    for words in ['torture', 'human rights', 'women AND violence', 'torture OR "death penalty"', 'rights NOT women',
                  '"national human rights institution"', 'discriminat*', '(police OR prison*) NOT torture']:
        for _ in range(5):
            started = time.perf_counter()
            db.execute('SELECT count(*) FROM t WHERE t MATCH ?', (words,)).fetchone()
            db.execute('SELECT r.* FROM r WHERE row IN (SELECT rowid FROM t WHERE t MATCH ?) ORDER BY row LIMIT 50', (words,)).fetchall()
            searches.append(time.perf_counter() - started)
    facets = []
    for _ in range(5):
        started = time.perf_counter()
        for column in ('country', 'cycle', 'response', 'from_state', 'issues'):
            db.execute(f'SELECT {column}, count(*) FROM r GROUP BY 1 ORDER BY 2 DESC').fetchall()
        facets.append(time.perf_counter() - started)
    return {'rate': count / statistics.median(walls), 'search': searches, 'facets': statistics.median(facets)}


def measure_demonstration():
    """Seconds from the start of a fresh demonstration to its first page."""
    walls = []
    for _ in range(ROUNDS):
        folder, port = os.path.join(WORK, 'demonstration'), free_port()
        shutil.rmtree(folder, ignore_errors=True)
        started = time.monotonic()
        process = subprocess.Popen([BINARY, 'demo', '--data', folder, '--listen', f'127.0.0.1:{port}'],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT)
        wait_for(port, '/en/', process)
        walls.append(time.monotonic() - started)
        process.terminate()
        process.wait(60)
    return statistics.median(walls)


def percentile(samples, part):
    ordered = sorted(samples)
    return ordered[min(len(ordered) - 1, round(part / 100 * len(ordered) + 0.5) - 1)]


def ms(seconds):
    return f'{seconds * 1000:.0f} ms' if seconds >= 0.0095 else f'{seconds * 1000:.1f} ms'


def write(count, peer, measured, demonstration):
    names = {'sqlite': 'SQLite', 'postgres': 'PostgreSQL'}
    engines = list(measured.values())
    head = ' | '.join(names[engine.name] for engine in engines)
    rule = '---|' * len(engines)
    lines = ['# Measured: the register', '',
             f'Written by `bench/register/run` on {datetime.date.today()}, on 2 cores, with {count:,} {"recommendations grown from the open ones (grow.py)" if SIZE else "open recommendations"} '
             f'and {engines[0].figures["rows"] - count:,} in Russian and Kazakh. PostgreSQL with its durability on. '
             f'Medians of {ROUNDS} rounds; each address once cold and {WARM} times warm a round. '
             f'CPU is the mean of a page, of the server and its database together. Other programs: a load of {LOAD:.1f} before the run.', '',
             f'| import | {head} | target | bare peer |', f'|---|{rule}---|---|']

    limit, rate = (50, '5,000') if SIZE else (100, '2,000')

    def row(name, form, target='', other=''):
        return f'| {name} | ' + ' | '.join(form(engine.figures[name]) for engine in engines) + f' | {target} | {other} |'

    lines += [row('import, records a second', '{:,.0f}'.format, rate, f'{peer["rate"]:,.0f}'),
              row('import, seconds', '{:.1f}'.format, '', f'{count / peer["rate"]:.1f}')]
    for name in ('import, CPU seconds of the program', 'import, peak MB of the program', 'the same file again, seconds'):
        lines.append(row(name, '{:.1f}'.format if 'MB' not in name else '{:.0f}'.format))
    shown = ' | '.join(f'{names[e.name]} cold p50 | p95 | max | CPU | warm p50 | p95 | max | CPU | plain SQL p50 | p95 | warm page to it' for e in engines)
    lines += ['', f'| pages, ms | {shown} |', '|---|' + '---|' * (11 * len(engines))]

    def eleven(engine, groups):
        out = []
        for kind in ('cold', 'warm'):
            samples = [took for group in groups for took in engine.all(group, kind)]
            out += [1000 * figure for figure in (statistics.median(samples), percentile(samples, 95), max(samples))]
            asked = {group: len(engine.samples[group][kind]) for group in groups}
            out.append(sum(statistics.mean(engine.costs[group][kind]) * asked[group] for group in groups) / sum(asked.values()))
        plain = [took for group in groups for took in engine.plain.get(group, [])]
        if not plain:
            return ' | '.join(f'{value:.0f}' for value in out) + ' | | | '
        warm = statistics.median(took for group in groups if group in engine.plain for took in engine.all(group, 'warm'))
        sql = statistics.median(plain)
        return ' | '.join(f'{value:.0f}' for value in out) + f' | {1000 * sql:.1f} | {1000 * percentile(plain, 95):.1f} | {warm / sql:.2f}'

    groups = list(engines[0].samples)
    register = [group for group in groups if not group.startswith(('road maps: board', 'road maps: page', 'road maps: API'))]
    lines.append('| **all register pages** | ' + ' | '.join(eleven(engine, register) for engine in engines) + ' |')
    lines += [f'| {group} | ' + ' | '.join(eleven(engine, [group]) for engine in engines) + ' |' for group in groups]
    lines.append('| target | ' + ' | '.join([f' | {limit} | | | | {limit} | | | | | '] * len(engines)) + ' |')
    searches = 1000 * percentile(peer['search'], 50), 1000 * percentile(peer['search'], 95)
    ours = [f'{names[e.name]} {statistics.median(e.all("search, English", "warm")) * 1000 / searches[0]:.1f} times' for e in engines]
    lines += ['', f'Bare peer (Python, one table, FTS5): the English searches, 50 rows and their count, p50 {searches[0]:.1f} ms, '
              f'p95 {searches[1]:.1f} ms; five facets of the whole table {peer["facets"] * 1000:.0f} ms. '
              f'A warm search page here takes, by the median, {", ".join(ours)} as long, with rights, facets, words and HTML.', '',
              f'| other | {head} |', f'|---|{rule}']
    other = [name for name in engines[0].figures if not name.startswith('import') and name not in ('rows', 'the same file again, seconds')]
    for name in other:
        lines.append(f'| {name} | ' + ' | '.join(f'{e.figures[name]:.2f}' if 'seconds' in name else f'{e.figures[name]:.0f}' for e in engines) + ' |')
    if SIZE:
        lines += ['', 'Target for the memory while serving: 300 MB.', '']
    else:
        lines += ['', f'First page of a fresh demonstration: {demonstration:.2f} s after its start. Target: 3 s.', '']
    with open(RESULTS, 'w', encoding='utf-8') as out:
        out.write('\n'.join(lines))
    print('\n'.join(lines))


main()
