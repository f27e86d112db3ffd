#!/usr/bin/env python3
"""Measures the queue in a register of 38,906 open recommendations: all but the last 2,000 stand in 50 road maps, the
last 2,000 come later. Prints one JSON object. KENES_BENCH_BINARY is the program, KENES_BENCH_INPUT the CSV file.

Measured are the job that proposes places (the first time, when the index of what stands is made; then after an
acceptance, when it is renewed; then with nothing changed), the page, and the two kinds of acceptance."""

import contextlib
import csv
import http.client
import json
import os
import re
import shutil
import socket
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.parse

BINARY = os.environ['KENES_BENCH_BINARY']
INPUT = os.environ['KENES_BENCH_INPUT']
LATER = int(os.environ.get('KENES_BENCH_LATER', '2000'))
SECRET = 'a long password for the bench'
ENVIRONMENT = {key: value for key, value in os.environ.items() if not key.startswith('KENES_')}
# The bench signs in by its password alone.
ENVIRONMENT['KENES_REQUIRE_SECOND_FACTOR'] = 'false'
FIGURES = {}


def main():
    work = tempfile.mkdtemp()
    try:
        measure(work)
    finally:
        shutil.rmtree(work)
        print(json.dumps(FIGURES, indent=1))


def measure(work):
    with open(INPUT, encoding='utf-8') as file:
        head, *rows = list(csv.reader(file))
    files = []
    for name, part in (('first.csv', rows[:-LATER]), ('later.csv', rows[-LATER:])):
        files.append(os.path.join(work, name))
        with open(files[-1], 'w', encoding='utf-8', newline='') as file:
            csv.writer(file).writerows([head, *part])
    database = os.path.join(work, 'kenes.sqlite3')
    place = ['--data', work, '--database', f'sqlite:{database}']
    run('migrate', *place)
    run('user', *place, 'add', 'bench', '--name', 'Bench', '--role', 'clerk', stdin=SECRET)
    run('import', *place, 'recommendations', files[0], '--set-aside-faulty')
    with server(work, place) as port:
        client = Client(port)
        client.sign_in()
        where = client.post('/proposals', road_maps='50', country='', scope='all')
        while '/acceptance' not in (page := client.get(where)):
            time.sleep(1)
        version = re.search(r'name="version" value="(\d+)"', page)[1]
        client.post(f'{where}/acceptance', version=version)
        client.post('/queue')
        wait_for_jobs(database)
    run('import', *place, 'recommendations', files[1], '--set-aside-faulty')
    with server(work, place) as port:
        client = Client(port)
        client.sign_in()
        FIGURES['job, first time, seconds'] = wait_for_jobs(database)
        FIGURES['queue page, ms'] = median(lambda: client.get('/queue'))
        FIGURES['review page, ms'] = median(lambda: client.get('/review'))
        page = client.get('/queue')
        FIGURES['waiting'] = re.search(r'class="lead">([^<]*)', page)[1]
        asks = list(dict.fromkeys(re.findall(r'/queue/places/([0-9a-f-]+)/acceptance', page)))
        FIGURES['acceptance of one, ms'] = statistics.median(
            timed(lambda ask=ask: client.post(f'/queue/places/{ask}/acceptance')) * 1000 for ask in asks[:5])
        FIGURES['queue page after an acceptance, ms'] = 1000 * timed(lambda: client.get('/queue'))
        client.post('/queue')
        FIGURES['job after acceptances, seconds'] = wait_for_jobs(database)
        client.post('/queue')
        FIGURES['job with nothing changed, seconds'] = wait_for_jobs(database)
        if 'action="/en/queue/acceptance"' not in client.get('/queue'):
            return
        FIGURES['acceptance of all sure ones, seconds'] = timed(lambda: client.post('/queue/acceptance'))
        client.post('/queue')
        FIGURES['job after all sure ones, seconds'] = wait_for_jobs(database)


def run(*command, stdin=None):
    subprocess.run([BINARY, *command], input=stdin, text=True, check=True, stdout=subprocess.DEVNULL, env=ENVIRONMENT)


def wait_for_jobs(database):
    """Waits until no job is open; the seconds that the newest one of the queue ran."""
    while True:
        with contextlib.closing(sqlite3.connect(f'file:{database}?mode=ro', uri=True)) as db:
            waiting = db.execute("SELECT count(*) FROM jobs WHERE state IN ('waiting', 'running')").fetchone()[0]
            newest = db.execute("SELECT finished_at, created_at, state FROM jobs WHERE kind = 'roadmaps.queue' ORDER BY created_at DESC, id DESC LIMIT 1").fetchone()
        if waiting == 0:
            return (newest[0] - max(newest[1], STARTED * 1e6)) / 1e6 if newest else 0
        time.sleep(0.2)


STARTED = 0


@contextlib.contextmanager
def server(work, place):
    global STARTED
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        port = probe.getsockname()[1]
    STARTED = time.time()
    with open(os.path.join(work, 'log'), 'a', encoding='utf-8') as log:
        process = subprocess.Popen([BINARY, 'serve', *place, '--listen', f'127.0.0.1:{port}'], stderr=log, env=ENVIRONMENT)
        try:
            for _ in range(600):
                with contextlib.suppress(OSError):
                    connection = http.client.HTTPConnection('127.0.0.1', port)
                    connection.request('GET', '/readyz')
                    if connection.getresponse().status == 200:
                        break
                time.sleep(0.1)
            yield port
        finally:
            process.terminate()
            process.wait(60)


def timed(act):
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def median(act):
    return 1000 * statistics.median(timed(act) for _ in range(5))


class Client:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection('127.0.0.1', port, timeout=900)
        self.cookie = ''

    def request(self, method, path, body=None):
        headers = {'Cookie': self.cookie, 'Sec-Fetch-Site': 'same-origin'}
        if body is not None:
            headers['Content-Type'] = 'application/x-www-form-urlencoded'
        self.connection.request(method, path if path.startswith('/en/') else f'/en{path}', body=body, headers=headers)
        response = self.connection.getresponse()
        return response, response.read().decode()

    def get(self, path):
        response, body = self.request('GET', path)
        assert response.status == 200, f'{path}: {response.status}'
        return body

    def post(self, path, **form):
        response, body = self.request('POST', path, urllib.parse.urlencode(form))
        assert response.status == 303, f'{path}: {response.status} {body[:2000]}'
        for name, value in response.getheaders():
            if name.lower() == 'set-cookie' and 'session' in value:
                self.cookie = value.split(';')[0]
        return response.getheader('Location')

    def sign_in(self):
        self.post('/sign-in', handle='bench', password=SECRET, next='/')


if __name__ == '__main__':
    main()
