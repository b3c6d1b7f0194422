#!/usr/bin/env python3
"""Makes the synthetic audio of the sample course and clips.py, the list of what it made.

Needs espeak-ng and ffmpeg; the same versions give the same bytes. No engine has a Shona voice, so
the Swahili voice is given phonemes, never text. Where the course knows a word's surface tone, each
syllable is spoken at its own pitch (-p 80 high, 20 low) and the samples are joined; elsewhere the
pitch is flat. Every clip is labelled synthetic: in its own metadata and as origin "tts".
"""

import array
import hashlib
import io
import os
import shutil
import subprocess
import sys
import wave

sys.dont_write_bytecode = True
import course
import tables

RATE = 22050
OUT = os.path.join(tables.HERE, "audio")


def run(*command, data=None):
    return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout


def check(word, mnemonics, expected):
    """An unknown mnemonic silently ends the word, so what was understood is compared."""
    heard = run("espeak-ng", "-v", "sw", "-q", "--ipa", f"[[{mnemonics}]]").decode().strip()
    plain = "".join(c for c in heard if c not in "ˈˌː \n")
    if plain != expected:
        sys.exit(f"{word}: espeak-ng understood {plain}, expected {expected}")


def speak(mnemonics, pitch):
    data = run("espeak-ng", "-v", "sw", "-p", str(pitch), "-s", "140", "--stdout", f"[[{mnemonics}]]")
    # espeak-ng cannot seek in a pipe and leaves the sizes open: the samples follow byte 44.
    samples = array.array("h", data[44:len(data) - len(data) % 2])
    loud = [i for i, s in enumerate(samples) if abs(s) > 250]
    return samples[max(0, loud[0] - 220):loud[-1] + 220]


def fade(samples, length):
    for i in range(min(length, len(samples))):
        samples[i] = samples[i] * i // length
        samples[-1 - i] = samples[-1 - i] * i // length
    return samples


def clip(word, pattern):
    parts = tables.syllables(word)
    stress = max(0, len(parts) - 2)
    spoken = [tables.phonemes(s, i == stress) for i, s in enumerate(parts)]
    check(word, "|".join(m for m, _ in spoken), "".join(e for _, e in spoken))
    result = array.array("h", [0] * (RATE // 50))
    if pattern and len(pattern) == len(parts):
        for (mnemonics, expected), tone in zip(spoken, pattern):
            check(word, mnemonics, expected)
            result += fade(speak(mnemonics, 80 if tone == "H" else 20), 160)
    else:
        result += fade(speak("|".join(m for m, _ in spoken), 50), 160)
    result += array.array("h", [0] * (RATE // 20))
    return result


def encode(samples, word, codec):
    wav = io.BytesIO()
    with wave.open(wav, "wb") as w:
        w.setnchannels(1)
        w.setsampwidth(2)
        w.setframerate(RATE)
        w.writeframes(samples.tobytes())
    exact = ["-fflags", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1",
             "-metadata", f"title={word}", "-metadata", "comment=synthetic speech, espeak-ng sw"]
    how = {"aac": ["-c:a", "aac", "-b:a", "32k"],
           "opus": ["-c:a", "libopus", "-b:a", "16k", "-ar", "48000"]}[codec]
    name = os.path.join(OUT, "making.m4a" if codec == "aac" else "making.ogg")
    run("ffmpeg", "-v", "error", "-y", "-f", "wav", "-i", "-", *how, *exact, name, data=wav.getvalue())
    with open(name, "rb") as f:
        data = f.read()
    os.remove(name)
    return data


def main():
    shutil.rmtree(OUT, ignore_errors=True)
    os.makedirs(OUT)
    words = sorted({w for lesson in course.LESSONS for w in lesson["audio"].split()})
    lines = []
    for word in words:
        row = tables.WORDS.get(word, {})
        pattern = row.get("tone") if row.get("tone_scope") == "surface" else None
        samples = clip(word, pattern)
        made = {"durationMs": len(samples) * 1000 // RATE, "tone": pattern or None}
        for codec in ("aac", "opus"):
            data = encode(samples, word, codec)
            name = hashlib.sha256(data).hexdigest()
            folder = os.path.join(OUT, name[:2], name[2:4])
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, name), "wb") as f:
                f.write(data)
            made[codec] = (len(data), name)
        lines.append(f"    {word!r}: {made!r},\n")
    with open(os.path.join(tables.HERE, "clips.py"), "w", encoding="utf-8") as f:
        f.write('"""Written by make_audio.py: the clips under audio/."""\n\nCLIPS = {\n')
        f.writelines(lines)
        f.write("}\n")


if __name__ == "__main__":
    main()
