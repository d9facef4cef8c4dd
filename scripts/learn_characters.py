"""Learns what likeness knows of characters from the demonstration's own suggestions and replies.

    .venv/bin/python scripts/learn_characters.py

Each suggestion with its reply is one text. A character weighs the more the fewer texts it stands in; its meaning
is its place among the leading singular directions of texts by characters (latent semantic analysis): characters
that keep the same company (车, 停, 泊) come to lie close together.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.decomposition import TruncatedSVD

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from yishi.demo.source import items  # noqa: E402 - found only now
from yishi.likeness.characters import DIMENSIONS, FILE, counted, worded  # noqa: E402 - the same

LEAST = 2  # texts that a character must stand in to have a meaning


def main() -> int:
    """Write the table of characters."""
    texts = [dict(zip(*map(np.ndarray.tolist, counted(worded(one.title, one.text + one.reply))), strict=True))
             for one in items()]  # fmt: skip
    stands_in = Counter(code for text in texts for code in text)
    rarity = {code: float(np.log((len(texts) + 1) / (n + 1))) for code, n in stands_in.items()}
    weight = {code: idf / (idf + 1) for code, idf in rarity.items()}
    known = sorted(code for code, n in stands_in.items() if n >= LEAST)
    matrix = np.array([[weight[code] * (1 + np.log(text[code])) if code in text else 0 for code in known]
                       for text in texts])  # fmt: skip
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True)
    directions = TruncatedSVD(DIMENSIONS, n_iter=20, random_state=0).fit(matrix).components_.T
    scale = np.abs(directions).max(axis=0)
    np.savez_compressed(
        ROOT / "src/yishi/likeness" / FILE,
        codes=np.array(known, np.uint16),
        weights=np.array([weight[code] for code in known], np.float32),
        rare=np.float32(np.log(len(texts) + 1) / (np.log(len(texts) + 1) + 1)),
        scale=scale.astype(np.float32),
        meanings=np.round(directions / scale * 127).astype(np.int8),
    )
    print(f"{len(texts)} texts, {len(known)} characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
