"""Reads the tables of resources/shona and derives what can be derived from Shona spelling."""

import csv
import os

HERE = os.path.dirname(os.path.abspath(__file__))
SHONA = os.path.join(HERE, "..", "shona")
VOWELS = "aeiou"


def rows(name):
    with open(os.path.join(SHONA, name), encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


GRAPHEMES = {r["grapheme"]: r["ipa"] for r in rows("graphemes.tsv")}
PHONEMES = {r["grapheme"]: (r["espeak_sw"], r["spoken_as"]) for r in rows("tts-phonemes.tsv")}
WORDS = {}
for _row in rows("words.tsv"):
    WORDS.setdefault(_row["word"], _row)


def syllables(word):
    """The word as syllables, each a list of graphemes, with the letters as they were typed."""
    result, current, at = [], [], 0
    lower = word.lower()
    while at < len(word):
        for size in (4, 3, 2, 1):
            if lower[at:at + size] in GRAPHEMES:
                break
        else:
            raise ValueError(f"{word}: no grapheme at {word[at:]}")
        current.append(word[at:at + size])
        if lower[at] in VOWELS:
            result.append(current)
            current = []
        at += size
    if current:
        raise ValueError(f"{word}: does not end in a vowel")
    return result


def syllabic(word):
    return "-".join("".join(s) for s in syllables(word))


def ipa(word):
    return ".".join("".join(GRAPHEMES[g.lower()] for g in s) for s in syllables(word))


def phonetic(word):
    """Rough reading for English eyes: mah-nheh-roo."""
    say = {"a": "ah", "e": "eh", "i": "ee", "o": "oh", "u": "oo"}
    return "-".join("".join(say.get(g.lower(), g.lower()) for g in s) for s in syllables(word))


def phonemes(graphemes, stressed):
    """espeak-ng mnemonics of one syllable, and what `espeak-ng --ipa` must answer for it."""
    mnemonics, spoken = [], ""
    for g in graphemes:
        code, sound = PHONEMES[g.lower()]
        if g.lower() in VOWELS:
            mnemonics.append(("'" if stressed else "") + code)
            spoken += sound
        else:
            mnemonics.append(code)
            spoken += sound[1:-1]
    return "|".join(mnemonics), spoken
