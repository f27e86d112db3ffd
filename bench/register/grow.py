#!/usr/bin/env python3
"""Grows the open recommendations to a register of the size of the whole UHRI.

usage: grow.py INPUT OUTPUT NUMBER

The first rows are the open recommendations word for word. Every further row is one of them said anew, as other
mechanisms say it: 45 of 100 rows stay with the UPR, the others go to treaty bodies and special procedures, so that
mechanisms, documents, dates, cycles, positions and recommending States are spread as in the UHRI.
Texts are made so that the search index is that of a real register of this size:
- a text begins as one open recommendation and goes on as another of the same theme; treaty bodies say two to four
  such sentences, so the mean length grows to that of their paragraphs;
- one word in seven is drawn anew from all words of the open texts, which keeps the frequent words as frequent and
  the phrases from repeating;
- one text in three names a place or an institution that is made up, so that the vocabulary grows with the register.
The same arguments give the same bytes.
"""
import csv
import datetime
import random
import re
import sys

BODIES = [('CEDAW', 12), ('CRC', 14), ('CCPR', 8), ('CESCR', 8), ('CERD', 7), ('CAT', 7), ('CRPD', 6), ('CMW', 2), ('CED', 2)]
SYMBOLS = {'CESCR': 'E/C.12'}
PROCEDURES = ['SR Torture', 'SR Health', 'SR Education', 'SR Housing', 'SR Freedom of Expression', 'SR Violence against Women',
              'WG Arbitrary Detention', 'SR Independence of Judges', 'SR Peaceful Assembly', 'SR Trafficking']
GROUPS = ['Women & girls', 'Children', 'Persons with disabilities', 'Migrants', 'Minorities', 'Indigenous peoples',
          'Persons deprived of their liberty', 'Human rights defenders', 'Older persons', 'Refugees & asylum-seekers']
SYLLABLES = [c + v for c in 'b d g k l m n r s t v z sh ch kh st kr'.split() for v in 'aeiou']
COLUMNS = ['Id', 'Mechanism', 'Country', 'Document symbol', 'Date', 'Paragraph', 'Text', 'Language', 'Recommending state',
           'Cycle', 'Session', 'Position', 'Themes', 'Groups of persons', 'SDGs']
FIRST_CODE = 65


def main():
    source, target, number = sys.argv[1], sys.argv[2], int(sys.argv[3])
    with open(source, encoding='utf-8') as file:
        rows = list(csv.DictReader(file))
    with open(target, 'w', encoding='utf-8', newline='') as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        writer.writerows(grown(rows, number))


def grown(rows, number):
    chance = random.Random(number)
    countries = sorted({row['country'] for row in rows})
    states = sorted({row['from_state'] for row in rows})
    by_theme = {}
    for row in rows:
        by_theme.setdefault(row['issues'].split(';')[0], []).append(row['text'])
    words = [word for row in rows for word in row['text'].split()]
    places = [''.join(chance.choice(SYLLABLES) for _ in range(chance.randint(3, 5))).capitalize() for _ in range(number // 12)]
    for n in range(number):
        row = rows[n % len(rows)]
        code = country_code(countries.index(row['country']))
        themes = row['issues']
        sdgs = f'{chance.randint(1, 17)}' if chance.random() < 0.6 else ''
        groups = ';'.join(sorted(chance.sample(GROUPS, chance.choice([0, 0, 1, 1, 2]))))
        if n < len(rows):
            session = int(row['session'])
            position = 'supported' if row['response'] == 'Accepted' else 'noted'
            yield [row['id'], 'UPR', row['country'], f'A/HRC/{session + 10}/{1 + countries.index(row["country"]) % 16}', session_day(session),
                   f'{100 + n % 80}.{n % 40}', row['text'], 'en', row['from_state'], row['cycle'], session, position, themes, groups, sdgs]
            continue
        # A later round speaks to another State.
        at = (countries.index(row['country']) + 37 * (n // len(rows))) % len(countries)
        country, code = countries[at], country_code(at)
        kind = chance.random()
        sentences = 1 if kind < 0.45 else chance.randint(2, 4)
        text = ' '.join(said_anew(chance, row['text'], by_theme[themes.split(';')[0]], words, places) for _ in range(sentences))
        if kind < 0.45:
            session = chance.randint(1, 46)
            position = chance.choices(['supported', 'noted', ''], [72, 24, 4])[0]
            yield [f'g-{n}', 'UPR', country, f'A/HRC/{session + 10}/{1 + at % 16}', session_day(session), f'{100 + n % 80}.{n % 40}',
                   text, 'en', chance.choice(states), 1 + (session - 1) // 13, session, position, themes, groups, sdgs]
        elif kind < 0.9:
            body = chance.choices([name for name, _ in BODIES], [weight for _, weight in BODIES])[0]
            report = chance.randint(1, 6)
            day = datetime.date(1996 + 5 * report, 1, 15) + datetime.timedelta(days=14 * ((at * 7 + len(body)) % 26))
            yield [f'g-{n}', body, country, f'{SYMBOLS.get(body, body + "/C")}/{code}/CO/{report}', day, n % 60 + 5,
                   text, 'en', '', '', '', '', themes, groups, sdgs]
        else:
            visit = chance.randint(0, 2)
            procedure = PROCEDURES[(at + visit) % len(PROCEDURES)]
            day = datetime.date(2006 + 6 * visit, 3, 1) + datetime.timedelta(days=at % 200)
            yield [f'g-{n}', procedure, country, f'A/HRC/{day.year - 2000}/{40 + at}/Add.{visit + 1}', day, n % 90 + 5,
                   text, 'en', '', '', '', '', themes, groups, sdgs]


def said_anew(chance, text, kin, words, places):
    """One sentence from this text and another of its theme."""
    head, tail = re.split(r'(?<=[,;]) ', text.rstrip('. '), maxsplit=1)[0], chance.choice(kin).rstrip('. ')
    parts = (head.rstrip(',;') + ', and ' + tail[:1].lower() + tail[1:] if chance.random() < 0.6 else tail).split()
    parts = [chance.choice(words) if chance.random() < 1 / 7 else part for part in parts]
    if chance.random() < 1 / 3:
        parts.insert(chance.randrange(len(parts) + 1), chance.choice(places))
    sentence = ' '.join(parts)[:1500].rstrip(',;.')
    return sentence[:1].upper() + sentence[1:] + '.'


def session_day(session):
    return datetime.date(2008, 4, 7) + datetime.timedelta(days=(session - 1) * 122)


def country_code(at):
    return ''.join(chr(FIRST_CODE + at // part % 26) for part in (676, 26, 1))


main()
