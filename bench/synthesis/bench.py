#!/usr/bin/env python3
"""Scores the engine on the open recommendations, bare and taught, beside its peers in the same run.

usage: run [--fast]        (the shell script beside this file makes the environment and the binaries)

Reads KENES_EVALUATION_DATA (a folder that holds recommendations/, beside a folder tools/ with score_roadmaps.py). Runs
every State of the open six bare and taught by all other States (a scored State's own labels are never learned from),
exactly 50 road maps of each, themes of sessions 18 to 20 learned from those before, places of later texts, all open
texts, as many as the whole UHRI holds, and one new text. The peers: TF-IDF + k-means, a linear SVM, MiniLM with average
linkage. Writes RESULTS.md and the table of docs/engine.md. With --fast: quality of the six States alone, nothing written.
"""
import datetime
import io
import json
import os
import random
import subprocess
import sys

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DATA = os.environ.get('KENES_EVALUATION_DATA') or os.path.join(os.path.dirname(ROOT), 'shared', 'data')
REC = os.path.join(DATA, 'recommendations')
SCORER = os.path.join(os.path.dirname(DATA.rstrip('/')), 'tools', 'score_roadmaps.py')
BINARIES = os.environ.get('KENES_EXAMPLES') or sys.exit('KENES_EXAMPLES has to name the folder of the examples')
STATES = ['Kazakhstan', 'Slovenia', 'Mexico', 'Norway', 'Viet Nam', 'Nigeria']
OUT = os.environ.get('KENES_BENCH_FOLDER') or os.path.join(HERE, 'out')
UHRI = 267_500
VAGUE = {'International instruments', 'General', 'Other'}


def measured(command):
    """Runs a command; gives what it printed, CPU seconds and peak memory in MB."""
    target = f'{OUT}/printed'
    child = os.fork()
    if child == 0:
        with open(target, 'wb') as out:
            os.dup2(out.fileno(), 1)
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f'{command[0]} failed')
    with open(target, encoding='utf-8') as printed:
        return printed.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def engine(source, output, *more):
    return measured([f'{BINARIES}/synthesise', '--input', source, '--output', output, '--road-maps', '50', *more])[1:]


def score(level, clusters, *more):
    command = [sys.executable, SCORER, '--level', level, clusters, '--data', f'{REC}/upr-open.csv', '--json', *more]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def road_maps(path):
    return score('roadmaps', path)['MEAN']


def duplicates(path):
    return score('duplicates', path, '--pairs', f'{REC}/gold-pairs-open.csv', '--trivial',
                 f'{REC}/trivial-pairs-open.csv', '--groups', f'{REC}/gold-groups-kazakhstan.csv')['DUPLICATES']


def write_clusters(frames, column, path):
    table = pd.concat(frames)
    pd.DataFrame({'id': table.id, 'cluster': table[column], 'title': table.get('title_en', '')}).to_csv(path, index=False)
    return path


def read_open():
    return pd.read_csv(f'{REC}/upr-open.csv', dtype=str, keep_default_na=False)


# --- the peers, each in a process of its own ---------------------------------------------------------------------------

def rarest_labels(data):
    counts = pd.Series([x for s in data.issues for x in s.split(';')]).value_counts()
    return np.array([min([x for x in s.split(';') if x not in VAGUE] or s.split(';'), key=lambda x: (counts[x], x))
                     for s in data.issues])


def peer_kmeans(data):
    from sklearn.cluster import KMeans
    from sklearn.feature_extraction.text import TfidfVectorizer
    for state in STATES:
        own = data[data.country == state]
        matrix = TfidfVectorizer(sublinear_tf=True, stop_words='english').fit_transform(own.text)
        yield 'road_map', own.id, KMeans(50, n_init=3, random_state=0).fit_predict(matrix)


def peer_svm(data):
    """A linear SVM over words and pairs of words that learns the rarest label of the other States."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.svm import LinearSVC
    labels = rarest_labels(data)
    for state in STATES:
        own = (data.country == state).values
        words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
        model = LinearSVC(C=0.5).fit(words.fit_transform(data.text[~own]), labels[~own])
        yield 'road_map', data.id[own], model.predict(words.transform(data.text[own]))


def peer_minilm(data):
    """MiniLM's vectors with average linkage: into 50 for road maps, cut at a cosine of 0.70 for repeats."""
    import meaning
    from sklearn.cluster import AgglomerativeClustering
    for state in STATES:
        own = data[data.country == state]
        vectors = meaning.minilm([' '.join(text.split()) for text in own.text])
        for column, options in (('road_map', {'n_clusters': 50}),
                                ('repeat_group', {'n_clusters': None, 'distance_threshold': 0.30})):
            labels = AgglomerativeClustering(metric='cosine', linkage='average', **options).fit_predict(vectors)
            yield column, own.id, [f'{state} {label}' for label in labels]


def peer_themes(data):
    """A linear SVM for each label, sessions 1 to 17 to 18 to 20: prints micro and macro F1."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import f1_score
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.preprocessing import MultiLabelBinarizer
    from sklearn.svm import LinearSVC
    early = (data.session.astype(int) <= 17).values
    targets = MultiLabelBinarizer().fit_transform([s.split(';') for s in data.issues])
    words = TfidfVectorizer(sublinear_tf=True, ngram_range=(1, 2), min_df=2)
    model = OneVsRestClassifier(LinearSVC()).fit(words.fit_transform(data.text[early]), targets[early])
    found = model.predict(words.transform(data.text[~early]))
    seen = targets[~early].any(0)
    print(json.dumps({average: f1_score(targets[~early][:, seen], found[:, seen], average=average, zero_division=0)
                      for average in ('micro', 'macro')}))


PEERS = {'k-means': peer_kmeans, 'svm': peer_svm, 'MiniLM': peer_minilm}


def run_peer(name):
    """In the child: writes one table for each of the columns that the peer fills."""
    frames = {}
    for column, ids, labels in PEERS[name](read_open()):
        frames.setdefault(column, []).append(pd.DataFrame({'id': ids, column: labels}))
    for column, tables in frames.items():
        write_clusters(tables, column, f'{OUT}/{name}-{column}.csv')


# --- what is measured --------------------------------------------------------------------------------------------------

def six_states(data):
    """Quality and costs of the six States: bare, taught, and exactly 50 road maps."""
    settings = {'bare': [], 'taught': [], 'exactly 50': ['--exactly', 'yes']}
    frames, costs = {name: [] for name in settings}, {}
    for state in STATES:
        slug = state.lower().replace(' ', '-')
        own = data.country == state
        source, teacher = f'{OUT}/{slug}.csv', f'{OUT}/teacher.csv'
        data[own][['id', 'text']].to_csv(source, index=False)
        data[~own].to_csv(teacher, index=False)
        for name, more in settings.items():
            more = ['--learn-from', teacher] if name == 'taught' else more
            costs[state, name] = engine(source, f'{OUT}/{slug}-out.csv', *more)
            frames[name].append(pd.read_csv(f'{OUT}/{slug}-out.csv', dtype=str))
    quality, repeats = {}, {}
    for name, tables in frames.items():
        quality[name] = road_maps(write_clusters(tables, 'road_map', f'{OUT}/{name}-road-maps.csv'))
        repeats[name] = duplicates(write_clusters(tables, 'repeat_group', f'{OUT}/{name}-repeats.csv'))
    del repeats['exactly 50']
    return quality, repeats, costs


def grown(data, path):
    """As many texts as the whole UHRI: the open ones, and copies in which every seventh word is one of another text."""
    chance = random.Random(7)
    texts = data.text.tolist()
    with open(path, 'w', encoding='utf-8', newline='') as out:
        rows = []
        for n in range(UHRI):
            copy, at = divmod(n, len(texts))
            words = texts[at].split()
            if copy:
                other = chance.choice(texts).split()
                words = [chance.choice(other) if chance.random() < 0.15 else word for word in words]
            rows.append((f'{data.id[at]}-{copy}', ' '.join(words)))
        pd.DataFrame(rows, columns=['id', 'text']).to_csv(out, index=False)


def later_places(data):
    """Places of every tenth text of 60 other States: the share of right ones, and of right ones among the sure."""
    folder = f'{OUT}/states'
    os.makedirs(folder, exist_ok=True)
    sizes = data.country.value_counts()
    for state in [state for state in sizes[sizes >= 150].index if state not in STATES][:60]:
        data[data.country == state][['id', 'text']].to_csv(f"{folder}/{state.replace(' ', '-').replace('/', '-')}.csv", index=False)
    found = pd.read_csv(io.StringIO(measured([f'{BINARIES}/hold_out', folder])[0]), dtype=str, keep_default_na=False)
    rarest = dict(zip(data.id, rarest_labels(data)))
    labels = {number: set(s.split(';')) for number, s in zip(data.id, data.issues)}
    found['state'] = found.id.map(dict(zip(data.id, data.country)))
    rights, sure = [], []
    for _, state in found.groupby('state'):
        standing = {key: list(ids) for key, ids in state[state.held_out == 'no'].groupby('road_map').id}
        for _, text in state[state.held_out == 'yes'].iterrows():
            if rarest[text.id] in VAGUE:
                continue
            share = {key: np.mean([rarest[text.id] in labels[other] for other in ids]) for key, ids in standing.items()}
            best = max(share.values())
            own = share.get(text.road_map, 0)
            right = best < 0.2 if text.road_map == '' else 0 < own >= best / 2
            rights.append(right)
            if float(text.confidence) >= 0.75:
                sure.append(right)
    return np.mean(rights), np.mean(sure), len(sure) / len(rights)


def triples():
    """How many of the parallel triples meet in one repeat group, and how many wrong pairs of them do."""
    table = pd.read_csv(f'{ROOT}/crates/synthesis/tests/triples.tsv', sep='\t', dtype=str, quoting=3)
    texts = [pd.DataFrame({'id': table.key + ':' + language, 'text': table[language]}) for language in ('en', 'ru', 'kk')]
    pd.concat(texts).to_csv(f'{OUT}/triples.csv', index=False)
    engine(f'{OUT}/triples.csv', f'{OUT}/triples-out.csv')
    met = pd.read_csv(f'{OUT}/triples-out.csv', dtype=str)
    met['key'] = met.id.str[:-3]
    others = met.groupby('repeat_group').key.nunique()
    return (met.groupby('key').repeat_group.nunique() == 1).mean(), int((others * (others - 1) // 2).sum()), len(table)


def themes(data):
    early = data.session.astype(int) <= 17
    for name, rows in (('early', data[early]), ('late', data[~early])):
        rows[['id', 'text', 'issues']].to_csv(f'{OUT}/{name}.csv', index=False)
    printed, cpu, _ = measured([f'{BINARIES}/themes', '--learn-from', f'{OUT}/early.csv', '--input', f'{OUT}/late.csv'])
    peer, peer_cpu, _ = measured([sys.executable, os.path.abspath(__file__), 'peer', 'themes'])
    return json.loads(printed) | {'cpu': cpu}, json.loads(peer) | {'cpu': peer_cpu}


# --- the report --------------------------------------------------------------------------------------------------------

def targets(facts):
    """Rows of what was wanted: words, figure, target, whether more is better, digits."""
    bare, taught, found = facts['quality']['bare'], facts['quality']['taught'], facts['repeats']['bare']
    rows = [
        ('road maps, bare: B³ F1', bare['bcubed_f1'], 0.46, True, 2), ('road maps, bare: ARI', bare['ari'], 0.40, True, 2),
        ('road maps, bare: under three texts', bare['under3'], 3, False, 1),
        ('road maps, bare: largest share', bare['largest_share'], 0.12, False, 2),
        ('road maps, taught: B³ F1', taught['bcubed_f1'], 0.54, True, 2),
        ('road maps, taught: ARI', taught['ari'], 0.70, True, 2),
        ('repeats: open pairs F1', found['pairs_f1'], 0.90, True, 2),
        ('repeats: weighted F1', found['w_f1'], 0.75, True, 2),
        ('repeats: Kazakhstan pair F1', found['groups_pair_f1'], 0.62, True, 2),
        ('repeats: Kazakhstan B³ F1', found['groups_bcubed_f1'], 0.77, True, 2),
    ]
    if 'themes' not in facts:
        return rows
    own = facts['themes'][0]
    met, _, many = facts['triples']
    return rows + [
        ('themes: micro F1', own['micro'], 0.90, True, 2), ('themes: macro F1', own['macro'], 0.82, True, 2),
        ('themes: CPU seconds of training and predicting', own['cpu'], 4, False, 1),
        (f'{many} triples in three languages that meet', met, 0.80, True, 2),
        ('327 texts, CPU seconds', facts['costs']['Kazakhstan', 'bare'][0], 0.3, False, 2),
        ('38,906 texts, CPU seconds', facts['all'][0], 8, False, 1), ('38,906 texts, MB', facts['all'][1], 500, False, 0),
        ('267,500 texts, CPU seconds', facts['uhri'][0], 60, False, 0), ('267,500 texts, MB', facts['uhri'][1], 2000, False, 0),
        ('one new text into 38,906, median ms', facts['one']['median_ms'], 20, False, 1),
    ]


def targets_table(facts):
    lines = ['| measured | figure | target | |', '|---|---|---|---|']
    for words, figure, target, more, digits in targets(facts):
        met = round(figure, digits) >= target if more else round(figure, digits) <= target
        lines.append(f"| {words} | {figure:.{digits}f} | {'≥' if more else '≤'} {target:g} | {'met' if met else '**not met**'} |")
    return lines


def quality_table(facts):
    lines = ['| setting | B³ F1 | ARI | clusters | under 3 | largest share | title own | title leak | title unique |',
             '|---|---|---|---|---|---|---|---|---|']
    for name, m in facts['quality'].items():
        titled = [f'{m[key]:.2f}' if name not in PEERS and key in m else '-' for key in ('title_own', 'title_leak', 'title_unique')]
        lines.append(f"| {name} | {m['bcubed_f1']:.2f} | {m['ari']:.2f} | {m['clusters']:.1f} | {m['under3']:.1f} "
                     f"| {m['largest_share']:.2f} | {' | '.join(titled)} |")
    lines += ['', '| repeats | open pairs F1 | P | R | weighted F1 | trivial recall | Kazakhstan pair F1 | Kazakhstan B³ F1 |',
              '|---|---|---|---|---|---|---|---|']
    for name, m in facts['repeats'].items():
        lines.append(f"| {name} | {m['pairs_f1']:.2f} | {m['pairs_p']:.2f} | {m['pairs_r']:.2f} | {m['w_f1']:.2f} "
                     f"| {m['trivial_recall']:.2f} | {m['groups_pair_f1']:.2f} | {m['groups_bcubed_f1']:.2f} |")
    return lines


def cost_table(facts):
    own = {name: [facts['costs'][state, name] for state in STATES] for name in ('bare', 'taught', 'exactly 50')}
    rows = {f'the six States, {name}': (sum(cpu for cpu, _ in runs), max(mb for _, mb in runs)) for name, runs in own.items()}
    rows |= {f'the six States, {name}': cost for name, cost in facts['peers'].items()}
    base = rows['the six States, bare'][0]
    lines = ['| run | CPU seconds | times the engine, bare | peak MB |', '|---|---|---|---|']
    lines += [f'| {name} | {cpu:.2f} | {cpu / base:.1f} | {mb:.0f} |' for name, (cpu, mb) in rows.items()]
    own, peer = facts['themes']
    return lines + ['', '| themes, sessions 1-17 to 18-20 | micro F1 | macro F1 | CPU seconds | ratio |', '|---|---|---|---|---|',
                    f"| the engine | {own['micro']:.2f} | {own['macro']:.2f} | {own['cpu']:.1f} | 1 |",
                    f"| TF-IDF + linear SVM | {peer['micro']:.2f} | {peer['macro']:.2f} | {peer['cpu']:.1f} | {peer['cpu'] / own['cpu']:.1f} |"]


def report(facts, fast):
    lines = ['# Measured: from recommendations to road maps', '',
             f'Written by `bench/synthesis/run` on {datetime.date.today()}. Quality is the mean over the six open States; at '
             'most 50 road maps of each.', '', *targets_table(facts), '', *quality_table(facts)]
    if not fast:
        right, sure, share = facts['later']
        _, wrong, _ = facts['triples']
        lines += ['', *cost_table(facts), '', f'Wrong pairs among the triples: {wrong}. Later texts of 60 States that are '
                  f'scored nowhere: {right:.0%} of the places are right by their rarest label; {share:.0%} are called sure, '
                  f'and {sure:.0%} of those are right. One new text into {len(read_open()):,}: median '
                  f"{facts['one']['median_ms']:.1f} ms, slowest {facts['one']['slowest_ms']:.1f} ms, after "
                  f"{facts['one']['indexed_ms'] / 1000:.1f} s for the index. The 267,500 texts are the open ones and copies "
                  'in which every seventh word is one of another text.']
    lines.append('')
    print('\n'.join(lines))
    if fast:
        return
    with open(os.environ.get('KENES_BENCH_RESULTS') or f'{HERE}/RESULTS.md', 'w', encoding='utf-8') as out:
        out.write('\n'.join(lines))
    path = os.environ.get('KENES_BENCH_DOCUMENT') or f'{ROOT}/docs/engine.md'
    with open(path, encoding='utf-8') as page:
        before, _, rest = page.read().partition('<!-- measured -->\n')
    _, _, after = rest.partition('<!-- end -->\n')
    with open(path, 'w', encoding='utf-8') as page:
        page.write('\n'.join([before + '<!-- measured -->', *targets_table(facts), '<!-- end -->', after]))


def main():
    os.makedirs(OUT, exist_ok=True)
    fast = '--fast' in sys.argv
    data = read_open()
    quality, repeats, costs = six_states(data)
    facts = {'quality': quality, 'repeats': repeats, 'costs': costs}
    if not fast:
        data[['id', 'text']].to_csv(f'{OUT}/all.csv', index=False)
        facts['all'] = engine(f'{OUT}/all.csv', f'{OUT}/all-out.csv')
        grown(data, f'{OUT}/uhri.csv')
        facts['uhri'] = engine(f'{OUT}/uhri.csv', f'{OUT}/uhri-out.csv')
        facts['one'] = json.loads(measured([f'{BINARIES}/place', '--input', f'{OUT}/all.csv'])[0])
        facts['triples'] = triples()
        facts['themes'] = themes(data)
        facts['later'] = later_places(data)
        facts['peers'] = {}
        for name in PEERS:
            facts['peers'][name] = measured([sys.executable, os.path.abspath(__file__), 'peer', name])[1:]
            quality[name] = road_maps(f'{OUT}/{name}-road_map.csv')
        repeats['MiniLM, cosine 0.70'] = duplicates(f'{OUT}/MiniLM-repeat_group.csv')
    report(facts, fast)


if sys.argv[1:2] == ['peer']:
    if sys.argv[2] == 'themes':
        peer_themes(read_open())
    else:
        run_peer(sys.argv[2])
else:
    main()
