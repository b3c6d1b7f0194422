#!/usr/bin/env python3
"""Writes lessons/*.json of the sample course from course.py, clips.py and the tables.

Derived here and nowhere else: IPA, syllables, rough reading, audio references, flashcards,
platform blocks and contentHash, so that they cannot disagree. Same input, same bytes.
"""

import hashlib
import json
import os
import re
import shutil
import sys
import unicodedata

sys.dont_write_bytecode = True
import clips
import course
import tables

OUT = os.path.join(tables.HERE, "lessons")
SOURCES = {"F": "FSI Shona Basic Course (1965), public domain",
           "P": "sentence of this project",
           "R": "regular combination of table words and noun class concords",
           "U": "Universal Declaration of Human Rights in Shona, United Nations"}
EXTRA = {e[0]: dict(word=e[0], toned="", gloss=e[1], pos=e[2], plural=e[4], tone="",
                    tone_scope="", source=e[5], **{"class": e[3]}) for e in course.EXTRA}
SHONA = {w.casefold() for w in list(tables.WORDS) + list(EXTRA)}
SHONA |= {r["plural"].casefold() for r in tables.WORDS.values() if r["plural"]}


def row(word):
    return tables.WORDS.get(word) or EXTRA[word]


def en(text):
    return {"en": text}


def plain(text):
    """A prompt is plain text: words that the course marks with asterisks stand in quotes."""
    return re.sub(r"\*(.+?)\*", "\u201c\\1\u201d", text)


def pick(items, *seed):
    """A shuffle that is the same on every machine."""
    key = lambda i: hashlib.sha256("/".join([*seed, str(i[0])]).encode()).digest()
    return [item for _, item in sorted(enumerate(items), key=key)]


def tone(r):
    scope = r["tone_scope"] if r["tone_scope"] in ("surface", "class", "infinitive") else ""
    if not scope:
        return dict(pattern=None, scope=None, status="unknown", source=None)
    return dict(pattern=r["tone"], scope=scope, status="sourced", source=r["source"])


def audio(word):
    made = clips.CLIPS.get(word)
    if not made:
        return None
    kinds = (("aac", "m4a"), ("opus", "ogg"))
    return dict(forText=word, durationMs=made["durationMs"], speaker="espeak-ng-sw", origin="tts",
                toneReviewed=False,
                renditions=[dict(codec=c, container=box, bytes=made[c][0], sha256=made[c][1],
                                 bitrateKbps=round(made[c][0] * 8 / made["durationMs"]))
                            for c, box in kinds])


def entry(lesson, lesson_id, number, word):
    r = row(word)
    spoken = word in lesson["audio"].split()
    return dict(
        id=f"{lesson_id}.v{number:02d}", headword=word, headwordToned=r["toned"] or None,
        gloss=en(r["gloss"]), pos="verb" if r["pos"] == "verb stem" else r["pos"],
        nounClass=(r["class"] or None) if r["pos"] == "noun" else None,
        plural=r["plural"] or None, tone=tone(r),
        pronunciation=dict(ipa=tables.ipa(word), ipaOrigin="derived", phonetic=tables.phonetic(word),
                           syllabic=tables.syllabic(word), notation="sna-1"),
        variants=[dict(form=f, dialect=d, kind=k) for f, d, k in course.VARIANTS.get(word, [])],
        audio=audio(word) if spoken else None,
        examples=[dict(sn=s, en=e) for s, e, _ in lesson["examples"].get(word, [])],
        tags=course.TAGS.get(word, []) + [f"topic:{lesson['id']}"],
        source=r["source"])


def option(text):
    return "sn" if text.casefold() in SHONA else "en"


def exercises(lesson, words):
    result = []
    add = lambda kind, objective, points, **rest: result.append(
        dict(id=f"e{len(result) + 1}", type=kind, objective=objective, points=points, **rest))
    for prompt, options, answer in lesson["mc"]:
        kind = "sn" if any(option(o) == "sn" for o in options) else "en"
        add("multipleChoice", "o1", 10, prompt=en(plain(prompt)), answer=["abc"[answer]],
            options=[{"id": "abc"[i], kind: o} for i, o in enumerate(options)])
    for sn, meaning, answers in lesson["fill"]:
        add("fillBlank", "o2", 10, prompt=dict(sn=sn, en=meaning), answer=answers, accept=[])
    pairs, seen = [], set()
    for v in pick(words, lesson["id"], "match"):
        text = v["gloss"]["en"]
        if text not in seen and len(pairs) < 4:
            seen.add(text)
            pairs.append([v["id"], text])
    add("match", "o1", 15, prompt=en("Match each word with its meaning."), pairs=pairs)
    line = lesson["dialogue"][int(lesson["order"][1:]) - 1]
    tokens = line[1].split()
    mixed = pick(tokens, lesson["id"], "order")
    if mixed == tokens and len(tokens) > 1:
        mixed = tokens[1:] + tokens[:1]
    add("orderWords", "o2", 15, prompt=en(f"Put the words in order: {line[2]}"), tokens=mixed,
        answer=tokens)
    heard = next(v for v in words if v["headword"] == lesson["listen"])
    add("listenAndType", "o1", 20, prompt=en("Listen and write what you hear."),
        vocabularyRef=heard["id"], answer=[heard["headword"]], compare="skeleton")
    for word in lesson.get("tone", "").split():
        v = next(v for v in words if v["headword"] == word)
        right = v["tone"]["pattern"]
        flip = {"H": "L", "L": "H"}
        others = ["".join(flip[c] for c in right), right[:-1] + flip[right[-1]]]
        options = pick(sorted({right, *others}), lesson["id"], word)
        add("tonePick", "o1", 15, prompt=en(f"Which tone pattern does {word} have?"),
            vocabularyRef=v["id"], options=options, answer=right,
            explanation=en(f"Source: {v['tone']['source']}."))
    return result


def platforms(lesson, words):
    slug = re.sub(r"[^a-z0-9]+", "-", f"{lesson['id']} {lesson['en']}".lower()).strip("-")
    about = f"{lesson['summary']} Words: {', '.join(v['headword'] for v in words)}"
    while len(about) > 158:
        about = about[:about.rindex(",")]
    spoken = [v["id"] for v in words if v["audio"]]
    rest = [v["id"] for v in words if not v["audio"]]
    return dict(web=dict(slug=slug, metaDescription=about + "."), watch=dict(words=(spoken + rest)[:5]))


def sentence_sources(lesson):
    marks = {}
    for number, line in enumerate(lesson["dialogue"], 1):
        marks.setdefault(line[3], []).append(f"d{number}")
    for word, examples in lesson["examples"].items():
        for _, _, mark in examples:
            marks.setdefault(mark, []).append(word)
    return [dict(source=SOURCES[m], of=sorted(set(of))) for m, of in sorted(marks.items())]


def build(lesson, order):
    lesson_id = f"sna.{lesson['id']}.001"
    words = [entry(lesson, lesson_id, i, w) for i, w in enumerate(lesson["words"].split(), 1)]
    headwords = {v["headword"] for v in words}
    for named in [*lesson["examples"], *lesson["audio"].split(), lesson["listen"]]:
        if named not in headwords:
            sys.exit(f"{lesson_id}: {named} is not among its words")
    if lesson["listen"] not in lesson["audio"].split():
        sys.exit(f"{lesson_id}: {lesson['listen']} has no audio to listen to")
    title, text = lesson["grammar"]
    body = {
        "schemaVersion": "1.0.0", "id": lesson_id, "language": "sn", "orthography": "sna-1967",
        "dialectProfile": lesson["dialect"], "level": lesson["level"], "unit": lesson["unit"],
        "order": order, "title": dict(sn=lesson["sn"], en=lesson["en"]), "summary": en(lesson["summary"]),
        "objectives": [dict(id=f"o{i}", en=o) for i, o in enumerate(lesson["objectives"], 1)],
        "vocabulary": words,
        "dialogue": [dict(id=f"d{i}", speaker=who, sn=sn, en=meaning)
                     for i, (who, sn, meaning, _) in enumerate(lesson["dialogue"], 1)],
        "grammarNotes": [dict(id="g1", title=en(title), markdown=en(text))],
        "culturalNotes": [dict(id=f"cn{i}", title=en(t), markdown=en(m), prominence=p, sensitivity=s,
                               sources=src)
                          for i, (t, m, p, s, src) in enumerate(lesson["culture"], 1)],
        "exercises": exercises(lesson, words),
        "flashcards": [dict(front=dict(vocabularyRef=v["id"], field="headword"), back=dict(field="gloss"))
                       for v in words],
        "media": [], "variantsAB": lesson.get("variantsAB", []),
        "platforms": platforms(lesson, words),
        "analytics": dict(activityId=f"lesson/{lesson_id}",
                          events=["initialized", "experienced", "answered", "completed"]),
        "provenance": dict(
            authors=["Batanidza sample course"], license="CC0-1.0", reviewedBy=None,
            reviewState="needs-speaker-review", sentences=sentence_sources(lesson),
            note="Words, classes, plurals and tones come from the sources named at each word; IPA and"
                 " syllables are derived from spelling. Audio is synthetic (espeak-ng, Swahili voice,"
                 " phoneme input) and stands in for a speaker. Nothing was checked by a speaker."),
        "revision": 1, "updatedAt": "2026-11-22T00:00:00Z",
    }
    canonical = json.dumps(body, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    if canonical != unicodedata.normalize("NFC", canonical):
        sys.exit(f"{lesson_id}: not NFC")
    body["contentHash"] = "sha256:" + hashlib.sha256(canonical.encode()).hexdigest()
    return lesson_id, body


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    os.makedirs(OUT)
    for order, lesson in enumerate(course.LESSONS, 1):
        lesson_id, body = build(lesson, order)
        with open(os.path.join(OUT, lesson_id + ".json"), "w", encoding="utf-8") as f:
            json.dump(body, f, sort_keys=True, indent=1, ensure_ascii=False)
            f.write("\n")


if __name__ == "__main__":
    main()
